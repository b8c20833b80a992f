import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.factories import make_edition, make_forum, make_member
from tests.forums_pages.viewsets.scores.judging import make_judged, make_scored_call
from tests.forums_pages.viewsets.test_contributions import permit

TABLE = "/admin/contributions/scores/"


def titles(client: Client, **query: Any) -> list[str]:
    return [row.proposal.title for row in client.get(TABLE, query).context["rows"]]


@pytest.fixture
def call(desk: Client) -> Any:
    one, other = make_member("one"), make_member("other")
    call = make_scored_call(title="Call 2030")
    make_judged(call, "Best", (one, 5, 4), (other, 5, 4), submitter_country="TN", language_id="fr")
    make_judged(call, "Disputed", (one, 5, 5), (other, 0, 0), session_kind="workshop")
    make_judged(call, "Late", submitter_country="GR", submitter_sector="media")
    make_judged(call, "Out", (one, 1, 1), state="withdrawn")
    return call


def test_the_best_come_first_and_the_unmarked_last(desk: Client, call: Any) -> None:
    assert titles(desk) == ["Best", "Disputed", "Late"]


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("score", ["Disputed", "Best", "Late"]),
        ("-spread", ["Disputed", "Best", "Late"]),
        ("reviews", ["Late", "Best", "Disputed"]),
        ("country", ["Late", "Best", "Disputed"]),
        ("-country", ["Best", "Late", "Disputed"]),
        ("format", ["Best", "Late", "Disputed"]),
        ("language", ["Best", "Disputed", "Late"]),
        ("sector", ["Late", "Best", "Disputed"]),
        ("-title", ["Late", "Disputed", "Best"]),
        ("nonsense", ["Best", "Disputed", "Late"]),
        ("password", ["Best", "Disputed", "Late"]),
    ],
)
def test_it_is_sorted_by_any_column(desk: Client, call: Any, ordering: str, expected: list[str]) -> None:
    assert titles(desk, ordering=ordering) == expected


def test_it_is_sorted_by_one_criterion(desk: Client, call: Any) -> None:
    _relevance, novelty = call.criteria.all()
    assert titles(desk, ordering=f"criterion_{novelty.pk}") == ["Disputed", "Best", "Late"]


def test_it_is_narrowed_by_state(desk: Client, call: Any) -> None:
    assert titles(desk, state="withdrawn") == ["Out"]
    assert sorted(titles(desk, state="all")) == ["Best", "Disputed", "Late", "Out"]
    assert titles(desk, state="nonsense") == ["Best", "Disputed", "Late"]


def test_each_row_tells_means_spread_and_reviews(desk: Client, call: Any, rows: Any) -> None:
    told = {row[0]: row[1:7] for row in rows(desk.get(TABLE))}
    assert told == {
        "Best": ["4.8", "0.0", "2", "5.0", "4.0", "Submitted"],
        "Disputed": ["2.5", "5.0", "2", "2.5", "2.5", "Submitted"],
        "Late": ["", "", "0", "", "", "Submitted"],
    }


def test_it_downloads_and_no_title_is_a_formula(desk: Client, call: Any) -> None:
    make_judged(call, "=1+1", submitter_organisation="@evil")
    text = b"".join(desk.get(TABLE, {"export": "csv"}).streaming_content).decode()
    lines = list(csv.reader(io.StringIO(text)))
    content = b"".join(desk.get(TABLE, {"export": "xlsx"}).streaming_content)
    sheet = load_workbook(io.BytesIO(content)).active

    assert lines[0] == [
        *("Title", "Organisation", "Score", "Spread", "Complete reviews", "Unfinished reviews"),
        *("Relevance (75 %)", "Novelty (25 %)"),
        *("State", "Themes", "Format", "Language", "Country", "Sector"),
    ]
    assert lines[1][:8] == ["Best", "", "4.75", "0.0", "2", "0", "5", "4"] or lines[1][:4] == [
        "Best",
        "",
        "4.75",
        "0.0",
    ]
    assert [line[:2] for line in lines if "1+1" in line[0]] == [["'=1+1", "'@evil"]]
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:4] == ["Best", None, 4.75, 0]


def test_it_is_for_those_who_read_proposals_and_shows_their_calls_only(
    db: None, coordinator: Callable[[Any], Client]
) -> None:
    ours, theirs = make_forum("Ours"), make_forum("Theirs")
    own = make_scored_call(make_edition(ours), title="Own call")
    foreign = make_scored_call(make_edition(theirs), title="Foreign call")
    make_judged(own, "Own")
    make_judged(foreign, "Foreign")
    client = coordinator(ours)
    assert client.get(TABLE)["Location"] == "/admin/"

    permit(client, "view_contribution")
    assert titles(client) == ["Own"]
    page = client.get(TABLE, {"call": foreign.pk}).content.decode()
    assert ("Own call" in page, "Foreign" in page) == (True, False)


def test_without_proposals_it_says_so(desk: Client) -> None:
    assert "There are no proposals yet that you may read." in desk.get(TABLE).content.decode()
    assert desk.get(TABLE, {"export": "csv"}).status_code == 200


def test_hostile_words_are_shown_as_text(desk: Client) -> None:
    hostile = "<script>alert(1)</script>"
    make_judged(make_scored_call(title=hostile), hostile, state="accepted")
    assert hostile not in desk.get(TABLE).content.decode()


def test_twenty_proposals_cost_as_many_statements_as_two(
    desk: Client, count_statements: Callable[[Client, str], int]
) -> None:
    call, judge = make_scored_call(), make_member("judge")
    for number in range(2):
        make_judged(call, f"Proposal {number}", (judge, 3, 3), language_id="fr", state="accepted")
    few = count_statements(desk, TABLE)
    for number in range(2, 20):
        make_judged(call, f"Proposal {number}", (judge, 3, 3), language_id="fr", state="accepted")
    assert count_statements(desk, TABLE) == few
