"""The moment of an answer, which notes until when what was asked of it stays true.

Whatever an answer takes from the clock, it takes from its one moment. A comparison with a later instant is
noted: at that instant it turns out differently. A statement that is given the moment keeps it as a parameter
that can be given anew.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

# The smallest step of the clock: what is compared with the moment itself turns out differently after it.
STEP = timedelta(microseconds=1)
NOTHING = timedelta()


class Watch:
    """Until when what was asked of the clock stays true; None while nothing was."""

    def __init__(self) -> None:
        self.ends_at: datetime | None = None

    def note(self, instant: datetime) -> None:
        """Remember that something turns out differently from ``instant`` on."""
        if self.ends_at is None or instant < self.ends_at:
            self.ends_at = instant


class MomentText(str):
    """A moment as SQLite is given it. ``shift`` is how far it lies from the moment of the answer."""

    __slots__ = ("shift",)
    shift: timedelta


class DayText(str):
    """A day as SQLite is given it, with the clocks that show it. ``shift`` is as of a ``MomentText``."""

    __slots__ = ("shift", "zone")
    shift: timedelta
    zone: tzinfo


class MomentDay(date):
    """The day of a moment, which notes when it ends if a program asks it anything.

    A statement keeps it as a parameter that can be given anew, and notes nothing.
    """

    moment: "Moment"

    @classmethod
    def of(cls, moment: "Moment") -> "MomentDay":
        """Return the day on the clocks of the moment's zone."""
        made = cls.fromordinal(moment.plain.toordinal())
        made.moment = moment
        return made

    @property
    def plain(self) -> date:
        """The same day, which notes nothing."""
        return date.fromordinal(super().toordinal())

    @property
    def ends_at(self) -> datetime:
        """The instant, by the moment of the answer, at which it is another day."""
        return end_of_day(self.plain, self.moment.zone) - self.moment.shift

    def __str__(self) -> str:
        text = DayText(self.plain.isoformat())
        text.shift, text.zone = self.moment.shift, self.moment.zone
        return text

    def __reduce_ex__(self, protocol: Any) -> Any:
        self.moment.watch.note(self.ends_at)
        return self.plain.__reduce_ex__(protocol)


def end_of_day(day: date, zone: tzinfo) -> datetime:
    """Return the instant at which ``day`` is over on the clocks of ``zone``."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone).astimezone(UTC)


class Moment(datetime):
    """An instant that tells its watch what it is compared with.

    Whatever else is made of it, such as its year, ends the answer at once: it is right, and never kept.
    """

    watch: Watch
    shift: timedelta
    # The same instant, which notes nothing.
    plain: datetime

    @classmethod
    def of(cls, instant: datetime, watch: Watch, shift: timedelta = NOTHING) -> "Moment":
        """Return ``instant``, which lies ``shift`` after the moment of the answer."""
        made = cls.combine(instant.date(), instant.timetz())
        made.watch, made.shift, made.plain = watch, shift, instant
        return made

    def astimezone(self, tz: tzinfo | None = None) -> "Moment":
        """Return the same moment on the clocks of a zone."""
        return Moment.of(self.plain.astimezone(tz), self.watch, self.shift)

    def replace(self, *args: Any, **changes: Any) -> Any:
        """Return it without its zone, as databases want it; any other change is no moment any more."""
        changed = self.plain.replace(*args, **changes)
        if args or set(changes) != {"tzinfo"}:
            self._end_now()
            return changed
        return Moment.of(changed, self.watch, self.shift)

    @property
    def zone(self) -> tzinfo:
        """The clocks that it is read from."""
        return self.tzinfo or UTC

    def date(self) -> "MomentDay":
        """Return the day on the clocks of this zone."""
        return MomentDay.of(self)

    def __add__(self, other: timedelta) -> "Moment":
        return Moment.of(self.plain + other, self.watch, self.shift + other)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        if isinstance(other, timedelta):
            return self + -other
        self._end_now()
        return self.plain - other

    def __rsub__(self, other: datetime) -> timedelta:
        self._end_now()
        return other - self.plain

    def __lt__(self, other: Any) -> bool:
        return self._compared(other, datetime.__lt__)

    def __le__(self, other: Any) -> bool:
        return self._compared(other, datetime.__le__)

    def __gt__(self, other: Any) -> bool:
        return self._compared(other, datetime.__gt__)

    def __ge__(self, other: Any) -> bool:
        return self._compared(other, datetime.__ge__)

    def __eq__(self, other: object) -> bool:
        return self._compared(other, datetime.__eq__)

    __hash__ = datetime.__hash__

    def __str__(self) -> str:
        text = MomentText(datetime.isoformat(self.plain, " "))
        text.shift = self.shift
        return text

    def __copy__(self) -> "Moment":
        return self

    def __deepcopy__(self, memo: Any) -> "Moment":
        return self

    def __reduce_ex__(self, protocol: Any) -> Any:
        return self.plain.__reduce_ex__(protocol)

    def _compared(self, other: Any, compare: Callable[[datetime, Any], Any]) -> Any:
        plain = self.plain
        if not isinstance(other, datetime):
            return compare(plain, other)
        if isinstance(other, Moment):
            return compare(plain, other.plain)
        if (other.tzinfo is None) is (self.tzinfo is None) and other >= plain:
            self.watch.note(max(other, plain + STEP) - self.shift)
        return compare(plain, other)

    def _end_now(self) -> None:
        self.watch.note(self.plain - self.shift)


def _ending(name: str) -> Any:
    """Return what does as ``datetime`` does, and ends the answer at once."""
    original = getattr(datetime, name)

    def ended(self: Moment, *args: Any, **kwargs: Any) -> Any:
        self._end_now()
        return original(self.plain, *args, **kwargs)

    def ended_value(self: Moment) -> Any:
        self._end_now()
        return getattr(self.plain, name)

    return ended if callable(original) else property(ended_value)


# Nothing that serves readers asks for any of these; should it once, its answer is not kept.
for _name in (
    "year", "month", "day", "hour", "minute", "second", "microsecond", "weekday", "isoweekday", "isocalendar",
    "isoformat", "strftime", "timestamp", "timetuple", "utctimetuple", "toordinal", "time", "ctime",
):  # fmt: skip
    setattr(Moment, _name, _ending(_name))


def _ending_day(name: str) -> Any:
    """Return what does as ``date`` does, and notes when the day ends."""
    original = getattr(date, name)

    def asked(self: MomentDay, *args: Any, **kwargs: Any) -> Any:
        self.moment.watch.note(self.ends_at)
        others = [each.plain if isinstance(each, MomentDay) else each for each in args]
        return original(self.plain, *others, **kwargs)

    def asked_value(self: MomentDay) -> Any:
        self.moment.watch.note(self.ends_at)
        return getattr(self.plain, name)

    return asked if callable(original) else property(asked_value)


for _name in (
    "year", "month", "day", "weekday", "isoweekday", "isocalendar", "isoformat", "strftime", "timetuple",
    "toordinal", "ctime", "replace", "__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__add__", "__radd__",
    "__sub__", "__rsub__", "__format__",
):  # fmt: skip
    setattr(MomentDay, _name, _ending_day(_name))
MomentDay.__hash__ = date.__hash__  # type: ignore[method-assign]  # setting __eq__ there took none away


def parameter_at(given: Any, moment: datetime) -> Any:
    """Return what a statement is given at ``moment`` where it was given ``given`` before."""
    if isinstance(given, DayText):
        return (moment + given.shift).astimezone(given.zone).date().isoformat()
    if isinstance(given, MomentDay):
        return (moment + given.moment.shift).astimezone(given.moment.zone).date()
    if isinstance(given, MomentText):
        return str((moment + given.shift).astimezone(UTC).replace(tzinfo=None))
    if isinstance(given, Moment):
        return moment + given.shift
    return given


def day_ends_at(given: Any, moment: datetime) -> datetime | None:
    """Return when a parameter that is the day of a moment is another; None for one that is none."""
    if isinstance(given, DayText):
        shift, zone = given.shift, given.zone
    elif isinstance(given, MomentDay):
        shift, zone = given.moment.shift, given.moment.zone
    else:
        return None
    return end_of_day((moment + shift).astimezone(zone).date(), zone) - shift


def shift_of(given: Any) -> timedelta | None:
    """Return how far a parameter lies from the moment of the answer; None for one that is no moment."""
    return given.shift if isinstance(given, MomentText | Moment) else None
