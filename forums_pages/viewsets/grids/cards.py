"""What a session looks like on the grid, and where it stands there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from forums_pages.enums import SessionState
from forums_pages.models import Room
from forums_pages.programme.grid import Block, Frame, Place, frame_of, lay_out, minutes_of
from forums_pages.programme.marks import Mark
from forums_pages.programme.planning import Plan, Planned, Spot
from forums_pages.viewsets.moments import clock_range, short_day

MayMove = Callable[[Planned], bool]


@dataclass(frozen=True, slots=True)
class Column:
    """A room, or None for what takes place online."""

    key: int | None
    name: str
    venue: str = ""
    seats: int | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that a card says by an icon, in words for those who cannot see it."""

    name: str
    icon: str
    label: str


@dataclass(frozen=True, slots=True)
class Card:
    """A session, ready to be drawn. ``begins`` is None while it has no place on the grid."""

    session: Planned
    room: str
    when: str
    marks: list[Mark]
    signs: list[Sign]
    may_move: bool
    column: int = 0
    begins: int | None = None
    drawn: int = 0
    place: Place = field(default_factory=Place)

    @property
    def order(self) -> tuple[int, int, int]:
        """Return the order in which cards are read: by time, then from room to room."""
        return self.begins or 0, self.column, self.session.pk

    @property
    def length(self) -> int | None:
        """Return how many minutes the session lasts; None while its end is unknown."""
        spot = self.session.spot
        if spot.starts is None:
            return None
        begins, ends = minutes_of(spot.starts, spot.ends)
        return None if ends is None else ends - begins

    @property
    def problems(self) -> list[Mark]:
        """Return what goes wrong on the day unless somebody acts."""
        return [mark for mark in self.marks if mark.is_urgent]

    @property
    def people(self) -> str:
        """Return the keys of whoever takes part, for a script to compare."""
        return " ".join(sorted(str(person) for person in self.session.slot.people))


@dataclass(frozen=True, slots=True)
class DayGrid:
    """A day of the programme: its columns, the hours that are shown, and the cards in reading order."""

    day: date
    columns: list[Column]
    frame: Frame
    cards: list[Card]

    @property
    def problems(self) -> list[Card]:
        """Return the cards that need a look."""
        return [card for card in self.cards if card.problems]


def columns_of(plan: Plan) -> list[Column]:
    """Return a column per room; an edition that takes place online has one for what needs none."""
    several = len({room.venue_id for room in plan.rooms}) > 1
    rooms = [
        Column(room.pk, str(room), str(room.venue.name) if several else "", room.capacity)
        for room in plan.rooms
    ]
    return [Column(None, _("Online")), *rooms] if plan.needs_no_rooms else rooms


def day_grid(plan: Plan, day: date, marks: Mapping[int, list[Mark]], may_move: MayMove) -> DayGrid:
    """Return the grid of one day."""
    columns = columns_of(plan)
    numbers = {column.key: number for number, column in enumerate(columns)}
    sessions = [each for each in plan.sessions.values() if each.spot.day == day and plan.is_placed(each)]
    blocks = {each.pk: _block(each) for each in sessions}
    places = lay_out(blocks.values())
    rooms = _rooms_by_key(plan)
    cards = [
        Card(
            session=each,
            room=_room_name(each.spot, rooms),
            when=clock_range(each.spot.starts, each.spot.ends),
            marks=marks.get(each.pk, []),
            signs=signs_of(each),
            may_move=may_move(each),
            column=numbers[each.spot.room],
            begins=blocks[each.pk].begins,
            drawn=blocks[each.pk].drawn_until - blocks[each.pk].begins,
            place=places[each.pk],
        )
        for each in sessions
    ]
    return DayGrid(day, columns, frame_of(blocks.values()), sorted(cards, key=lambda card: card.order))


def unplaced_cards(plan: Plan, marks: Mapping[int, list[Mark]], may_move: MayMove) -> list[Card]:
    """Return the sessions that lack a day, a time or a room, by what is known of them, then by title."""
    rooms = _rooms_by_key(plan)
    cards = [
        Card(
            session=each,
            room=_room_name(each.spot, rooms),
            when=_known_of(each.spot),
            marks=marks.get(each.pk, []),
            signs=signs_of(each),
            may_move=may_move(each),
        )
        for each in plan.sessions.values()
        if not plan.is_placed(each)
    ]
    return sorted(cards, key=_by_what_is_known)


def signs_of(session: Planned) -> list[Sign]:
    """Return what is to be said of how public and how sure a session is; nothing where all is settled."""
    signs = []
    if session.is_cancelled:
        signs.append(Sign("cancelled", "circle-xmark", str(SessionState.CANCELLED.label)))
    elif session.state == SessionState.PROPOSED:
        signs.append(Sign("proposed", "help", str(SessionState.PROPOSED.label)))
    if not session.is_live:
        signs.append(Sign("draft", "draft", _("Draft, not public")))
    elif session.is_changed:
        moved = session.public is not None and session.public != session.spot
        words = _("Moved in a draft; readers still find it elsewhere") if moved else _("Changed in a draft")
        signs.append(Sign("changed", "edit", words))
    if session.is_in_moderation:
        signs.append(Sign("moderation", "clipboard-list", _("In moderation")))
    if session.is_scheduled:
        signs.append(Sign("scheduled", "time", _("Waits to be published at a time")))
    if session.is_locked:
        signs.append(Sign("locked", "lock", _("Locked")))
    return signs


def _block(session: Planned) -> Block:
    spot = session.spot
    if spot.starts is None:
        raise ValueError("A session without a time has no place on the grid.")
    return Block(session.pk, spot.room, *minutes_of(spot.starts, spot.ends))


def _rooms_by_key(plan: Plan) -> dict[int, Room]:
    return {room.pk: room for room in plan.rooms}


def _room_name(spot: Spot, rooms: Mapping[int, Room]) -> str:
    return str(rooms[spot.room]) if spot.room is not None else ""


def _known_of(spot: Spot) -> str:
    times = clock_range(spot.starts, spot.ends)
    return " ".join(part for part in (short_day(spot.day) if spot.day else "", times) if part)


def _by_what_is_known(card: Card) -> tuple[Any, ...]:
    spot = card.session.spot
    return (
        card.session.is_cancelled,
        spot.day or date.max,
        spot.starts is None,
        card.when,
        card.session.title,
    )
