"""The programme as schedules have it: days that end at four in the morning, their rooms and sessions."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.feeds.facts import Edition, Room, Session, Theme
from forums_pages.models.identities import CODE_ALPHABET

# Until then, a session belongs to the evening before.
NIGHT_ENDS = time(4)
LONGEST_SLUG = 100


@dataclass(frozen=True)
class Day:
    """A day of the programme; ``rooms`` in the order in which they are first used."""

    index: int
    date: date
    starts: datetime
    ends: datetime
    rooms: dict[Room, list[Session]]


@dataclass(frozen=True)
class Schedule:
    """What every schedule says of an edition, in the active language."""

    edition: Edition

    @cached_property
    def sessions(self) -> list[Session]:
        """The sessions whose start is known: schedules have no place for others."""
        return [each for each in self.edition.sessions if each.starts is not None]

    @cached_property
    def days(self) -> list[Day]:
        """The days of the edition, as far as they are known, and those of its sessions."""
        known = {_day_of(each) for each in self.sessions}
        first, last = self.edition.first_day, self.edition.last_day
        if first is not None:
            known |= {first + timedelta(days=each) for each in range(((last or first) - first).days + 1)}
        return [self._day(index, day) for index, day in enumerate(sorted(known), start=1)]

    @cached_property
    def rooms(self) -> list[Room]:
        """The rooms that are used."""
        return list(dict.fromkeys(self.room_of(each) for each in self.sessions))

    @cached_property
    def themes(self) -> list[Theme]:
        """The themes of the edition and of its sessions."""
        used = (theme for each in self.sessions for theme in each.themes)
        return list(dict.fromkeys((*self.edition.themes, *used)))

    @cached_property
    def acronym(self) -> str:
        """A short name of letters, digits and underscores, at least four of them."""
        name = slugify(self.edition.forum).replace("-", "_").strip("_")
        edition = self.days[0].date.year if self.days else self.edition.ordinal or ""
        stem = f"{name or self.edition.country.lower()}_{edition}".strip("_")
        return stem if len(stem) >= 4 else f"forum_{stem}".strip("_")

    @property
    def version(self) -> str:
        """What changes with each publication."""
        return self.edition.updated.isoformat()

    def room_of(self, session: Session) -> Room:
        """Return where a session takes place; readers need a room also where there is none."""
        if session.room is not None:
            return session.room
        kind, name = ("online", _("Online")) if session.is_online else ("unknown", _("Room not known yet"))
        return Room(str(uuid5(UUID(self.edition.guid), kind)), name, "", "", "", None)

    def slug_of(self, session: Session) -> str:
        """Return a name for addresses that no other session has."""
        title = slugify(session.title)[:LONGEST_SLUG]
        return f"{self.acronym}-{session.code.lower()}-{title}".rstrip("-_")

    def language_of(self, session: Session) -> str:
        """Return the first language that a session is held in, else that of its edition, of two letters."""
        spoken = (*session.languages, *self.edition.languages, self.edition.locale)
        return next(each for each in spoken if len(each) == 2)

    def _day(self, index: int, day: date) -> Day:
        rooms: dict[Room, list[Session]] = {}
        for session in self.sessions:
            if _day_of(session) == day:
                rooms.setdefault(self.room_of(session), []).append(session)
        zone = ZoneInfo(self.edition.zone)
        starts, ends = (datetime.combine(each, NIGHT_ENDS, zone) for each in (day, day + timedelta(days=1)))
        return Day(index, day, starts, ends, rooms)


def number_of(session: Session) -> int:
    """Return the number that the code of a session is, which no other session has; below 2³¹."""
    number = 0
    for sign in session.code:
        number = number * len(CODE_ALPHABET) + CODE_ALPHABET.index(sign)
    return number + 1


def theme_slug(theme: Theme) -> str:
    """Return a name of a theme in ASCII that begins with a letter."""
    slug = slugify(theme.slug).replace("_", "-").strip("-")
    return slug if slug[:1].isalpha() and len(slug) > 1 else f"theme-{slug or _digest(theme)}"


def clock_length(session: Session) -> str:
    """Return how long a session takes as hours and minutes; 00:00 where nobody knows."""
    minutes = int(length_of(session).total_seconds() // 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def length_of(session: Session) -> timedelta:
    """Return how long a session takes; nothing where nobody knows."""
    if session.starts is None or session.ends is None:
        return timedelta()
    # Clocks may be set while it lasts: instants are compared, not what clocks show.
    return timedelta(seconds=session.ends.timestamp() - session.starts.timestamp())


def _day_of(session: Session) -> date:
    starts = session.starts
    if starts is None:
        raise ValueError("Nobody knows when it starts.")
    return starts.date() - timedelta(days=1) if starts.time() < NIGHT_ENDS else starts.date()


def _digest(theme: Theme) -> str:
    return uuid5(UUID(int=0), theme.title).hex[:8]
