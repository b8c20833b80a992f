from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from forums_pages.models import Contribution, Reply
from tests.factories import make_call, make_edition, make_forum
from tests.forums_pages.viewsets.test_contributions import permit

OUTBOX = "/admin/outbox/"
Waiting = Callable[..., Reply]


def shown(client: Client, **query: Any) -> list[str]:
    return sorted(each.contribution.title for each in client.get(OUTBOX, query).context["object_list"])


def test_the_outbox_tells_what_waits_and_what_keeps_it(desk: Client, waiting: Waiting, rows: Any) -> None:
    waiting("Water")
    moved = waiting("Wells", make_call(title="Second"))
    Contribution.objects.filter(pk=moved.contribution_id).update(state="under_review")
    waiting("Winds", make_call(title="Third"), state="failed", problem="550 <b>no</b>")

    told = sorted(row[1:4] + row[6:] for row in rows(desk.get(OUTBOX)))
    assert told == [
        ["zoe@example.org", "English", "Failed", "", "Third"],
        ["zoe@example.org", "English", "Waiting", "", "Call"],
        ["zoe@example.org", "English", "Waiting", "", "Second"],
    ]
    page = desk.get(OUTBOX).content.decode()
    assert ("now it is “Under review”" in page, "<b>no</b>" in page) == (True, False)


def test_the_outbox_is_filtered_by_what_became_of_replies(desk: Client, waiting: Waiting) -> None:
    now = timezone.now()
    waiting("Waits")
    waiting("Sent", state="sent", sent_at=now)
    waiting("Under way", state="sending", claimed_at=now)
    waiting("Broken off", state="sending", claimed_at=now - timedelta(hours=1))

    assert shown(desk) == ["Broken off", "Sent", "Under way", "Waits"]
    assert shown(desk, standing="waiting") == ["Waits"]
    assert shown(desk, standing=["sent", "unknown"]) == ["Broken off", "Sent"]
    assert shown(desk, standing="sending") == ["Under way"]
    assert shown(desk, q="brok") == ["Broken off"]


def test_a_coordinator_sees_replies_of_the_own_forum_only(
    db: None, coordinator: Callable[[Any], Client], waiting: Waiting
) -> None:
    ours, theirs = make_forum("Ours"), make_forum("Theirs")
    waiting("Own", make_call(make_edition(ours)))
    foreign = waiting("Foreign", make_call(make_edition(theirs)))
    client = coordinator(ours)
    assert client.get(OUTBOX)["Location"] == "/admin/"
    permit(client, "view_contribution")
    # Whoever may only read proposals writes to nobody.
    assert client.get(OUTBOX)["Location"] == "/admin/"

    permit(client, "change_contribution")
    assert User.objects.get(username="coordinator").has_perm("forums_pages.change_contribution")
    assert shown(client) == ["Own"]
    assert client.get(f"{OUTBOX}edit/{foreign.pk}/", follow=True).status_code == 404


@pytest.mark.parametrize("path", ["new/", "delete/1/", "history/1/", "usage/1/"])
def test_nothing_is_written_or_deleted_behind_the_back_of_states(desk: Client, path: str) -> None:
    assert desk.get(f"{OUTBOX}{path}", follow=True).status_code == 404


def test_twenty_replies_cost_as_many_statements_as_two(
    desk: Client, waiting: Waiting, count_statements: Callable[[Client, str], int]
) -> None:
    call = make_call()
    for number in range(2):
        waiting(f"Proposal {number}", call)
    few = count_statements(desk, OUTBOX)
    for number in range(2, 20):
        waiting(f"Proposal {number}", call)
    assert count_statements(desk, OUTBOX) == few


def test_an_empty_outbox_says_where_replies_come_from(desk: Client) -> None:
    page = desk.get(OUTBOX).content.decode()
    assert "No reply waits here yet. Deciding about a proposal prepares one, where you say so." in page
    assert "No replies match your query" in desk.get(OUTBOX, {"q": "nothing"}).content.decode()
