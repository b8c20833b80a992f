import logging
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings
from wagtail.models import ModelLogEntry

from forums_pages.contributions.deciding import move_to
from forums_pages.contributions.erasing import erase_submitter
from forums_pages.contributions.locking import ChangedMeanwhileError
from forums_pages.contributions.replies import prepare
from forums_pages.contributions.sending import message_of, obstacle_to, queue, send_reply
from forums_pages.enums import ContributionState, ReplyState
from forums_pages.models import Contribution, Reply
from tests.factories import make_call, make_contribution, make_member
from tests.live.mail_server import mail_server

pytestmark = pytest.mark.django_db


def make_reply(**fields: Any) -> Reply:
    reply = prepare(make_contribution(make_call(), "Water", state="declined"))
    assert reply is not None
    Reply.objects.filter(pk=reply.pk).update(**fields)
    return Reply.objects.get(pk=reply.pk)


def result(reply: Reply) -> tuple[str, str]:
    reply.refresh_from_db()
    return reply.state, reply.problem


def test_nothing_is_sent_before_somebody_says_so(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        reply = make_reply()
    assert (mail.outbox, send_reply.func(reply.pk), mail.outbox) == ([], "", [])


def test_a_reply_is_sent_as_it_was_shown(django_capture_on_commit_callbacks: Any) -> None:
    reply, sender = make_reply(), make_member("sender")
    shown = message_of(reply)
    with django_capture_on_commit_callbacks(execute=True):
        assert queue([(reply.pk, reply.version)], sender) == 1

    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["zoe@example.org"], shown.subject, shown.body)
    assert sent.extra_headers == shown.extra_headers
    reply.refresh_from_db()
    assert (reply.state, reply.sent_by, reply.sent_at is not None) == ("sent", sender, True)
    assert "zoe@example.org" not in str(list(ModelLogEntry.objects.values()))


def test_what_is_queued_is_in_the_list_of_the_worker_before_the_commit(settings: Settings) -> None:
    # The same tables as a server has; a process that is killed after the commit loses nothing.
    settings.TASKS = settings.TASKS | {"background": settings.TASKS["queue"]}
    reply = make_reply()
    with transaction.atomic():
        queue([(reply.pk, reply.version)], None)
        waiting = DBTaskResult.objects.values_list("task_path", "args_kwargs")
        assert list(waiting) == [(send_reply.module_path, {"args": [reply.pk], "kwargs": {}})]
        transaction.set_rollback(True)
    assert (DBTaskResult.objects.count(), result(reply)[0], mail.outbox) == (0, "waiting", [])


def test_a_task_that_is_done_twice_sends_once() -> None:
    reply = make_reply(state=ReplyState.QUEUED)

    assert [send_reply.func(reply.pk) for _time in range(3)] == ["sent", "", ""]
    assert len(mail.outbox) == 1


def test_what_a_killed_process_left_is_shown_as_unknown_and_not_sent_again() -> None:
    just_now = timezone.now()
    reply = make_reply(state=ReplyState.SENDING, claimed_at=just_now)
    assert reply.standing == ReplyState.SENDING

    Reply.objects.update(claimed_at=just_now - timedelta(hours=1))
    reply.refresh_from_db()

    assert (reply.standing, send_reply.func(reply.pk), mail.outbox) == (ReplyState.UNKNOWN, "", [])
    with pytest.raises(ChangedMeanwhileError):
        queue([(reply.pk, reply.version)], None)
    found = {state: Reply.objects.in_standing(state).count() for state in ReplyState.values}
    assert found == {state: int(state == "unknown") for state in ReplyState.values}


def test_a_server_that_takes_it(settings: Settings) -> None:
    reply = make_reply(state=ReplyState.QUEUED)
    with mail_server(settings, "takes") as server:
        assert send_reply.func(reply.pk) == "sent"
    assert (len(server.taken), result(reply)) == (1, ("sent", ""))


def test_a_server_that_refuses_the_address_is_told_of_and_can_be_asked_again(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    reply = make_reply(state=ReplyState.QUEUED)
    with caplog.at_level(logging.DEBUG), mail_server(settings, "refuses") as server:
        assert send_reply.func(reply.pk) == "failed"

    assert (server.taken, result(reply)) == ([], ("failed", "550 5.1.1 nobody of that name"))
    assert (obstacle_to(reply), "zoe@example.org" in caplog.text) == ("", False)
    with mail_server(settings, "takes") as server:
        queue([(reply.pk, reply.version)], None)
        assert (result(reply)[0], len(server.taken)) == ("sent", 1)


def test_a_server_that_hangs_up_leaves_it_unknown(settings: Settings) -> None:
    reply = make_reply(state=ReplyState.QUEUED)
    with mail_server(settings, "hangs up"):
        assert send_reply.func(reply.pk) == "unknown"

    assert result(reply) == ("unknown", "Connection unexpectedly closed")
    with pytest.raises(ChangedMeanwhileError):
        queue([(reply.pk, reply.version)], None)


def test_a_server_that_is_not_there_has_sent_nothing(settings: Settings) -> None:
    reply = make_reply(state=ReplyState.QUEUED)
    with mail_server(settings, "takes"):
        pass
    assert send_reply.func(reply.pk) == "failed"
    state, problem = result(reply)
    assert (state, problem != "") == ("failed", True)


def test_what_was_written_for_another_state_is_not_sent() -> None:
    reply = make_reply()
    proposal = reply.contribution
    move_to(proposal, ContributionState.UNDER_REVIEW)
    reply.refresh_from_db()
    told = obstacle_to(Reply.objects.get())
    with pytest.raises(ChangedMeanwhileError):
        queue([(reply.pk, reply.version)], None)

    assert told == "It was written when the proposal was “Declined”; now it is “Under review”."


def test_a_proposal_that_moves_while_its_reply_is_queued_stops_it() -> None:
    reply = make_reply(state=ReplyState.QUEUED)
    Contribution.objects.update(state="accepted")

    assert (send_reply.func(reply.pk), result(reply), mail.outbox) == ("", ("waiting", ""), [])


def test_what_is_not_filled_in_is_not_sent() -> None:
    reply = make_reply(text="By {results_on} {name}")

    assert obstacle_to(reply) == "Nothing is known yet for {results_on} {name}."


def test_erasing_stops_what_is_not_sent_and_empties_what_was() -> None:
    proposal = make_contribution(make_call(), "Water", state="declined")
    reply = prepare(proposal)
    assert reply is not None
    keys = {}
    for state in ReplyState.values:
        reply.pk, reply.state, reply.problem = None, state, "550 zoe@example.org"
        reply.save(force_insert=True)
        keys[state] = reply.pk
    assert "zoe@example.org" in str(list(Reply.objects.values()))

    erase_submitter(proposal, None)

    kept = {reply.state: (reply.recipient, reply.subject, reply.text) for reply in Reply.objects.all()}
    assert kept == dict.fromkeys(["sending", "sent", "unknown"], ("", "", ""))
    assert "zoe@example.org" not in str(list(Reply.objects.values()))
    assert send_reply.func(keys["queued"]) == ""


def test_whoever_comes_second_sends_nothing() -> None:
    reply, other = make_reply(), make_reply()
    queue([(reply.pk, reply.version)], None)
    with pytest.raises(ChangedMeanwhileError):
        queue([(other.pk, other.version), (reply.pk, reply.version)], None)

    assert (result(reply)[0], result(other)[0], len(mail.outbox)) == ("sent", "waiting", 1)


def test_a_header_cannot_be_smuggled_in() -> None:
    reply = make_reply(subject="Hello\r\nBcc: everybody@example.org", state=ReplyState.QUEUED)

    assert send_reply.func(reply.pk) == "failed"
    assert (mail.outbox, "newlines" in result(reply)[1]) == ([], True)
