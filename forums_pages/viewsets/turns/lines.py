"""What readers would be told otherwise, field by field: what it is, and what it would be."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from forums_pages.enums import EventFormat, Lifecycle, RegistrationState, SessionState
from forums_pages.fields import words
from forums_pages.models import EditionPage, SessionPage
from forums_pages.programme.planning import Plan
from forums_pages.viewsets.moments import day_range, edition_dates
from forums_pages.viewsets.statuses import status_of

OFF = (Lifecycle.POSTPONED, Lifecycle.CANCELLED)


@dataclass(frozen=True, slots=True)
class Line:
    """A field; ``language`` is the code of the one in which it is told, empty where it is the same in all."""

    label: str
    before: str
    after: str
    language: str = ""

    @property
    def direction(self) -> str:
        """Return how the words run."""
        return ("rtl" if self.language in settings.LANGUAGES_BIDI else "ltr") if self.language else "auto"

    @property
    def language_name(self) -> str:
        """Return the name of the language, in the interface's."""
        return str(dict(settings.LANGUAGES)[self.language]) if self.language else ""

    @property
    def key(self) -> str:
        """Return what tells the line from any other."""
        return "\n".join(astuple(self))


def edition_lines(before: EditionPage, after: EditionPage, plan: Plan) -> list[Line]:
    """Return what differs in what readers are told of the edition."""
    found = [*_facts(before, after), *_places(before, after, plan), *_words(before, after)]
    return [line for line in found if line.before != line.after]


def session_lines(before: SessionPage, after: SessionPage) -> list[Line]:
    """Return what differs in what readers are told of the session."""
    states = (str(SessionState(page.state).label) for page in (before, after))
    return [Line(_("State"), *states)]


def _facts(before: EditionPage, after: EditionPage) -> Iterator[Line]:
    pages = (before, after)
    yield Line(_("Status"), *(str(status_of(page)) for page in pages))
    yield Line(_("Printed name"), before.title, after.title, before.locale.language_code)
    yield Line(_("Dates"), *(edition_dates(page) or _("not known yet") for page in pages))
    yield Line(_("Dates before it was postponed"), *(_former(page) for page in pages))
    yield Line(_("Format"), *(str(EventFormat(page.format).label) for page in pages))
    yield Line(
        pgettext("of an edition", "Registration"),
        *(str(RegistrationState(page.registration_state).label) for page in pages),
    )
    yield Line(_("Online platform"), before.online_platform, after.online_platform)
    yield Line(_("Address of the online event"), before.online_url, after.online_url)


def _former(page: EditionPage) -> str:
    return day_range(page.previous_start_date, page.previous_end_date) if page.previous_start_date else ""


def _places(before: EditionPage, after: EditionPage, plan: Plan) -> Iterator[Line]:
    """Tell that venues and rooms come or go; that happens only with the format."""
    were_shown, are_shown = (page.format != EventFormat.ONLINE for page in (before, after))
    if were_shown == are_shown:
        return
    comma = pgettext("list", ", ")
    venues = comma.join(str(each.venue) for each in before.venues.all())
    if venues:
        yield Line(_("Venues"), *_shown(venues, were_shown, are_shown))
    rooms = {each.spot.room for each in plan.sessions.values()} - {None}
    if rooms:
        names = comma.join(str(room) for room in plan.rooms if room.pk in rooms)
        yield Line(_("Rooms of the sessions"), *_shown(names, were_shown, are_shown))


def _shown(names: str, were: bool, are: bool) -> tuple[str, str]:
    hidden = _("not shown")
    return (names if were else hidden), (names if are else hidden)


def _words(before: EditionPage, after: EditionPage) -> Iterator[Line]:
    for name, label in (("lifecycle_reason", _("Reason")), ("access_note", _("How to take part"))):
        was, will_be = (words(getattr(page, name)) for page in (before, after))
        for code, _name in settings.LANGUAGES:
            yield Line(label, was.get(code, ""), will_be.get(code, ""), code)


def languages_without_reason(edition: EditionPage) -> list[Any]:
    """Return the public language versions of an edition in which no reason is given."""
    given = words(edition.lifecycle_reason)
    pages = edition.get_translations(inclusive=True).filter(live=True).select_related("locale")
    return [page for page in pages if page.locale.language_code not in given]
