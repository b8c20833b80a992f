from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forums_pages.contributions.scoring import Workload, balance, judged_proposals, workloads
from forums_pages.models import Contribution
from forums_pages.programme.figures import Share
from tests.factories import make_member, make_theme
from tests.forums_pages.viewsets.scores.judging import make_judged, make_scored_call

pytestmark = pytest.mark.django_db


def judged(call: Any) -> dict[str, Any]:
    rows = judged_proposals(Contribution.objects.filter(call=call), list(call.criteria.all()))
    return {row.proposal.title: row for row in rows}


def test_a_proposal_is_told_by_criterion_score_spread_and_reviews() -> None:
    call = make_scored_call()
    one, other, third = (make_member(name) for name in ("one", "other", "third"))
    make_judged(call, "Agreed", (one, 4, 2), (other, 4, 2))
    make_judged(call, "Disputed", (one, 5, 5), (other, 0, 1), (third, 3, None))
    make_judged(call, "Untouched")
    rows = judged(call)
    told = {title: (row.means, row.score, row.spread, row.complete, row.begun) for title, row in rows.items()}

    assert told == {
        "Agreed": ((4, 2), 3.5, 0, 2, 0),
        "Disputed": ((8 / 3, 3), 2.625, 4.75, 2, 1),
        "Untouched": ((None, None), None, None, 0, 0),
    }
    # The same as the proposal's own page says.
    assert {title: row.proposal.score for title, row in rows.items()} == {
        title: row.score for title, row in rows.items()
    }


def test_reviewers_are_told_by_what_they_have_done_former_ones_together() -> None:
    call = make_scored_call()
    one, other = make_member("one"), make_member("other")
    make_judged(call, "A", (one, 4, 2), (other, 4, None), (None, 1, 1))
    make_judged(call, "B", (one, 4, 2), (None, 1, 1), (None, 1, 1))

    assert workloads(judged(call).values(), list(call.criteria.all())) == [
        Workload(None, 3, 0),
        Workload(one, 2, 0),
        Workload(other, 0, 1),
    ]


def test_the_balance_counts_what_is_shortlisted_and_accepted() -> None:
    call = make_scored_call()
    water = make_theme("Water")
    chosen: dict[str, Any] = {"submitter_country": "TN", "submitter_sector": "private"}
    make_judged(call, "A", state="accepted", session_kind="workshop", **chosen).themes.add(water)
    make_judged(call, "B", state="shortlisted", session_kind="workshop", submitter_country="GR")
    make_judged(call, "C", state="declined", session_kind="panel", **chosen).themes.add(water)

    assert balance(judged(call).values()) == {
        "theme": [Share("Water", 1, 100)],
        "format": [Share("Workshop", 2, 100)],
        "sector": [Share("Private", 1, 100)],
        "country": [Share("Greece", 1, 100), Share("Tunisia", 1, 100)],
    }


def test_without_criteria_there_is_no_score() -> None:
    call = make_scored_call()
    make_judged(call, "A", (make_member("one"), 4, 2))
    call.criteria.all().delete()
    row = judged_proposals(Contribution.objects.all(), [])[0]

    assert (row.means, row.score, row.complete, row.begun) == ((), None, 0, 1)


def test_twenty_proposals_cost_as_many_statements_as_two() -> None:
    call = make_scored_call()
    judges = [make_member(f"judge{number}") for number in range(3)]
    theme = make_theme("Water")

    def count(numbers: range) -> int:
        for number in numbers:
            reviews = [(judge, 3, number % 5) for judge in judges]
            make_judged(call, f"Proposal {number}", *reviews, language_id="fr").themes.add(theme)
        with CaptureQueriesContext(connection) as statements:
            rows = judged(call).values()
            workloads(rows, list(call.criteria.all()))
            balance(rows)
        return len(statements)

    counted: list[Callable[[], int]] = [lambda: count(range(2)), lambda: count(range(2, 20))]
    few, many = (each() for each in counted)
    assert few == many
