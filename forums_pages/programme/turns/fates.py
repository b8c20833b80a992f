"""What becomes of an edition's sessions when it is dated anew: moved along, left, or in the way.

A session is looked at as readers find it and as it was last saved; it moves in both, and where one of them
cannot be where it would come to lie, somebody is asked what becomes of it. Nothing is decided silently.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta, tzinfo

from django.utils.translation import gettext as _

from forums_pages.clock import NonexistentTimeError, clock_range
from forums_pages.enums import DatePrecision, SessionState
from forums_pages.models import EditionPage, SessionPage
from forums_pages.models.bounds import outside_of
from forums_pages.programme.clashes import Clash, Slot, find_clashes
from forums_pages.programme.planning import Plan, Planned, Spot
from forums_pages.programme.sentences import Names, names_in, sentence
from forums_pages.programme.turns.answers import Answers, Outcome


@dataclass(frozen=True, slots=True)
class Fate:
    """Where a session comes to lie, by so much later. ``problem`` says why it cannot, empty if it can.

    ``outcome`` is what somebody said becomes of it then.
    """

    session: Planned
    after: Spot
    by: timedelta
    problem: str = ""
    outcome: str = ""

    @property
    def moves(self) -> bool:
        """Return whether it takes place on another day than before."""
        return not self.problem and bool(self.by)


def shift_of(before: EditionPage, after: EditionPage, answers: Answers) -> timedelta:
    """Return by how much sessions move with the first day; nothing where it is not known to the day."""
    old = before.start_date or before.previous_start_date
    was_exact = before.start_date is None or before.date_precision == DatePrecision.DAY
    is_exact = after.start_date is not None and after.date_precision == DatePrecision.DAY
    if answers.sessions_stay or old is None or after.start_date is None or not (was_exact and is_exact):
        return timedelta()
    return after.start_date - old


def fates_of(plan: Plan, after: EditionPage, by: timedelta, answers: Answers) -> list[Fate]:
    """Return what becomes of each session that has a day, in the programme's order.

    ``after`` is the edition with its new dates, of which the instants are derived.
    """
    dated = sorted((each for each in plan.sessions.values() if _days_of(each)), key=_order)
    clashes = new_clashes(plan, by)
    names = names_in(clash for found in clashes.values() for clash in found)
    fates = [_fate(each, after, by, _told(clashes, names, each, after)) for each in dated]
    return [replace(fate, outcome=answers.outcome_of(fate.session.pk)) for fate in fates]


def new_clashes(plan: Plan, by: timedelta) -> dict[object, list[Clash]]:
    """Return the clashes that moving by whole days would make, by session.

    All sessions keep the time that the clock shows, so there are some only where clocks change in between.
    """
    zone = plan.edition.time_zone
    known = {clash.identity for clash in find_clashes(plan.slots)}
    found: dict[object, list[Clash]] = {}
    for clash in find_clashes(_moved(slot, by, zone) for slot in plan.slots):
        if clash.identity not in known:
            found.setdefault(clash.second.session, []).append(clash)
    return found


def session_change(
    after: EditionPage, by: timedelta, outcomes: Mapping[int, str]
) -> Callable[[SessionPage], None]:
    """Return what moves a session's draft or what is public of it, as ``fates_of`` has told."""

    def change(page: SessionPage) -> None:
        if page.day is None:
            return
        outcome = outcomes.get(page.pk)
        if outcome is None:
            page.day = page.day + by
            return
        page.day = page.start_time = page.end_time = None
        if outcome == Outcome.CANCELLED:
            page.state = SessionState.CANCELLED

    return change


def _days_of(session: Planned) -> list[Spot]:
    """Return where the session was last saved and where readers find it, as far as that is on a day."""
    spots = (session.spot, session.public)
    return list(dict.fromkeys(spot for spot in spots if spot is not None and spot.day is not None))


def _fate(session: Planned, after: EditionPage, by: timedelta, clashes: list[str]) -> Fate:
    problems = [problem for spot in _days_of(session) for problem in _in_the_way(_later(spot, by), after)]
    return Fate(session, _later(session.spot, by), by, next(iter((*problems, *clashes)), ""))


def _told(
    clashes: Mapping[object, list[Clash]], names: Names, session: Planned, after: EditionPage
) -> list[str]:
    found = clashes.get(session.pk, ())
    return [sentence(clash, session.pk, after.time_zone, names) for clash in found]


def _in_the_way(spot: Spot, after: EditionPage) -> list[str]:
    try:
        starts, ends = clock_range(spot.day, spot.starts, spot.ends, after.time_zone)
    except NonexistentTimeError:
        message = _("Clocks in %(zone)s skip this time: summer time begins. Choose another.")
        return [message % {"zone": after.time_zone}]
    return list(outside_of(after, spot.day, starts, ends).values())


def _later(spot: Spot, by: timedelta) -> Spot:
    return replace(spot, day=spot.day + by if spot.day else None)


def _moved(slot: Slot, by: timedelta, zone: tzinfo) -> Slot:
    """Return the slot by so many days later on the clock of the place."""
    if slot.starts is None:
        return slot
    starts = (slot.starts.astimezone(zone) + by).astimezone(slot.starts.tzinfo)
    ends = (slot.ends.astimezone(zone) + by).astimezone(slot.starts.tzinfo) if slot.ends else None
    return replace(slot, starts=starts, ends=ends)


def _order(session: Planned) -> tuple[str, str, int]:
    spot = session.spot
    return str(spot.day or ""), str(spot.starts or "~"), session.pk
