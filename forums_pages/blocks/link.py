"""A link to exactly one place: a page of this site, a document or another site."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import PageChooserBlock, StructBlock, StructBlockValidationError, StructValue
from wagtail.documents.blocks import DocumentChooserBlock

from forums_pages.blocks.addresses import WebAddressBlock, safe_href
from forums_pages.blocks.live import is_public

TARGETS = ("page", "document", "url")


class LinkValue(StructValue):
    """Where the link leads. In a draft it may be nowhere, or several places: then the first counts."""

    @property
    def targets(self) -> list[str]:
        """The names of the targets that are filled."""
        return [name for name in TARGETS if self.get(name)]

    @property
    def kind(self) -> str | None:
        """``page``, ``document`` or ``url``; None when the link leads nowhere."""
        return next(iter(self.targets), None)

    @property
    def href(self) -> str:
        """The address to follow; empty when there is none or not everybody may read its page."""
        if self.kind == "url":
            return safe_href(self["url"])
        target: Any = self[self.kind] if self.kind else None
        return str(target.url or "") if is_public(target) else ""


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

    def clean(self, value: Any) -> LinkValue:
        """Return the link; before publication, refuse two targets, and none where one is needed."""
        cleaned: LinkValue = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if len(cleaned.targets) > 1:
            error = ValidationError(_("Choose only one: a page, a document or an address."), code="many")
            raise StructBlockValidationError(dict.fromkeys(cleaned.targets[1:], error), [error])
        if self.target_required and not cleaned.targets:
            error = ValidationError(_("Choose a page or a document, or write an address."), code="required")
            raise StructBlockValidationError(non_block_errors=[error])
        return cleaned

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue
