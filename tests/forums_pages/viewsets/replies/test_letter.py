from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from forums_pages.models import Contribution, Reply
from tests.factories import make_call, make_edition, make_forum
from tests.forums_pages.viewsets.test_contributions import permit

Waiting = Callable[..., Reply]


def page_of(reply: Reply) -> str:
    return f"/admin/outbox/edit/{reply.pk}/"


def do(client: Client, reply: Reply, action: str, **fields: Any) -> Any:
    data = {"version": reply.version, "subject": reply.subject, "text": reply.text, **fields}
    return client.post(page_of(reply), {"action": action, **data})


def said(page: Any) -> list[str]:
    return [str(message) for message in page.context["messages"]]


def test_a_reply_is_shown_as_it_will_be_sent(desk: Client, waiting: Waiting) -> None:
    reply = waiting("<i>Water</i>", text="Dear\nZoe <script>alert(1)</script>")
    page = desk.get(page_of(reply)).content.decode()

    assert [words in page for words in ("zoe@example.org", "webmaster@localhost", "<script>alert(1)")] == [
        True,
        True,
        False,
    ]


def test_words_are_kept_and_nothing_is_sent(
    desk: Client, waiting: Waiting, django_capture_on_commit_callbacks: Any
) -> None:
    reply = waiting()
    with django_capture_on_commit_callbacks(execute=True):
        do(desk, reply, "save", subject="Hello", text="One\r\nTwo")
    kept = Reply.objects.get()
    assert (kept.subject, kept.text, kept.state, mail.outbox) == ("Hello", "One\nTwo", "waiting", [])


def test_a_reply_is_sent_with_the_words_that_stand_in_the_form(
    desk: Client, waiting: Waiting, django_capture_on_commit_callbacks: Any
) -> None:
    reply = waiting()
    with django_capture_on_commit_callbacks(execute=True):
        answer = do(desk, reply, "send", subject="Hello", text="Dear Zoe")
    (sent,) = mail.outbox
    assert answer["Location"] == "/admin/outbox/"
    assert (sent.to, sent.subject, sent.body) == (["zoe@example.org"], "Hello", "Dear Zoe")
    assert Reply.objects.get().state == "sent"


def test_what_is_not_filled_in_is_kept_and_not_sent(
    desk: Client, waiting: Waiting, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = do(desk, waiting(), "send", text="By {results_on}")
    page = desk.get(answer["Location"])
    assert (mail.outbox, Reply.objects.get().text) == ([], "By {results_on}")
    assert "Nothing is known yet for {results_on}." in page.content.decode()


def test_the_second_is_told_and_loses_nothing(
    desk: Client, waiting: Waiting, django_capture_on_commit_callbacks: Any
) -> None:
    reply = waiting()
    do(desk, reply, "save", subject="Theirs", text="Theirs")
    with django_capture_on_commit_callbacks(execute=True):
        refused = do(desk, reply, "send", subject="Mine", text="My words")
    assert ("meanwhile" in refused.content.decode(), "My words" in refused.content.decode()) == (True, True)
    assert (Reply.objects.get().subject, mail.outbox) == ("Theirs", [])
    # Looked at, and sent once more, they replace what was there.
    again = {name: refused.context["form"][name].value() for name in ("version", "subject", "text")}
    do(desk, reply, "save", **again)
    assert Reply.objects.get().subject == "Mine"


def test_what_somebody_threw_away_is_told_of(desk: Client, waiting: Waiting) -> None:
    reply = waiting()
    do(desk, reply, "discard")
    answer = desk.post(page_of(reply), {"action": "save", "version": 1}, follow=True)
    assert (Reply.objects.count(), "somebody else threw it away" in answer.content.decode()) == (0, True)


def test_a_proposal_that_moved_is_asked_about(
    desk: Client, waiting: Waiting, django_capture_on_commit_callbacks: Any
) -> None:
    reply = waiting()
    Contribution.objects.update(state="under_review")
    with django_capture_on_commit_callbacks(execute=True):
        do(desk, reply, "send")
    assert (mail.outbox, 'value="fits"' in desk.get(page_of(reply)).content.decode()) == ([], True)

    do(desk, reply, "fits")
    with django_capture_on_commit_callbacks(execute=True):
        do(desk, Reply.objects.get(), "send")
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("action", "after"), [("arrived", "sent"), ("again", "waiting")])
def test_a_person_says_what_became_of_it(desk: Client, waiting: Waiting, action: str, after: str) -> None:
    reply = waiting(state="sending", claimed_at=timezone.now() - timedelta(hours=1))
    assert f'value="{action}"' in desk.get(page_of(reply)).content.decode()
    desk.post(page_of(reply), {"action": action, "version": reply.version})

    assert Reply.objects.get().state == after


def test_what_is_about_to_be_sent_can_be_taken_back(desk: Client, waiting: Waiting) -> None:
    reply = waiting(state="queued")
    assert 'value="stop"' in desk.get(page_of(reply)).content.decode()
    desk.post(page_of(reply), {"action": "stop", "version": reply.version})

    assert Reply.objects.get().state == "waiting"


@pytest.mark.parametrize("fields", [{"subject": ""}, {"text": ""}, {"subject": "x" * 256}, {"version": "x"}])
def test_mistakes_lose_nothing(desk: Client, waiting: Waiting, fields: dict[str, str]) -> None:
    reply = waiting()
    page = do(desk, reply, "save", **{"text": "My words", **fields})

    assert (page.status_code, Reply.objects.get().version) == (200, 1)
    assert fields.get("text") == "" or "My words" in page.content.decode()


@pytest.mark.parametrize("action", ["save", "send", "discard", "fits", "stop", "arrived", "again"])
def test_others_can_do_nothing_with_it(
    db: None, coordinator: Callable[[Any], Client], waiting: Waiting, action: str
) -> None:
    ours, theirs = make_forum("Ours"), make_forum("Theirs")
    foreign = waiting("Foreign", make_call(make_edition(theirs)))
    client = coordinator(ours)
    permit(client, "view_contribution", "change_contribution")
    answer = client.post(page_of(foreign), {"action": action, "version": 1, "subject": "x", "text": "x"})

    kept = Reply.objects.get()
    assert answer.status_code in (302, 404)
    assert (kept.version, kept.state, kept.subject) == (1, "waiting", foreign.subject)
