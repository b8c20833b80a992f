"""What a person does with one reply: change its words, throw it away, take it back, settle doubts."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from forums_pages.contributions.locking import ChangedMeanwhileError, locked_replies
from forums_pages.enums import ReplyState
from forums_pages.models import Reply
from forums_pages.models.replies import one_line

LOG_DISCARDED = "forums_pages.discard_reply"


@transaction.atomic
def rewrite(reply: Reply, version: int, subject: str, text: str) -> Reply:
    """Return the reply with other words; they wait to be sent.

    Raises:
        ChangedMeanwhileError: it was changed or sent since ``version``.
    """
    locked = _locked(reply, version)
    locked.subject, locked.text = one_line(subject), text
    return _kept(locked, "subject", "text")


@transaction.atomic
def discard(reply: Reply, version: int, user: Any) -> None:
    """Throw the reply away. That it was, and who did it, stays in the proposal's history.

    Raises:
        ChangedMeanwhileError: it was changed or sent since ``version``.
    """
    locked = _locked(reply, version)
    log(instance=locked.contribution, action=LOG_DISCARDED, user=user)
    locked.delete()


@transaction.atomic
def let_stand(reply: Reply, version: int) -> Reply:
    """Return the reply, whose words fit where its proposal stands now: somebody has read both.

    Raises:
        ChangedMeanwhileError: it was changed or sent since ``version``.
    """
    locked = _locked(reply, version)
    locked.written_for = locked.contribution.state
    return _kept(locked, "written_for")


@transaction.atomic
def take_back(reply: Reply, version: int) -> Reply:
    """Return the reply, which waits again: somebody had said that it may go, and no worker has taken it yet.

    Raises:
        ChangedMeanwhileError: it is being sent, was sent, or somebody else took it back.
    """
    locked = _locked(reply, version, is_open=False)
    if locked.state != ReplyState.QUEUED:
        raise ChangedMeanwhileError
    locked.state = ReplyState.WAITING
    return _kept(locked, "state")


@transaction.atomic
def settle(reply: Reply, version: int, has_arrived: bool) -> Reply:
    """Return the reply of which nobody knew whether it went: it counts as sent, or waits again.

    Raises:
        ChangedMeanwhileError: somebody has settled it meanwhile, or its sender has come back.
    """
    locked = _locked(reply, version, is_open=False)
    if locked.standing != ReplyState.UNKNOWN:
        raise ChangedMeanwhileError
    if has_arrived:
        locked.sent_at = locked.sent_at or locked.claimed_at
    locked.state = ReplyState.SENT if has_arrived else ReplyState.WAITING
    locked.problem = ""
    return _kept(locked, "state", "problem", "sent_at")


def _locked(reply: Reply, version: int, is_open: bool = True) -> Reply:
    found = next(iter(locked_replies([reply.pk])), None)
    if found is None or found.version != version or (is_open and not found.may_be_changed):
        raise ChangedMeanwhileError
    return found


def _kept(reply: Reply, *names: str) -> Reply:
    reply.version += 1
    reply.save(update_fields=[*names, "version"])
    return reply
