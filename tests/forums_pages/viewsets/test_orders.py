"""The order of rows whose column is empty, which SQLite and PostgreSQL decide differently by themselves."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.factories import make_call, make_edition, make_organisation, make_person

Rows = Callable[[Any], list[list[str]]]


@pytest.fixture
def three_of_each(db: None) -> None:
    for number, title in ((2, "Second"), (None, "Unnumbered"), (1, "First")):
        edition = make_edition(title=title, ordinal=number)
        make_call(edition, title=title, opens_on=date(2030, 1, number) if number else None, closes_on=None)
        organisation = make_organisation(title) if number else None
        make_person(title, organisation=organisation)


LISTINGS = {
    "/admin/programme/editions/": "ordinal",
    "/admin/programme/calls/": "opens_at",
    "/admin/snippets/forums_pages/person/": "organisation__name",
}


@pytest.mark.usefixtures("three_of_each")
@pytest.mark.parametrize("address", LISTINGS)
def test_what_is_unknown_comes_last_and_first_when_turned_round(
    desk: Client, rows: Rows, address: str
) -> None:
    def order(name: str) -> list[str]:
        shown = [" ".join(row) for row in rows(desk.get(address, {"ordering": name}))]
        known = ("First", "Second", "Unnumbered")
        return [next(title for title in known if title in row) for row in shown]

    name = LISTINGS[address]
    assert order(name) == ["First", "Second", "Unnumbered"]
    assert order(f"-{name}") == ["Unnumbered", "Second", "First"]
