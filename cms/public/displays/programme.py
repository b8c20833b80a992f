"""The programme of an edition: days, then start, then room, as the hall's clock shows them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.public.dates import weekday_words
from cms.public.readable import readable, shown
from cms.public.reader import Reader
from cms.public.wording import Worded, said, worded
from forums_pages.enums import SessionKind, SessionState
from forums_pages.models import EditionPage, Participation, SessionPage


@dataclass(frozen=True, eq=False)
class SessionItem:
    """A session in the programme."""

    item: Worded
    speakers: list[str] = field(default_factory=list)
    shows_room: bool = True

    @property
    def facts(self) -> SessionPage:
        """The source page."""
        session: SessionPage = self.item.facts
        return session

    @property
    def is_cancelled(self) -> bool:
        """Whether it will not take place."""
        return bool(self.facts.state == SessionState.CANCELLED)

    @property
    def room(self) -> SafeString | str:
        """The room; empty while unknown, or where nobody can come to one."""
        room = self.facts.room if self.shows_room else None
        return said(room.name) if room else ""

    @property
    def details(self) -> list[SafeString | str]:
        """The kind, the room and whether it can be followed from elsewhere, as far as they are known."""
        kind = "" if self.facts.kind == SessionKind.OTHER else self.facts.get_kind_display()
        online = _("also online") if self.facts.is_online else ""
        return [each for each in (kind, self.room, online) if each]


@dataclass(frozen=True)
class Day:
    """A day of the programme; ``day`` is None for what has no day yet."""

    day: date | None
    sessions: list[SessionItem]

    @property
    def words(self) -> str:
        """The day with its weekday."""
        return weekday_words(self.day) if self.day else ""


def programme_days(edition: EditionPage, reader: Reader, shows_rooms: bool) -> list[Day]:
    """Return the programme that everybody may read; cancelled sessions come last in their day."""
    if edition.pk is None:
        return []
    sessions = SessionPage.objects.of_edition(edition.pk).in_programme_order()
    sources = readable(sessions.select_related("room").defer_streamfields(), reader)
    speakers = _speakers(sources, reader)
    items = [
        SessionItem(item, speakers.get(item.facts.pk, []), shows_rooms) for item in worded(sources, reader)
    ]
    days: dict[date | None, list[SessionItem]] = defaultdict(list)
    for item in sorted(items, key=_place):
        days[item.facts.day].append(item)
    return [Day(day, found) for day, found in days.items()]


def _place(item: SessionItem) -> tuple[bool, date, bool]:
    # The queryset's order within a day stays: sorting is stable.
    day = item.facts.day
    return day is None, day or date.max, item.is_cancelled


def _speakers(sessions: list[SessionPage], reader: Reader) -> dict[int, list[str]]:
    rows = Participation.objects.confirmed().filter(page__in=sessions).select_related("person")
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows.order_by("page_id", "sort_order", "pk"):
        if shown(row.person, reader):
            found[row.page_id].append(row.person.full_name(reader.language))
    return found
