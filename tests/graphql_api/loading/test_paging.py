"""Connections as Relay has them; cursors stay true while rows come and go."""

from datetime import date
from typing import Any

import pytest

from forums_pages.models import EditionPage, Organisation
from tests.factories import make_edition, make_forum, make_organisation
from tests.graphql_api.conftest import Ask

QUERY = """query($first: Int, $after: String, $last: Int, $before: String) {
  organisations(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    edges { cursor node { name } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}"""


def page(ask: Ask, **window: Any) -> tuple[str, bool, bool, str, str]:
    """Return the names, whether more goes before and follows, and the outer cursors."""
    found = ask(QUERY, **window)["organisations"]
    info = found["pageInfo"]
    names = "".join(edge["node"]["name"] for edge in found["edges"])
    assert [info["startCursor"], info["endCursor"]] == [
        found["edges"][0]["cursor"],
        found["edges"][-1]["cursor"],
    ]
    return names, info["hasPreviousPage"], info["hasNextPage"], info["startCursor"], info["endCursor"]


@pytest.fixture
def letters(db: None) -> None:
    for name in "bdaecgf":
        make_organisation(name)


def test_a_list_is_read_forwards_and_backwards(ask: Ask, letters: None) -> None:
    first = page(ask, first=3)
    second = page(ask, first=3, after=first[4])
    third = page(ask, first=3, after=second[4])
    assert [each[:3] for each in (first, second, third)] == [
        ("abc", False, True),
        ("def", True, True),
        ("g", True, False),
    ]

    last = page(ask, last=3)
    before = page(ask, last=3, before=last[3])
    assert [each[:3] for each in (last, before)] == [("efg", True, False), ("bcd", True, True)]


def test_rows_that_come_and_go_neither_repeat_nor_skip_any(ask: Ask, letters: None) -> None:
    cursor = page(ask, first=3)[4]
    Organisation.objects.filter(name__in="bc").delete()
    make_organisation("aa")
    make_organisation("cz")

    assert page(ask, first=10, after=cursor)[0] == "czdefg"


def test_without_a_number_twenty_come(ask: Ask) -> None:
    for number in range(21):
        make_organisation(f"{number:02}")

    found = ask("{ organisations { totalCount nodes { name } pageInfo { hasNextPage } } }")["organisations"]

    assert (found["totalCount"], len(found["nodes"]), found["pageInfo"]) == (21, 20, {"hasNextPage": True})


def test_an_empty_list_has_no_cursors(ask: Ask) -> None:
    found = ask(
        "{ people { totalCount nodes { name } edges { cursor } pageInfo { startCursor endCursor } } }"
    )

    assert found["people"] == {
        "totalCount": 0,
        "nodes": [],
        "edges": [],
        "pageInfo": {"startCursor": None, "endCursor": None},
    }


def test_every_row_has_its_own_page_of_a_list_inside_it(ask: Ask) -> None:
    for name in ("Greece", "Tunisia"):
        forum = make_forum(name)
        for year in (2027, 2028, 2029):
            make_edition(forum, f"{name} {year}", start_date=date(year, 5, 1), end_date=None)
    query = """query($after: String) { forums { nodes { editions(first: 2, after: $after) {
      totalCount nodes { title } pageInfo { hasNextPage endCursor } } } } }"""

    found = [each["editions"] for each in ask(query)["forums"]["nodes"]]

    assert [[node["title"] for node in each["nodes"]] for each in found] == [
        ["Greece 2029", "Greece 2028"],
        ["Tunisia 2029", "Tunisia 2028"],
    ]
    assert [(each["totalCount"], each["pageInfo"]["hasNextPage"]) for each in found] == [(3, True), (3, True)]
    rest = [
        each["editions"] for each in ask(query, after=found[1]["pageInfo"]["endCursor"])["forums"]["nodes"]
    ]
    assert [node["title"] for node in rest[1]["nodes"]] == ["Tunisia 2027"]


def test_undated_editions_have_their_place_and_a_cursor(ask: Ask) -> None:
    forum = make_forum("Greece")
    make_edition(forum, "Some day", start_date=None, end_date=None, date_precision="unknown")
    make_edition(forum, "Dated", start_date=date(2029, 5, 1), end_date=None)
    query = """query($after: String) { editions(first: 1, after: $after) {
      nodes { title startDate { date } beginsAt } pageInfo { endCursor } } }"""

    first = ask(query)["editions"]
    second = ask(query, after=first["pageInfo"]["endCursor"])["editions"]

    assert EditionPage.objects.count() == 2
    assert first["nodes"] == [{"title": "Some day", "startDate": None, "beginsAt": None}]
    assert [node["title"] for node in second["nodes"]] == ["Dated"]
