from collections.abc import Callable
from typing import Any

from django.core import mail
from django.test import Client

from forums_pages.models import Contribution, Reply
from tests.factories import make_call, make_edition, make_forum
from tests.forums_pages.viewsets.test_contributions import permit

Waiting = Callable[..., Reply]


def address(action: str, *replies: Reply) -> str:
    keys = "&".join(f"id={reply.pk}" for reply in replies)
    return f"/admin/bulk/forums_pages/reply/{action}/?{keys}&next=/admin/outbox/"


def confirm(client: Client, url: str, page: Any = None) -> Any:
    page = page or client.get(url)
    return client.post(url, {"seen": page.context["form"]["seen"].value()})


def test_what_cannot_be_sent_is_told_row_by_row_before_anything_happens(
    desk: Client, waiting: Waiting, django_capture_on_commit_callbacks: Any
) -> None:
    call = make_call()
    good, moved, sent = (waiting(title, call) for title in ("Good", "Moved", "Sent"))
    Contribution.objects.filter(pk=moved.contribution_id).update(state="under_review")
    Reply.objects.filter(pk=sent.pk).update(state="sent")
    url = address("send", good, moved, sent)
    page = desk.get(url)

    told = {row.item.contribution.title: row.obstacle for row in page.context["staying"]}
    assert [row.item for row in page.context["going"]] == [good]
    assert told == {
        "Moved": "It was written when the proposal was “Declined”; now it is “Under review”.",
        "Sent": "It was sent already.",
    }
    with django_capture_on_commit_callbacks(execute=True):
        answer = confirm(desk, url, page)
    assert (answer["Location"], [message.subject for message in mail.outbox]) == (
        "/admin/outbox/",
        [good.subject],
    )


def test_what_changed_since_somebody_looked_is_not_sent(
    desk: Client, waiting: Waiting, django_capture_on_commit_callbacks: Any
) -> None:
    one, other = waiting("One"), waiting("Other")
    url = address("send", one, other)
    page = desk.get(url)
    Reply.objects.filter(pk=other.pk).update(text="Something else", version=2)
    with django_capture_on_commit_callbacks(execute=True):
        again = confirm(desk, url, page)
    assert (again.status_code, "meanwhile" in again.content.decode(), mail.outbox) == (200, True, [])

    with django_capture_on_commit_callbacks(execute=True):
        confirm(desk, url, again)
    assert len(mail.outbox) == 2


def test_several_are_thrown_away_but_none_that_was_sent(desk: Client, waiting: Waiting) -> None:
    one, other, sent = waiting("One"), waiting("Other"), waiting("Sent", state="sent")
    confirm(desk, address("discard", one, other, sent))

    assert list(Reply.objects.all()) == [sent]


def test_others_replies_are_not_even_named(
    db: None, coordinator: Callable[[Any], Client], waiting: Waiting, django_capture_on_commit_callbacks: Any
) -> None:
    ours, theirs = make_forum("Ours"), make_forum("Theirs")
    own = waiting("Own", make_call(make_edition(ours)))
    foreign = waiting("Foreign", make_call(make_edition(theirs)))
    client = coordinator(ours)
    permit(client, "view_contribution", "change_contribution")
    page = client.get(address("send", own, foreign))
    assert ("Own" in page.content.decode(), "Foreign" in page.content.decode()) == (True, False)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address("send", own, foreign), {"seen": f"{own.pk}:1 {foreign.pk}:1"})
    assert mail.outbox == []


def test_addresses_that_nobody_would_write_are_no_errors(desk: Client) -> None:
    url = "/admin/bulk/forums_pages/reply/send/?id=x&id=-1&id=99999999999999999999&id=all"
    page = desk.get(url)

    assert (page.status_code, page.context["going"]) == (200, [])
    assert desk.post(url, {"seen": ""}).status_code == 200


def test_twenty_rows_are_looked_at_in_as_many_statements_as_two(
    desk: Client, waiting: Waiting, count_statements: Callable[[Client, str], int]
) -> None:
    call = make_call()
    replies = [waiting(f"Proposal {number}", call) for number in range(20)]

    few, many = (count_statements(desk, address("send", *rows)) for rows in (replies[:2], replies))
    assert few == many
