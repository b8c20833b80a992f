"""What is to be looked at in a programme: a sentence for each clash and gap, at the session that has it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from forums_pages.enums import SessionKind
from forums_pages.models import EditionPage
from forums_pages.models.bounds import outside_of
from forums_pages.programme.clashes import Clash, Slot, find_clashes
from forums_pages.programme.planning import Plan, Planned
from forums_pages.programme.sentences import Names, names_in, sentence


class MarkKind(StrEnum):
    """What a mark is about. An ``explained`` clash is meant to be: one of the two sessions says why."""

    CLASH = "clash"
    EXPLAINED = "explained"
    OUTSIDE = "outside"
    NO_SPEAKER = "no_speaker"
    NO_LANGUAGE = "no_language"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to look at, in words."""

    kind: MarkKind
    sentence: str

    @property
    def is_urgent(self) -> bool:
        """Return whether it goes wrong on the day unless somebody acts."""
        return self.kind in (MarkKind.CLASH, MarkKind.OUTSIDE)


def marks_of(plan: Plan, day: date | None) -> dict[int, list[Mark]]:
    """Return the marks of the sessions that are shown with a day: its own, and those without a place.

    The urgent ones come first. Three statements at the most.
    """
    shown = [each for each in plan.sessions.values() if each.spot.day == day or not plan.is_placed(each)]
    clashes = clashes_by_session(_near(plan, {session.spot.day for session in shown}))
    names = names_in(clash for session in shown for clash in clashes.get(session.pk, ()))
    marks = {session.pk: _marks(session, clashes.get(session.pk, ()), plan, names) for session in shown}
    return {pk: found for pk, found in marks.items() if found}


def clashes_by_session(sessions: Mapping[int, Planned]) -> dict[int, list[Clash]]:
    """Return what each session, as it was last saved, clashes with: others as they are saved or published.

    A session that was moved in a draft is not where it was for those who plan it, but readers still find it
    there; the others clash with both.
    """
    slots = [session.slot for session in sessions.values()]
    slots += [_as_public(session.public_slot) for session in sessions.values() if session.public_slot]
    found: dict[int, dict[object, Clash]] = defaultdict(dict)
    for clash in find_clashes(slots):
        plain = Clash(_plain(clash.first), _plain(clash.second), clash.room, clash.person)
        for slot in _concerned(clash):
            found[_key(slot)].setdefault(plain.identity, plain)
    return {pk: list(own.values()) for pk, own in found.items()}


def gaps_of(session: Planned) -> list[Mark]:
    """Return what the session still lacks. A break needs nobody, and what is cancelled nothing."""
    if session.is_cancelled or session.kind == SessionKind.BREAK:
        return []
    gaps = []
    if not session.slot.people:
        gaps.append(Mark(MarkKind.NO_SPEAKER, _("Nobody takes part yet.")))
    if not session.has_languages:
        gaps.append(Mark(MarkKind.NO_LANGUAGE, _("Its language is not known yet.")))
    return gaps


def _near(plan: Plan, days: Iterable[date | None]) -> dict[int, Planned]:
    """Return the sessions that can overlap with one of ``days``: nothing lasts longer than a day."""
    ordinals = {day.toordinal() + step for day in days if day is not None for step in (-1, 0, 1)}

    def is_near(session: Planned) -> bool:
        spots = (session.spot, session.public) if session.public is not None else (session.spot,)
        return any(spot.day is not None and spot.day.toordinal() in ordinals for spot in spots)

    return {pk: session for pk, session in plan.sessions.items() if is_near(session)}


def _marks(session: Planned, clashes: Iterable[Clash], plan: Plan, names: Names) -> list[Mark]:
    marks = []
    for clash in clashes:
        other = plan.sessions[_key(clash.other_than(session.pk))]
        reason = session.reason or other.reason
        words = sentence(clash, session.pk, plan.edition.time_zone, names)
        if reason:
            given = _("The reason given: {reason}").format(reason=reason)
            marks.append(Mark(MarkKind.EXPLAINED, f"{words} {given}"))
        else:
            marks.append(Mark(MarkKind.CLASH, words))
    marks += _outside(session, plan.edition) + gaps_of(session)
    return sorted(marks, key=lambda mark: not mark.is_urgent)


def _outside(session: Planned, edition: EditionPage) -> list[Mark]:
    problems = outside_of(edition, session.spot.day, session.slot.starts, session.slot.ends)
    return [Mark(MarkKind.OUTSIDE, problem) for problem in problems.values()]


def _concerned(clash: Clash) -> list[Slot]:
    """Return the slots of sessions as they were last saved; none where a session meets itself."""
    if _key(clash.first) == _key(clash.second):
        return []
    return [slot for slot in (clash.first, clash.second) if not isinstance(slot.session, tuple)]


def _as_public(slot: Slot) -> Slot:
    """Return the slot under a key that tells the published session from the same one as it was drafted."""
    return Slot(("public", slot.session), slot.starts, slot.ends, slot.room, slot.people, slot.is_cancelled)


def _plain(slot: Slot) -> Slot:
    return Slot(_key(slot), slot.starts, slot.ends, slot.room, slot.people, slot.is_cancelled)


def _key(slot: Slot) -> int:
    key = slot.session[1] if isinstance(slot.session, tuple) else slot.session
    if not isinstance(key, int):
        raise TypeError("Sessions are told by their keys.")
    return key
