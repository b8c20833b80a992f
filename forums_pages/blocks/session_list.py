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
from forums_pages.blocks.latest import edition_sessions
from forums_pages.blocks.live import is_public, pages_for_reader
from forums_pages.blocks.samples import sample_pages
from forums_pages.blocks.words import LineBlock
from forums_pages.enums import SessionKind


class SessionListValue(StructValue):
    """Sessions chosen, or found in an edition."""

    @property
    def sessions_shown(self) -> list[Any]:
        """The published sessions: those chosen, in their order, else the edition's by time."""
        chosen = pages_for_reader(self.get("sessions"))
        edition = self.get("edition")
        if chosen or not is_public(edition):
            return chosen
        return pages_for_reader(edition_sessions(edition, self.get("day"), self.get("kind") or ""))


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

    def clean(self, value: Any) -> SessionListValue:
        """Return the list; before publication, ask for either sessions or an edition, not both."""
        cleaned: SessionListValue = super().clean(value)
        if self.is_deferred_validation or bool(cleaned["sessions"]) != bool(cleaned["edition"]):
            return cleaned
        message = _("Choose sessions, or an edition: one of the two.")
        raise StructBlockValidationError(non_block_errors=[ValidationError(message, code="either")])

    class Meta:
        icon = "calendar-alt"
        label = _("Sessions")
        group = groups.PROGRAMME
        description = _("Sessions chosen by hand, or those of an edition that follow its programme.")
        value_class = SessionListValue
        template = "forums_pages/blocks/session_list.html"
        preview_template = groups.PREVIEW_TEMPLATE
        preview_value = staticmethod(
            lambda: {
                "heading": _("Not to be missed"),
                "sessions": sample_pages(_("Opening"), _("Round table")),
            }
        )
        label_format = "{heading}"
