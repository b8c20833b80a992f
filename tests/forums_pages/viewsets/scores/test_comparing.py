from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from forums_pages.models import Contribution, Reply
from tests.factories import make_edition, make_forum, make_member
from tests.forums_pages.viewsets.scores.judging import make_judged, make_scored_call
from tests.forums_pages.viewsets.test_contributions import permit


def address(*proposals: Contribution) -> str:
    return "/admin/contributions/scores/compare/?" + "&".join(f"id={each.pk}" for each in proposals)


def states() -> dict[str, str]:
    return dict(Contribution.objects.values_list("title", "state"))


def merge(client: Client, url: str, into: Contribution, page: Any = None, **fields: Any) -> Any:
    form = (page or client.get(url)).context["merge_form"]
    data = {"merge-seen": form["seen"].value(), "merge-into": into.pk}
    return client.post(url, data | {f"merge-{name}": value for name, value in fields.items()})


def test_proposals_stand_side_by_side_with_marks_and_comments(desk: Client) -> None:
    call, judge = make_scored_call(), make_member("judge")
    one = make_judged(call, "One", (judge, 5, 4), abstract="<b>First</b>")
    other = make_judged(call, "Other", state="shortlisted")
    page = desk.get(address(one, other))
    told = [
        (each["proposal"].title, each["score"], each["comments"], [way for _url, way in each["decisions"]])
        for each in page.context["columns"]
    ]

    assert told == [
        (
            "One",
            "4.8",
            [{"name": "judge", "comment": "On One", "marks": [5, 4]}],
            ["Accept", "Decline", "Shortlist"],
        ),
        ("Other", "", [], ["Accept", "Decline"]),
    ]
    assert ("<b>First</b>" in page.content.decode(), "First" in page.content.decode()) == (False, True)


@pytest.mark.parametrize("count", [0, 1, 5])
def test_two_to_four_can_be_compared(desk: Client, count: int) -> None:
    call = make_scored_call()
    proposals = [make_judged(call, f"Proposal {number}") for number in range(count)]

    assert desk.get(address(*proposals))["Location"] == "/admin/contributions/"


def test_proposals_to_different_calls_are_judged_by_different_criteria(desk: Client) -> None:
    one = make_judged(make_scored_call(), "One")
    other = make_judged(make_scored_call(title="Second"), "Other")

    assert desk.get(address(one, other))["Location"] == "/admin/contributions/"


def test_what_is_ticked_in_a_list_leads_here(desk: Client) -> None:
    call = make_scored_call()
    one, other = make_judged(call, "One"), make_judged(call, "Other")
    answer = desk.get(f"/admin/bulk/forums_pages/contribution/compare/?id={one.pk}&id={other.pk}&next=/")

    assert answer["Location"] == address(one, other)


def test_all_but_one_are_merged_into_it_with_replies(desk: Client) -> None:
    call = make_scored_call()
    first, second, third = (make_judged(call, title) for title in ("First", "Second", "Third"))
    answer = merge(desk, address(first, second, third), second, note="Alike", prepare_replies="on")

    assert answer["Location"] == f"/admin/contributions/edit/{second.pk}/"
    assert states() == {"First": "merged", "Second": "submitted", "Third": "merged"}
    assert set(Contribution.objects.filter(state="merged").values_list("merged_into", "decision_note")) == {
        (second.pk, "Alike")
    }
    subjects = set(Reply.objects.values_list("subject", "written_for"))
    assert subjects == {
        (f"Your proposal “{title}” goes on together with another", "merged") for title in ("First", "Third")
    }


def test_only_those_are_offered_with_which_the_others_may_go_on(desk: Client) -> None:
    call = make_scored_call()
    accepted, open_one = make_judged(call, "Accepted", state="accepted"), make_judged(call, "Open")
    both = make_judged(call, "Second", state="accepted")
    page = desk.get(address(accepted, open_one))

    assert list(page.context["merge_form"].fields["into"].queryset) == [accepted]
    assert merge(desk, address(accepted, open_one), open_one, page).status_code == 200
    assert desk.get(address(accepted, both)).context["merge_form"] is None
    assert states() == {"Accepted": "accepted", "Open": "submitted", "Second": "accepted"}


def test_the_second_is_told_and_keeps_what_was_typed(desk: Client) -> None:
    call = make_scored_call()
    one, other = make_judged(call, "One"), make_judged(call, "Other")
    page = desk.get(address(one, other))
    Contribution.objects.filter(pk=one.pk).update(state="shortlisted")
    again = merge(desk, address(one, other), other, page, note="My note")

    assert ("meanwhile" in again.content.decode(), "My note" in again.content.decode()) == (True, True)
    assert states() == {"One": "shortlisted", "Other": "submitted"}
    merge(desk, address(one, other), other, again)
    assert states() == {"One": "merged", "Other": "submitted"}


def test_foreign_proposals_are_not_shown_and_whoever_only_reads_merges_nothing(
    db: None, coordinator: Callable[[Any], Client]
) -> None:
    ours, theirs = make_forum("Ours"), make_forum("Theirs")
    call = make_scored_call(make_edition(ours))
    one, other = make_judged(call, "One"), make_judged(call, "Other")
    foreign = make_judged(make_scored_call(make_edition(theirs), title="Foreign call"), "Foreign")
    client = coordinator(ours)
    permit(client, "view_contribution")

    assert client.get(address(one, foreign))["Location"] == "/admin/contributions/"
    page = client.get(address(one, other, foreign))
    assert ("Foreign" in page.content.decode(), page.context["merge_form"]) == (False, None)
    assert [each["decisions"] for each in page.context["columns"]] == [[], []]
    client.post(address(one, other), {"merge-seen": page.context["view"].signs, "merge-into": other.pk})
    assert states() == {"One": "submitted", "Other": "submitted", "Foreign": "submitted"}


def test_four_proposals_cost_as_many_statements_as_two(
    desk: Client, count_statements: Callable[[Client, str], int]
) -> None:
    call, judges = make_scored_call(), [make_member(f"judge{number}") for number in range(2)]
    four = [make_judged(call, f"{n}", *((judge, 3, 3) for judge in judges)) for n in range(4)]

    assert count_statements(desk, address(*four)) == count_statements(desk, address(*four[:2]))
