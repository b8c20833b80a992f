from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from forums_pages.enums import ContributionState
from forums_pages.models import Contribution, Reply, SessionPage
from tests.factories import make_call, make_contribution, make_edition, make_forum
from tests.forums_pages.viewsets.test_contributions import INBOX, permit


def address(state: str, *proposals: Contribution) -> str:
    keys = "&".join(f"id={each.pk}" for each in proposals)
    return f"/admin/bulk/forums_pages/contribution/{state}/?{keys}&next={INBOX}"


def confirm(client: Client, url: str, page: Any = None, **fields: Any) -> Any:
    page = page or client.get(url)
    return client.post(url, {"seen": page.context["form"]["seen"].value(), **fields})


def test_the_inbox_offers_what_can_be_decided(desk: Client) -> None:
    proposal = make_contribution(make_call(), "Water")
    page = desk.get(INBOX).content.decode()
    offered = [state for state in ContributionState.values if f"/contribution/{state}/" in page]

    assert offered == ["under_review", "shortlisted", "accepted", "declined", "withdrawn"]
    assert f'id="contribution_{proposal.pk}_title"' in page


def test_what_cannot_go_there_is_told_row_by_row_before_anything_happens(desk: Client) -> None:
    call = make_call()
    good, out = make_contribution(call, "Good"), make_contribution(call, "Out", state="withdrawn")
    url = address("accepted", good, out)
    page = desk.get(url)

    assert [(row.label, row.detail) for row in page.context["going"]] == [("Good", "Submitted")]
    assert [(row.label, row.obstacle) for row in page.context["staying"]] == [
        ("Out", "A proposal that is “Withdrawn” cannot become “Accepted”.")
    ]
    answer = confirm(desk, url, page, note="Agreed", prepare_replies="on")
    told = [str(message) for message in desk.get(answer["Location"]).context["messages"]]
    assert ["1 proposal is now “Accepted”. 1 reply waits in the outbox." in each for each in told] == [True]
    assert dict(Contribution.objects.values_list("title", "state")) == {
        "Good": "accepted",
        "Out": "withdrawn",
    }
    assert (SessionPage.objects.get().title, Reply.objects.get().written_for) == ("Good", "accepted")


@pytest.mark.parametrize("state", ["declined", "shortlisted", "under_review", "withdrawn"])
def test_several_are_moved_without_replies(desk: Client, state: str) -> None:
    call = make_call()
    confirm(desk, address(state, make_contribution(call, "One"), make_contribution(call, "Other")))

    assert set(Contribution.objects.values_list("state", flat=True)) == {state}
    assert Reply.objects.count() == 0


def test_the_second_is_told_and_keeps_what_was_typed(desk: Client) -> None:
    call = make_call()
    one, other = make_contribution(call, "One"), make_contribution(call, "Other")
    url = address("accepted", one, other)
    page = desk.get(url)
    Contribution.objects.filter(pk=other.pk).update(state="declined")
    again = confirm(desk, url, page, note="My note")

    assert ("meanwhile" in again.content.decode(), "My note" in again.content.decode()) == (True, True)
    assert (SessionPage.objects.count(), [row.label for row in again.context["going"]]) == (0, ["One"])
    confirm(desk, url, again, note="My note")
    assert [session.title for session in SessionPage.objects.all()] == ["One"]


def test_foreign_proposals_are_neither_named_nor_moved(
    db: None, coordinator: Callable[[Any], Client]
) -> None:
    ours, theirs = make_forum("Ours"), make_forum("Theirs")
    own = make_contribution(make_call(make_edition(ours)), "Own")
    foreign = make_contribution(make_call(make_edition(theirs)), "Foreign")
    client = coordinator(ours)
    permit(client, "view_contribution", "change_contribution")
    page = client.get(address("declined", own, foreign))
    assert ("Own" in page.content.decode(), "Foreign" in page.content.decode()) == (True, False)

    client.post(address("declined", foreign), {"seen": f"{foreign.pk}:submitted"})
    assert Contribution.objects.get(pk=foreign.pk).state == "submitted"


def test_who_may_only_read_decides_nothing(db: None, coordinator: Callable[[Any], Client]) -> None:
    forum = make_forum()
    proposal = make_contribution(make_call(make_edition(forum)), "Water")
    client = coordinator(forum)
    permit(client, "view_contribution")
    client.post(address("declined", proposal), {"seen": f"{proposal.pk}:submitted"})

    assert Contribution.objects.get().state == "submitted"


def test_hostile_titles_are_shown_as_text(desk: Client) -> None:
    hostile = "<script>alert(1)</script>"
    page = desk.get(address("declined", make_contribution(make_call(), hostile)))

    assert hostile not in page.content.decode()


def test_twenty_rows_are_looked_at_in_as_many_statements_as_two(
    desk: Client, count_statements: Callable[[Client, str], int]
) -> None:
    call = make_call()
    proposals = [make_contribution(call, f"Proposal {number}") for number in range(20)]

    few, many = (count_statements(desk, address("accepted", *rows)) for rows in (proposals[:2], proposals))
    assert few == many
