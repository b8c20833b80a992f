"""Says in words what clashes, to the people who plan the programme."""

from collections.abc import Iterable
from datetime import tzinfo

from django.utils import formats
from django.utils.translation import gettext as _

from forums_pages.models import Person, Room, SessionPage
from forums_pages.programme.clashes import Clash, Slot


def describe(clashes: Iterable[Clash], session: int | None, zone: tzinfo) -> list[str]:
    """Return a sentence per clash of ``session``: the room or person, the other session and its time.

    Times are what the clock in the hall shows. Three statements, however many clashes there are.
    """
    clashes = list(clashes)
    if not clashes:
        return []
    others = [clash.other_than(session) for clash in clashes]
    titles = dict(SessionPage.objects.filter(pk__in=_keys(others)).values_list("pk", "draft_title"))
    rooms = Room.objects.in_bulk({clash.room for clash in clashes} - {None})
    people = Person.objects.in_bulk({clash.person for clash in clashes} - {None})
    return [
        _sentence(clash).format(
            who=rooms.get(clash.room) or people.get(clash.person) or "?",
            title=titles.get(other.session, "?"),
            time=_time(other, zone),
        )
        for clash, other in zip(clashes, others, strict=True)
    ]


def _keys(slots: Iterable[Slot]) -> set[object]:
    return {slot.session for slot in slots}


def _sentence(clash: Clash) -> str:
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
