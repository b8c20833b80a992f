"""Every order is total: read item by item from either end, a list is the same as read at once."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

import pytest
from graphql import GraphQLEnumType, get_named_type

from forums_pages.models import EditionPage, SessionPage
from graphql_api.schema import schema
from tests.factories import (
    make_article,
    make_call,
    make_edition,
    make_forum,
    make_organisation,
    make_person,
    make_session,
    make_theme,
)
from tests.graphql_api.conftest import Ask


def orders() -> Iterator[tuple[str, str]]:
    query = schema._schema.query_type
    assert query is not None
    for name, field in query.fields.items():
        if "orderBy" in field.args:
            kind = get_named_type(field.args["orderBy"].type)
            assert isinstance(kind, GraphQLEnumType)
            yield from ((name, value) for value in kind.values)


@pytest.fixture
def many(db: None) -> None:
    """Rows that are equal in some of what they are sorted by, known and unknown."""
    for name, country in (("Tunisia", "TN"), ("Greece", "GR"), ("Mekong", "")):
        forum = make_forum(name, country=country)
        for number in (None, 1):
            edition = make_edition(forum, f"Forum {number}", ordinal=number)
    fill_programme(edition)
    for day in (1, 1, 2):
        make_article(forum, date=date(2030, 1, day))
    for given, family in (("Ada", "Éluard"), ("Bob", "eluard"), ("Bob", "eluard"), ("", "مريم")):
        make_person(given, family)
    for name, sector in (("Banque", ""), ("banque", "media"), ("Zoo", "media"), ("Zoo", "")):
        make_organisation(name, sector=sector, country="TN" if sector else "")
    for order in (0, 0, 1):
        make_theme("Theme", order=order)


def fill_programme(edition: EditionPage) -> None:
    day = date(2030, 5, 14)
    for fields in ({}, {"day": day}, {"day": day, "start_time": time(9)}):
        make_session(edition, "Session", **fields)
        make_session(edition, "Session", **fields)
    SessionPage.objects.filter(start_time=None).update(last_published_at=None)
    for closes in (None, day, day):
        make_call(edition, "Call", opens_on=closes and closes - timedelta(days=1), closes_on=closes)


@pytest.mark.usefixtures("many")
def test_every_order_is_total_and_has_stable_cursors(ask: Ask) -> None:
    wrong = []

    for field, order in orders():
        whole = [edge["node"]["uid"] for edge in page(ask, field, order, first=100)["edges"]]
        forwards = list(one_by_one(ask, field, order, "first", "after"))
        backwards = list(one_by_one(ask, field, order, "last", "before"))
        if not (len(whole) > 2 and forwards == whole and backwards == whole[::-1]):
            wrong.append((field, order, len(whole)))

    assert wrong == []


def one_by_one(ask: Ask, field: str, order: str, size: str, cursor: str) -> Iterator[str]:
    edges = page(ask, field, order, **{size: 1})["edges"]
    while edges:
        yield edges[0]["node"]["uid"]
        edges = page(ask, field, order, **{size: 1, cursor: edges[0]["cursor"]})["edges"]


def page(ask: Ask, field: str, order: str, **window: Any) -> dict[str, Any]:
    given = ", ".join(
        f'{key}: "{value}"' if isinstance(value, str) else f"{key}: {value}" for key, value in window.items()
    )
    query = f"{{ found: {field}(orderBy: {order}, {given}) {{ edges {{ cursor node {{ uid }} }} }} }}"
    found: dict[str, Any] = ask(query)["found"]
    return found


def test_what_is_unknown_comes_where_the_order_says(ask: Ask) -> None:
    edition = make_edition(make_forum("Tunisia"))
    make_call(edition, "Some day", opens_on=None)
    make_call(edition, "First", opens_on=date(2030, 1, 1), closes_on=date(2030, 2, 1))
    make_call(edition, "Second", opens_on=date(2030, 1, 2), closes_on=date(2030, 2, 2))

    told = {
        order: [
            node["title"]
            for node in ask(f"{{ c: callsForContributions(orderBy: {order}) {{ nodes {{ title }} }} }}")["c"][
                "nodes"
            ]
        ]
        for order in ("CLOSING_FIRST", "LATEST_FIRST")
    }

    assert told == {
        "CLOSING_FIRST": ["First", "Second", "Some day"],
        "LATEST_FIRST": ["Some day", "Second", "First"],
    }
