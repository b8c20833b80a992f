"""A link to exactly one place: a page of this site, a document or another site."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import PageChooserBlock, StructBlock, StructBlockValidationError, StructValue
from wagtail.documents.blocks import DocumentChooserBlock

from forums_pages.blocks.addresses import WebAddressBlock

TARGETS = ("page", "document", "url")


class LinkBlock(StructBlock):
    """A link with one target. ``required=False`` allows none; two are never published."""

    page = PageChooserBlock(required=False, label=_("A page of this site"))
    document = DocumentChooserBlock(required=False, label=_("or a document"))
    url = WebAddressBlock(
        required=False,
        label=_("or an address elsewhere"),
        help_text=_("The whole address, beginning with https://"),
    )

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.target_required = required

    def clean(self, value: Any) -> StructValue:
        """Return the link; before publication, refuse two targets, and none where one is needed."""
        cleaned: StructValue = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        targets = [name for name in TARGETS if cleaned.get(name)]
        if len(targets) > 1:
            error = ValidationError(_("Choose only one: a page, a document or an address."), code="many")
            raise StructBlockValidationError(dict.fromkeys(targets[1:], error), [error])
        if self.target_required and not targets:
            error = ValidationError(_("Choose a page or a document, or write an address."), code="required")
            raise StructBlockValidationError(non_block_errors=[error])
        return cleaned

    class Meta:
        icon = "link"
        label = _("Link")
