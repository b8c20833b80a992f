"""Says in words what clashes, to the people who plan the programme."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from forums_pages.models import Person, Room, SessionPage
from forums_pages.programme.clashes import Clash, Slot


@dataclass(frozen=True)
class Names:
    """What rooms, people and sessions are called, by their keys."""

    titles: Mapping[Any, str]
    rooms: Mapping[Any, Room | str]
    people: Mapping[Any, Person | str]


def names_in(clashes: Iterable[Clash]) -> Names:
    """Return the names of whatever clashes and is here. Three statements, however many clashes there are."""
    clashes = list(clashes)
    if not clashes:
        return Names({}, {}, {})
    sessions = _kept(slot.session for clash in clashes for slot in (clash.first, clash.second))
    return Names(
        titles=dict(SessionPage.objects.filter(pk__in=sessions).values_list("pk", "draft_title")),
        rooms=Room.objects.in_bulk(_kept(clash.room for clash in clashes)),
        people=Person.objects.in_bulk(_kept(clash.person for clash in clashes)),
    )


def _kept(keys: Iterable[Any]) -> set[int]:
    """Return the keys that are of rows; what is only planned is told by others."""
    return {key for key in keys if isinstance(key, int)}


def describe(clashes: Iterable[Clash], session: int | None, zone: tzinfo) -> list[str]:
    """Return a sentence per clash of ``session``: the room or person, the other session and its time.

    Times are what the clock in the hall shows. Three statements, however many clashes there are.
    """
    clashes = list(clashes)
    names = names_in(clashes)
    return [sentence(clash, session, zone, names) for clash in clashes]


def sentence(clash: Clash, session: Any, zone: tzinfo, names: Names) -> str:
    """Return what clashes with ``session``, in words."""
    other = clash.other_than(session)
    return _pattern(clash).format(
        who=names.rooms.get(clash.room) or names.people.get(clash.person) or "?",
        title=names.titles.get(other.session, "?"),
        time=_time(other, zone),
    )


def _pattern(clash: Clash) -> str:
    if clash.room is not None:
        return _("{who} is also taken by “{title}” ({time}).")
    return _("{who} also takes part in “{title}” ({time}).")


def _time(slot: Slot, zone: tzinfo) -> str:
    if slot.starts is None:
        return ""
    starts = slot.starts.astimezone(zone)
    day, begins = formats.date_format(starts, "DATE_FORMAT"), formats.time_format(starts, "TIME_FORMAT")
    if slot.ends is None:
        return _("{day}, from {begins}; its end is not known").format(day=day, begins=begins)
    ends = formats.time_format(slot.ends.astimezone(zone), "TIME_FORMAT")
    return _("{day}, {begins} to {ends}").format(day=day, begins=begins, ends=ends)
