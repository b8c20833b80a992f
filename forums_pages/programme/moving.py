"""Gives a session another day, time or room, as an editor who opens its form, changes these and saves would.

What the form refuses is refused here, what it asks is asked, and what it keeps is kept: the history names who
moved the session, nobody is overwritten unseen, and of a published session nothing but its place becomes
public, whatever else is drafted.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.models import Revision

from forums_pages.models import SessionPage
from forums_pages.programme.changing import change_draft, change_everywhere, locked
from forums_pages.programme.planning import Plan, Spot, version_of
from forums_pages.programme.publishing import unanswered_clashes_of
from forums_pages.programme.sentences import describe

PLACE = ("day", "start_time", "end_time", "room", "clash_reason")


@dataclass(frozen=True, slots=True)
class Move:
    """Where a session is to go, and which saved version it is taken from.

    ``reason`` says why it may clash there; None leaves the one that it has. ``as_draft`` keeps the move from
    readers, also where it could be published.
    """

    spot: Spot
    version: str
    reason: str | None = None
    as_draft: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of a move: where the session was, and whether readers are told."""

    session: SessionPage
    before: Spot
    reason_before: str
    is_public: bool


class NotMovedError(Exception):
    """Nothing was changed. ``sentences`` say why, to an editor."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


class ForbiddenError(NotMovedError):
    """The user may not change the session, or it is locked."""


class InvalidError(NotMovedError):
    """A session cannot be there."""


class QuestionError(NotMovedError):
    """The session would clash in public; a reason answers that."""


class StaleError(NotMovedError):
    """Somebody saved the session meanwhile. ``newer`` is what they saved."""

    def __init__(self, newer: Revision | None) -> None:
        super().__init__([])
        self.newer = newer


@transaction.atomic
def move_session(session: SessionPage, move: Move, plan: Plan, user: AbstractBaseUser) -> Moved:
    """Save the session at its new place; published at once if it is public and ``user`` may publish it.

    ``plan`` is the programme of its edition, among which clashes are looked for.

    Raises:
        ForbiddenError, StaleError, InvalidError, QuestionError: in this order; nothing was changed.
    """
    row = locked(session)
    _check_allowed(row, user)
    latest = row.latest_revision
    if move.version != version_of(row.latest_revision_id, latest.created_at if latest else None):
        raise StaleError(latest)
    draft = row.get_latest_revision_as_object()
    before, reason_before = spot_of(draft), draft.clash_reason
    _put(draft, move)
    _check_possible(draft)
    is_public = will_be_public(row, user) and not move.as_draft
    save = change_everywhere if is_public else change_draft
    if is_public:
        _ask(row, move, plan)
    try:
        saved = save(row, lambda page: _put(page, move), user)
    except ValidationError as error:
        raise InvalidError(error.messages) from error
    return Moved(saved, before, reason_before, is_public)


def will_be_public(session: SessionPage, user: AbstractBaseUser) -> bool:
    """Return whether a move is published at once: not while the draft is being reviewed."""
    if not session.live or session.workflow_in_progress:
        return False
    return bool(session.permissions_for_user(user).can_publish())


def spot_of(session: SessionPage) -> Spot:
    """Return when and where the session, as it is held in memory, takes place."""
    return Spot(session.day, session.start_time, session.end_time, session.room_id)


def why_not(session: SessionPage, user: AbstractBaseUser) -> str:
    """Return why ``user`` may not move the session; an empty sentence if nothing is in the way."""
    if not session.permissions_for_user(user).can_edit():
        return _("You may not change this session.")
    lock = session.get_lock()
    return strip_tags(lock.get_message(user)) if lock is not None and lock.for_user(user) else ""


def _check_allowed(session: SessionPage, user: AbstractBaseUser) -> None:
    sentence = why_not(session, user)
    if sentence:
        raise ForbiddenError([sentence])


def _put(session: SessionPage, move: Move) -> None:
    spot = move.spot
    session.day, session.start_time, session.end_time = spot.day, spot.starts, spot.ends
    session.room_id = spot.room
    if move.reason is not None:
        session.clash_reason = move.reason


def _check_possible(session: SessionPage) -> None:
    others: list[Any] = [field.name for field in session._meta.fields if field.name not in PLACE]
    session.derive()
    try:
        session.clean_fields(exclude=others)
        session.clean()
    except ValidationError as error:
        raise InvalidError(error.messages) from error


def _ask(row: SessionPage, move: Move, plan: Plan) -> None:
    """Ask about clashes of what readers would find: the published session at its new place."""
    public = SessionPage.objects.get(pk=row.pk)
    _put(public, move)
    clashes = unanswered_clashes_of(public, plan.slots)
    sentences = describe(clashes, public.pk, plan.edition.time_zone)
    if sentences:
        raise QuestionError(sentences)
