from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import ModelLogEntry

from forums_pages.contributions.editing import discard, let_stand, rewrite, settle, take_back
from forums_pages.contributions.locking import ChangedMeanwhileError
from forums_pages.contributions.replies import prepare
from forums_pages.contributions.sending import obstacle_to, send_reply
from forums_pages.enums import ReplyState
from forums_pages.models import Contribution, Reply
from tests.factories import make_call, make_contribution, make_member

pytestmark = pytest.mark.django_db


def make_reply(**fields: Any) -> Reply:
    reply = prepare(make_contribution(make_call(), "Water", state="declined"))
    assert reply is not None
    Reply.objects.filter(pk=reply.pk).update(**fields)
    return Reply.objects.get(pk=reply.pk)


def test_words_are_changed_on_one_line_and_whoever_comes_second_is_told() -> None:
    reply = make_reply()
    rewrite(reply, 1, "Hello\r\nBcc: x@example.org", "Text")
    with pytest.raises(ChangedMeanwhileError):
        rewrite(reply, 1, "Mine", "Mine")

    kept = Reply.objects.get()
    assert (kept.subject, kept.text, kept.version) == ("Hello Bcc: x@example.org", "Text", 2)


@pytest.mark.parametrize("state", ["queued", "sending", "sent", "unknown"])
def test_what_is_on_its_way_is_neither_changed_nor_thrown_away(state: str) -> None:
    reply = make_reply(state=state)
    for attempt in (
        lambda: rewrite(reply, 1, "Mine", "Mine"),
        lambda: discard(reply, 1, None),
        lambda: let_stand(reply, 1),
    ):
        with pytest.raises(ChangedMeanwhileError):
            attempt()
    assert Reply.objects.get().version == 1


def test_a_reply_is_thrown_away_and_history_says_by_whom() -> None:
    reply, user = make_reply(), make_member("clerk")
    discard(reply, 1, user)

    entry = ModelLogEntry.objects.get(action="forums_pages.discard_reply")
    assert (Reply.objects.count(), entry.user, entry.label) == (0, user, "Water")


def test_words_may_fit_where_the_proposal_stands_now() -> None:
    reply = make_reply()
    Contribution.objects.update(state="under_review")
    assert obstacle_to(Reply.objects.get()) != ""

    let_stand(reply, 1)

    assert obstacle_to(Reply.objects.get()) == ""


@pytest.mark.parametrize(("has_arrived", "after"), [(True, "sent"), (False, "waiting")])
def test_a_person_says_whether_it_arrived(has_arrived: bool, after: str) -> None:
    long_ago = timezone.now() - timedelta(hours=1)
    reply = make_reply(state=ReplyState.SENDING, claimed_at=long_ago)
    settle(reply, 1, has_arrived)

    kept = Reply.objects.get()
    assert (kept.state, kept.sent_at) == (after, long_ago if has_arrived else None)
    with pytest.raises(ChangedMeanwhileError):
        settle(kept, kept.version, has_arrived)


def test_what_no_worker_has_taken_yet_is_taken_back_and_not_sent() -> None:
    reply = make_reply(state=ReplyState.QUEUED)
    take_back(reply, 1)

    assert (send_reply.func(reply.pk), Reply.objects.get().state, mail.outbox) == ("", "waiting", [])


@pytest.mark.parametrize("state", ["waiting", "sending", "sent", "failed", "unknown"])
def test_what_is_not_queued_is_not_taken_back(state: str) -> None:
    reply = make_reply(state=state, claimed_at=timezone.now())
    with pytest.raises(ChangedMeanwhileError):
        take_back(reply, 1)
    assert Reply.objects.get().state == state


def test_what_is_being_sent_just_now_is_not_settled() -> None:
    reply = make_reply(state=ReplyState.SENDING, claimed_at=timezone.now())
    with pytest.raises(ChangedMeanwhileError):
        settle(reply, 1, has_arrived=True)
