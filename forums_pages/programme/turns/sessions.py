"""One session that does not take place, or does after all: foreseen, and carried out."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field

from django.db import transaction
from wagtail.log_actions import log

from forums_pages.enums import SessionState
from forums_pages.models import SessionPage
from forums_pages.programme.changing import User, change_everywhere, locked
from forums_pages.programme.planning import version_of
from forums_pages.programme.publishing import unanswered_clashes_of
from forums_pages.programme.sentences import describe
from forums_pages.programme.turns.foresight import differing, lock_of, mistakes
from forums_pages.programme.turns.kinds import Turn
from forums_pages.programme.turns.taking import LOG_ACTION, NotAsSeenError, UnansweredError

STATES = {Turn.CANCELLED: SessionState.CANCELLED, Turn.REINSTATED: SessionState.CONFIRMED}


@dataclass(frozen=True)
class SessionForesight:
    """What would be. ``clashes`` are answered by a reason, ``obstacles`` by nothing that is said here."""

    turn: Turn
    row: SessionPage
    before: SessionPage
    after: SessionPage
    clashes: list[str] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)

    def versions(self) -> dict[str, str]:
        """Return what tells whether the session was saved since, and whether it clashes with others now."""
        latest = self.row.latest_revision
        own = version_of(self.row.latest_revision_id, latest.created_at if latest else None)
        return {"session": f"{own} {self.row.live_revision_id} {self.row.live}"}


def foresee_session(session: SessionPage, turn: Turn, reason: str, user: User) -> SessionForesight:
    """Return what ``turn`` would do; ``reason`` says why it may clash, an empty one leaves what was said."""
    row = session.source
    before = row if row.live else row.get_latest_revision_as_object()
    after = copy(before)
    _put(after, turn, reason)
    after.derive()
    found = unanswered_clashes_of(after) if row.live else []
    clashes = describe(found, row.pk, row.edition.time_zone) if row.edition else []
    locks = lock_of(row, user) if user is not None else []
    return SessionForesight(turn, row, before, after, clashes, [*locks, *mistakes(row, after)])


@transaction.atomic
def take_session(
    session: SessionPage,
    turn: Turn,
    reason: str = "",
    user: User = None,
    seen: Mapping[str, str] | None = None,
) -> SessionPage:
    """Return the session as it is after ``turn``; it keeps its address, guid, code, time and people.

    Raises:
        NotAsSeenError: the session was saved since ``seen``.
        UnansweredError: an obstacle, or a clash without a reason.
        ValidationError: what would be public breaks a rule.
    """
    row = locked(session.source)
    foresight = foresee_session(row, turn, reason, user)
    changed = differing(seen, foresight.versions()) if seen is not None else set()
    if changed:
        raise NotAsSeenError(changed)
    if foresight.obstacles or foresight.clashes:
        raise UnansweredError([*foresight.obstacles, *foresight.clashes])
    saved = change_everywhere(row, lambda page: _put(page, turn, reason), user)
    log(
        instance=saved,
        action=LOG_ACTION,
        user=user,
        data={"turn": turn.value},
        revision=saved.latest_revision,
    )
    return saved


def _put(session: SessionPage, turn: Turn, reason: str) -> None:
    session.state = STATES[turn]
    session.clash_reason = reason or session.clash_reason
