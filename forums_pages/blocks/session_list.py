"""Sessions of a programme."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    ChoiceBlock,
    DateBlock,
    ListBlock,
    PageChooserBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
)

from forums_pages.blocks import groups
from forums_pages.blocks.words import LineBlock
from forums_pages.enums import SessionKind


class SessionListBlock(StructBlock):
    """Sessions chosen by hand, or those of an edition, of a day or of a kind."""

    heading = LineBlock(required=False, label=_("Heading"))
    sessions = ListBlock(
        PageChooserBlock("forums_pages.SessionPage", label=_("Session")),
        default=[],
        max_num=50,
        collapsed=True,
        label=_("Chosen sessions"),
    )
    edition = PageChooserBlock(
        "forums_pages.EditionPage",
        required=False,
        label=_("or the sessions of an edition"),
        help_text=_("The list then follows the programme by itself."),
    )
    day = DateBlock(required=False, label=_("only of this day"))
    kind = ChoiceBlock(
        choices=SessionKind.choices, required=False, search_index=False, label=_("only of this kind")
    )

    def clean(self, value: Any) -> StructValue:
        """Return the list; before publication, ask for either sessions or an edition, not both."""
        cleaned: StructValue = super().clean(value)
        if self.is_deferred_validation or bool(cleaned["sessions"]) != bool(cleaned["edition"]):
            return cleaned
        message = _("Choose sessions, or an edition: one of the two.")
        raise StructBlockValidationError(non_block_errors=[ValidationError(message, code="either")])

    class Meta:
        icon = "calendar-alt"
        label = _("Sessions")
        group = groups.PROGRAMME
        description = _("Sessions chosen by hand, or those of an edition that follow its programme.")
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{heading}"
