"""What somebody is told before and after an edition turned out otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums_pages.enums import Lifecycle
from forums_pages.models import BasePage
from forums_pages.programme.turns.foresight import Foresight
from forums_pages.programme.turns.kinds import Turn
from forums_pages.programme.turns.receivers import Receiver, receivers_of
from forums_pages.viewsets.turns.lines import OFF

HINTS = {
    Turn.ONLINE: ("desktop", gettext_lazy("Venues and rooms are no longer shown; you keep them.")),
    Turn.HYBRID: (
        "desktop",
        gettext_lazy("Venues and rooms are shown, and how to take part from elsewhere."),
    ),
    Turn.IN_PERSON: ("home", gettext_lazy("Venues and rooms are shown again.")),
    Turn.POSTPONED: ("time", gettext_lazy("With new dates, or while none is known.")),
    Turn.REDATED: (
        "calendar-alt",
        gettext_lazy("New dates; its sessions move along. It may get a new name."),
    ),
    Turn.CANCELLED: ("circle-xmark", gettext_lazy("The page stays at its address and says so.")),
    Turn.REINSTATED: ("circle-check", gettext_lazy("It is no longer cancelled.")),
}


CONFIRM = {
    Turn.ONLINE: gettext_lazy("Move the edition online"),
    Turn.HYBRID: gettext_lazy("Make the edition hybrid"),
    Turn.IN_PERSON: gettext_lazy("Bring the edition back in person"),
    Turn.POSTPONED: gettext_lazy("Postpone the edition"),
    Turn.REDATED: gettext_lazy("Give the edition these dates"),
    Turn.CANCELLED: gettext_lazy("Cancel the edition"),
    Turn.REINSTATED: gettext_lazy("Let the edition take place"),
}
# With the title of the page.
DONE = {
    Turn.ONLINE: gettext_lazy("“%(title)s” takes place online now."),
    Turn.HYBRID: gettext_lazy("“%(title)s” takes place in person and online now."),
    Turn.IN_PERSON: gettext_lazy("“%(title)s” takes place in person now."),
    Turn.POSTPONED: gettext_lazy("“%(title)s” is postponed."),
    Turn.REDATED: gettext_lazy("“%(title)s” has new dates."),
    Turn.CANCELLED: gettext_lazy("“%(title)s” is cancelled."),
    Turn.REINSTATED: gettext_lazy("“%(title)s” takes place after all."),
}


@dataclass(frozen=True)
class Audience:
    """Who finds the page where, and who is told; ``hidden_by`` are pages above that are not public.

    Where it ``is_restricted``, here or above, only some may read it, and nobody is told.
    """

    is_public: bool
    is_restricted: bool
    hidden_by: list[BasePage]
    addresses: list[tuple[Any, str]]
    receivers: list[Receiver]


def choices_of(page: BasePage, turns: Iterable[Turn]) -> list[dict[str, Any]]:
    """Return what may have happened, each with a sign, a hint and its address."""
    return [
        {
            "label": turn.label,
            "icon": HINTS[turn][0],
            "hint": HINTS[turn][1],
            "url": reverse("edition_turn", args=[page.pk, turn]),
        }
        for turn in turns
    ]


def audience_of(page: BasePage, sessions: Sequence[int]) -> Audience:
    """Return who finds the source page, and who is told; ``sessions`` are those that change with it."""
    above = list(page.get_ancestors().filter(depth__gt=1, live=False))
    is_restricted = page.live and not above and page.get_view_restrictions().exists()
    is_public = page.live and not above and not is_restricted
    pages = (
        page.get_translations(inclusive=True).filter(live=True).select_related("locale") if is_public else ()
    )
    addresses = [(each.locale, each.get_full_url() or each.get_url() or "") for each in pages]
    receivers = receivers_of(page, sessions) if is_public else []
    return Audience(is_public, is_restricted, above, [pair for pair in addresses if pair[1]], receivers)


def undo_words(foresight: Foresight) -> str:
    """Return how it is taken back."""
    if foresight.touched:
        return _(
            "To take it back, date the edition anew, with the dates it had: its sessions move back along."
        )
    if foresight.turn == Turn.CANCELLED:
        return _(
            "To take it back, come here again: “It takes place after all”. Or publish the version "
            "before from its history."
        )
    return _("To take it back, publish the version before from its history.")


def sessions_words(foresight: Foresight) -> str:
    """Return what becomes of sessions where none is moved."""
    if foresight.after.lifecycle not in OFF:
        return _("The sessions keep their days and times.")
    if foresight.after.lifecycle == Lifecycle.POSTPONED:
        return _(
            "The sessions keep their days until the edition is dated anew. Meanwhile calendars show "
            "them as called off, and no list shows them as taking place."
        )
    return _(
        "The sessions stay at their addresses. Calendars show them as called off, and no list shows "
        "them as taking place."
    )


def done_words(page: BasePage, turn: Turn, is_public: bool) -> str:
    """Return what was done, and where it can be watched."""
    title = page.get_admin_display_title()
    words = str(DONE[turn]) % {"title": title}
    if is_public:
        rest = _("Readers are told. The globe at the top right shows who has it already.")
    else:
        rest = _("It is not public, so nobody was told.")
    return f"{words} {rest}"
