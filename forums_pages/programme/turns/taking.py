"""Carries out what happened: one transaction, ordinary versions, and nothing that was not foreseen.

Where the edition is public, the change is public at once, and nothing else of what its editor has drafted
meanwhile; the draft takes the change as well, so that publishing it later does not undo it.
"""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from forums_pages.models import EditionPage, SessionPage
from forums_pages.programme.changing import User, change_everywhere, locked
from forums_pages.programme.turns.answers import Answers
from forums_pages.programme.turns.changes import change_of
from forums_pages.programme.turns.fates import session_change
from forums_pages.programme.turns.foresight import Foresight, differing, foresee
from forums_pages.programme.turns.kinds import Turn

LOG_ACTION = "forums_pages.turn"


class NotAsSeenError(Exception):
    """Somebody saved something meanwhile; nothing was changed. ``names`` are those of what was saved."""

    def __init__(self, names: set[str]) -> None:
        super().__init__(", ".join(sorted(names)))
        self.names = names


class UnansweredError(ValidationError):
    """Something is in the way of which nobody has said what becomes of it; nothing was changed."""


@transaction.atomic
def take(
    edition: EditionPage, turn: Turn, answers: Answers, user: User, seen: Mapping[str, str] | None = None
) -> EditionPage:
    """Return the edition as it is after ``turn``; ``seen`` is what the user was shown the versions of.

    Raises:
        NotAsSeenError: something was saved since.
        UnansweredError: an obstacle, or a session in the way without an outcome.
        ValidationError: what would be public breaks a rule.
    """
    row = locked(edition.source)
    foresight = foresee(row, turn, answers, user)
    changed = differing(seen, foresight.versions()) if seen is not None else set()
    if changed:
        raise NotAsSeenError(changed)
    refuse_unanswered(foresight)
    saved = carry_out(row, turn, answers, foresight, user)
    log(
        instance=saved,
        action=LOG_ACTION,
        user=user,
        data={"turn": turn.value},
        revision=saved.latest_revision,
    )
    return saved


def refuse_unanswered(foresight: Foresight) -> None:
    """Raise ``UnansweredError`` while there is an obstacle, or a session in the way without an outcome."""
    open_ones = [each for each in foresight.in_the_way if not each.outcome]
    sentences = [f"“{each.session.title}”: {each.problem}" for each in open_ones]
    if foresight.obstacles or sentences:
        raise UnansweredError([*foresight.obstacles, *sentences])


def carry_out(
    edition: EditionPage, turn: Turn, answers: Answers, foresight: Foresight, user: User
) -> EditionPage:
    """Save the edition and the sessions that it takes along. The caller has begun a transaction."""
    saved = change_everywhere(edition, change_of(turn, answers), user)
    outcomes = {each.session.pk: each.outcome for each in foresight.in_the_way}
    change = session_change(foresight.after, foresight.by, outcomes)
    touched = [each.pk for each in foresight.touched]
    for session in SessionPage.objects.filter(pk__in=touched).order_by("pk"):
        try:
            change_everywhere(session, change, user)
        except ValidationError as error:
            details = {"title": session.title, "problem": " ".join(error.messages)}
            raise ValidationError(_("“%(title)s”: %(problem)s"), params=details) from error
    return saved
