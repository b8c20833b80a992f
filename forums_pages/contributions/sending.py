"""Sends replies, each at most once: whoever sends takes the row first, and says afterwards how it went.

What is killed in between stays taken. It is shown as not known, and only a person's word sends it again.
"""

import logging
import smtplib
from collections.abc import Iterable
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.log_actions import log

from forums_pages.contributions.locking import ChangedMeanwhileError, locked_replies
from forums_pages.contributions.placeholders import unfilled_in
from forums_pages.contributions.replies import contact_address
from forums_pages.enums import ContributionState, ReplyState
from forums_pages.models import Contribution, Reply
from forums_pages.models.replies import OPEN_STATES

logger = logging.getLogger(__name__)
LOG_ACTION = "forums_pages.send_reply"
# The server said no, so that it has not taken the message. Whatever else happens may have happened after.
REFUSALS = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPResponseException,
    smtplib.SMTPNotSupportedError,
)


def obstacle_to(reply: Reply) -> str:
    """Return in a sentence why ``reply`` cannot be sent as it is; empty where it can."""
    if reply.standing not in OPEN_STATES:
        return str(_OBSTACLES[reply.standing]())
    if not reply.recipient:
        return _("The submitter's data were erased: there is no address to write to.")
    if reply.is_outdated:
        states = dict(ContributionState.choices)
        told = {"then": states[reply.written_for], "now": states[reply.contribution.state]}
        return _("It was written when the proposal was “%(then)s”; now it is “%(now)s”.") % told
    if gaps := unfilled_in(reply.subject, reply.text):
        return _("Nothing is known yet for %(placeholders)s.") % {"placeholders": " ".join(gaps)}
    return ""


_OBSTACLES = {
    ReplyState.QUEUED: lambda: _("It is about to be sent."),
    ReplyState.SENDING: lambda: _("It is being sent."),
    ReplyState.SENT: lambda: _("It was sent already."),
    ReplyState.UNKNOWN: lambda: _("It is not known whether it went. Open it, and say so."),
}


@transaction.atomic
def queue(seen: Iterable[tuple[int, int]], user: Any) -> int:
    """Have replies sent in the background, and return how many; ``seen`` names keys and versions.

    Raises:
        ChangedMeanwhileError: one of them was changed since, or cannot be sent any more; none is sent.
    """
    versions = dict(seen)
    replies = locked_replies(versions)
    if len(replies) != len(versions):
        raise ChangedMeanwhileError
    for reply in replies:
        if reply.version != versions[reply.pk] or obstacle_to(reply):
            raise ChangedMeanwhileError
        reply.state, reply.sent_by, reply.problem = ReplyState.QUEUED, user, ""
        reply.version += 1
        reply.save(update_fields=["state", "sent_by", "problem", "version"])
        log(instance=reply.contribution, action=LOG_ACTION, user=user)
    for reply in replies:
        # Part of the transaction: what is queued is in the worker's list, whatever is killed after that.
        send_reply.enqueue(reply.pk)
    return len(replies)


@task(backend="background")
def send_reply(pk: int) -> str:
    """Send the reply if it is still to be sent, and return its state. Doing it twice sends it once."""
    reply = _claimed(pk)
    if reply is None:
        return ""
    state, problem = _sent(reply)
    with transaction.atomic():
        # Erased, or given back by hand, while it was under way: then nothing is noted any more.
        mine = Reply.objects.filter(pk=pk, state=ReplyState.SENDING, claimed_at=reply.claimed_at)
        mine.update(
            state=state, problem=problem, sent_at=timezone.now() if state == ReplyState.SENT else None
        )
    return str(state)


def _claimed(pk: int) -> Reply | None:
    """Return the reply, taken by the caller alone; None where there is nothing to send (any more).

    One whose proposal moved since its words were written waits again.
    """
    with transaction.atomic():
        rows = Reply.objects.select_for_update(of=("self",)).select_related("contribution__call")
        reply = rows.filter(pk=pk, state=ReplyState.QUEUED).first()
        if reply is None:
            return None
        # SQLite locks no rows: the one statement that finds it queued takes it.
        now = timezone.now()
        outdated = Contribution.objects.filter(pk=reply.contribution_id).exclude(state=reply.written_for)
        if outdated.exists():
            reply.state = ReplyState.WAITING
            reply.save(update_fields=["state"])
            return None
        queued = Reply.objects.filter(pk=pk, state=ReplyState.QUEUED)
        if not queued.update(state=ReplyState.SENDING, claimed_at=now):
            return None
    reply.claimed_at = now
    return reply


def _sent(reply: Reply) -> tuple[ReplyState, str]:
    """Return whether the mail server took it, and else what it said."""
    connection = get_connection()
    try:
        connection.open()
    except OSError as error:  # smtplib's errors are OSErrors, too.
        return ReplyState.FAILED, _told(reply, error)
    try:
        connection.send_messages([message_of(reply)])
    except (*REFUSALS, ValueError) as error:
        return ReplyState.FAILED, _told(reply, error)
    except OSError as error:
        return ReplyState.UNKNOWN, _told(reply, error)
    finally:
        _close(connection)
    return ReplyState.SENT, ""


def _close(connection: Any) -> None:
    """Say goodbye; that this fails says nothing about what was sent."""
    try:
        connection.close()
    except OSError:
        logger.warning("The mail server did not say goodbye.")


def message_of(reply: Reply) -> EmailMessage:
    """Return the e-mail as it is sent. Its number is the same each time, so that mailboxes know it again."""
    _name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    domain = sender.rpartition("@")[2]
    answers_go_to = contact_address(reply.contribution)
    return EmailMessage(
        reply.subject,
        reply.text,
        settings.DEFAULT_FROM_EMAIL,
        [reply.recipient],
        reply_to=[answers_go_to] if answers_go_to else None,
        headers={
            "Message-ID": f"<{reply.contribution.reference}.{reply.pk}@{domain}>",
            "Content-Language": reply.locale,
        },
    )


def _told(reply: Reply, error: Exception) -> str:
    """Return what the server said, for the team only; the log hears the kind of error, and no address."""
    logger.warning("Reply %s was not sent: %s", reply.pk, type(error).__name__)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = [f"{code} {_text(said)}" for code, said in error.recipients.values()]
        return "; ".join(answers)
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return str(error) or type(error).__name__


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
