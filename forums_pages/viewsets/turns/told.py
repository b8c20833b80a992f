"""What somebody is told before and after an edition turned out otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forums_pages.enums import CallStatus, Lifecycle, RegistrationState
from forums_pages.models import BasePage, CallPage
from forums_pages.programme.turns.foresight import Foresight
from forums_pages.programme.turns.kinds import Turn
from forums_pages.programme.turns.receivers import Receiver, receivers_of
from forums_pages.viewsets.turns.lines import languages_without_reason

OFF = (Lifecycle.POSTPONED, Lifecycle.CANCELLED)
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
    """Who finds the page where, and who is told; ``hidden_by`` are pages above that are not public."""

    is_public: bool
    hidden_by: list[BasePage]
    addresses: list[tuple[Any, str]]
    receivers: list[Receiver]


@dataclass(frozen=True)
class Notice:
    """Something to look at, with where it is mended."""

    sentence: str
    links: list[tuple[str, str]] = field(default_factory=list)


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
    is_public = page.live and not above
    pages = (
        page.get_translations(inclusive=True).filter(live=True).select_related("locale") if is_public else ()
    )
    addresses = [(each.locale, each.get_full_url() or each.get_url() or "") for each in pages]
    receivers = receivers_of(page, sessions) if is_public else []
    return Audience(is_public, above, [pair for pair in addresses if pair[1]], receivers)


def notices_of(foresight: Foresight) -> list[Notice]:
    """Return what should be looked at before the turn is confirmed; nothing of it is in the way."""
    found = [_lacking_reason(foresight), *_lacking_links(foresight), *_still_open(foresight)]
    found += [_other_names(foresight), _draft(foresight)]
    return [notice for notice in found if notice is not None]


def _lacking_reason(foresight: Foresight) -> Notice | None:
    pages = languages_without_reason(foresight.after)
    if not pages or foresight.turn in (Turn.REDATED, Turn.REINSTATED):
        return None
    names = [str(page.locale) for page in pages]
    return Notice(_("No reason is given in: %(languages)s.") % {"languages": ", ".join(names)})


def _lacking_links(foresight: Foresight) -> Iterable[Notice]:
    if foresight.turn not in (Turn.ONLINE, Turn.HYBRID):
        return
    sessions = foresight.without_live_link
    if sessions:
        words = ngettext(
            "%(count)d session has no live link yet.",
            "%(count)d sessions have no live link yet.",
            len(sessions),
        )
        yield Notice(words % {"count": len(sessions)}, [(each.title, edit_url(each.pk)) for each in sessions])
    if not foresight.after.online_url and len(sessions) == len(foresight.plan.sessions):
        yield Notice(_("Nobody can follow it yet: neither the edition nor any session has an address."))


def _still_open(foresight: Foresight) -> Iterable[Notice]:
    if foresight.after.lifecycle not in OFF:
        return
    if foresight.after.registration_state == RegistrationState.OPEN:
        yield Notice(_("Readers are still told that registration is open."))
    for call in CallPage.objects.filter(edition=foresight.row.pk, is_source=True, live=True):
        if call.status == CallStatus.OPEN:
            words = _("The call for contributions is still open.")
            yield Notice(words, [(call.title, edit_url(call.pk))])


def _other_names(foresight: Foresight) -> Notice | None:
    if foresight.before.title == foresight.after.title:
        return None
    pages = list(foresight.row.get_translations().filter(alias_of__isnull=True))
    links = [(page.title, edit_url(page.pk)) for page in pages]
    return Notice(_("In other languages it keeps its name; change it there:"), links) if pages else None


def _draft(foresight: Foresight) -> Notice | None:
    if not (foresight.row.live and foresight.row.has_unpublished_changes):
        return None
    return Notice(
        _("There is a draft of the edition. It takes this change, too; nothing else of it becomes public.")
    )


def edit_url(pk: int) -> str:
    """Return where a page is edited."""
    return reverse("wagtailadmin_pages:edit", args=[pk])


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
