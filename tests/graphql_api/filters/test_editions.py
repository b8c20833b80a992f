"""Editions are narrowed by public facts; hostile values find nothing."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.factories import make_edition, make_forum
from tests.graphql_api.conftest import Ask

QUERY = """query($f: EditionFilter) {
  editions(filter: $f, orderBy: EARLIEST_FIRST) { totalCount nodes { title } }
}"""


@pytest.fixture
def editions(db: None) -> None:
    today = timezone.localdate()
    tunisia = make_forum("Tunisia", country="TN")
    region = make_forum("Mekong", country="", further_countries=["MM", "TH"])
    make_edition(
        tunisia, "Past", start_date=date(2019, 12, 31), end_date=date(2020, 1, 1), format="in_person"
    )
    make_edition(tunisia, "Now", start_date=today, end_date=today + timedelta(days=1), format="hybrid")
    make_edition(
        region, "Put off", start_date=None, end_date=None, lifecycle="postponed", date_precision="unknown"
    )
    make_edition(region, "Only the year", start_date=date(2021, 1, 1), end_date=None, date_precision="year")


CASES: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["Past", "Only the year", "Now", "Put off"]),
    ({"status": ["PAST"]}, ["Past", "Only the year"]),
    ({"status": ["ONGOING", "POSTPONED"]}, ["Now", "Put off"]),
    ({"status": []}, []),
    ({"forum": "tunisia"}, ["Past", "Now"]),
    ({"forum": "\0"}, []),
    ({"forum": "x" * 10_000}, []),
    ({"country": "tn"}, ["Past", "Now"]),
    ({"country": "MM"}, ["Only the year", "Put off"]),
    ({"country": "M"}, []),
    ({"country": "%"}, []),
    ({"year": 2019}, ["Past"]),
    ({"year": 2020}, ["Past"]),
    ({"year": 2021}, ["Only the year"]),
    ({"year": 0}, []),
    ({"year": 2_147_483_647}, []),
    ({"format": "IN_PERSON"}, ["Past"]),
    ({"forum": "tunisia", "status": ["PAST"], "year": 2020}, ["Past"]),
]


@pytest.mark.parametrize(("wanted", "titles"), CASES)
def test_editions_are_narrowed(ask: Ask, editions: None, wanted: dict[str, Any], titles: list[str]) -> None:
    found = ask(QUERY, f=wanted)["editions"]

    assert ([node["title"] for node in found["nodes"]], found["totalCount"]) == (titles, len(titles))
