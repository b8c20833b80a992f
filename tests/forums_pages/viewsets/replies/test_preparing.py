from collections.abc import Callable
from typing import Any

from django.test import Client

from forums_pages.contributions.replies import prepare
from forums_pages.models import Contribution, Reply, ReplyTemplate
from tests.factories import make_call, make_contribution, make_edition, make_forum
from tests.forums_pages.viewsets.test_contributions import permit
from tests.forums_pages.viewsets.test_decisions import confirm


def address(*proposals: Contribution) -> str:
    keys = "&".join(f"id={each.pk}" for each in proposals)
    return f"/admin/bulk/forums_pages/contribution/prepare/?{keys}&next=/admin/contributions/"


def test_those_are_written_to_who_have_not_been(desk: Client) -> None:
    call = make_call()
    proposals = {
        title: make_contribution(call, title, state=state, **more)
        for title, state, more in (
            ("Declined", "declined", {}),
            ("Written to", "declined", {}),
            ("Open", "under_review", {}),
            ("Erased", "declined", {"submitter_email": ""}),
        )
    }
    prepare(proposals["Written to"])
    url = address(*proposals.values())
    page = desk.get(url)

    assert [row.label for row in page.context["going"]] == ["Declined"]
    assert {row.label: row.obstacle for row in page.context["staying"]} == {
        "Written to": "A reply was written since it stands there.",
        "Open": "No template says anything of a proposal that is “Under review”.",
        "Erased": "The submitter's data were erased: there is no address to write to.",
    }
    answer = confirm(desk, url, page)
    assert "1 reply waits in the outbox." in desk.get(answer["Location"]).content.decode()
    subjects = sorted(Reply.objects.values_list("subject", "state"))
    assert subjects == [
        ("About your proposal “Declined”", "waiting"),
        ("About your proposal “Written to”", "waiting"),
    ]


def test_a_forums_own_template_says_something_for_its_proposals_only(desk: Client) -> None:
    ours, theirs = make_forum("Ours"), make_forum("Theirs")
    words: dict[str, Any] = {"name": {"en": "X"}, "subject": {"en": "We read it"}, "text": {"en": "X"}}
    ReplyTemplate.objects.create(forum=ours, state="under_review", **words)
    proposals = [
        make_contribution(make_call(make_edition(forum)), forum.title, state="under_review")
        for forum in (ours, theirs)
    ]

    assert [row.label for row in desk.get(address(*proposals)).context["going"]] == ["Ours"]


def test_a_proposal_that_was_decided_meanwhile_is_told_of(desk: Client) -> None:
    proposal = make_contribution(make_call(), "Water", state="declined")
    page = desk.get(address(proposal))
    Contribution.objects.update(state="withdrawn")
    again = confirm(desk, address(proposal), page)

    assert ("meanwhile" in again.content.decode(), Reply.objects.count()) == (True, 0)


def test_others_proposals_are_not_written_to(db: None, coordinator: Callable[[Any], Client]) -> None:
    ours, theirs = make_forum("Ours"), make_forum("Theirs")
    foreign = make_contribution(make_call(make_edition(theirs)), "Foreign", state="declined")
    client = coordinator(ours)
    permit(client, "view_contribution", "change_contribution")
    client.post(address(foreign), {"seen": f"{foreign.pk}:declined"})

    assert Reply.objects.count() == 0


def test_twenty_rows_are_looked_at_in_as_many_statements_as_two(
    desk: Client, count_statements: Callable[[Client, str], int]
) -> None:
    call = make_call()
    proposals = [make_contribution(call, f"Proposal {number}", state="declined") for number in range(20)]
    prepare(proposals[0])

    few, many = (count_statements(desk, address(*rows)) for rows in (proposals[:2], proposals))
    assert few == many
