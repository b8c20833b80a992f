"""Editions are narrowed by public facts; hostile values find nothing."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from forums_pages.models import Goal, Language, PartnerLevel, Partnership, Pillar
from tests.factories import make_edition, make_forum, make_organisation, make_theme, publish, translate
from tests.graphql_api.conftest import Ask

QUERY = """query($f: EditionFilter) {
  editions(filter: $f, orderBy: EARLIEST_FIRST) { totalCount nodes { title } }
}"""


@pytest.fixture(scope="module")
def editions(rows_of_module: Path) -> None:
    today = timezone.localdate()
    tunisia = make_forum("Tunisia", country="TN")
    region = make_forum("Mekong", country="", further_countries=["MM", "TH"])
    past = make_edition(
        tunisia, "Past", start_date=date(2019, 12, 31), end_date=date(2020, 1, 1), format="in_person"
    )
    level = PartnerLevel(kind="media")
    radio = make_organisation("Radio")
    level.partnerships = [Partnership(organisation=radio), Partnership(organisation=radio)]
    past.partner_levels = [level]
    past.languages = list(Language.objects.filter(code__in=("fr", "ar")))
    past.goals = list(Goal.objects.filter(number__in=(5, 13)))
    past.pillars = [Pillar.objects.get(key="ZERO_CARBON")]
    past.themes = [make_theme(slug="cities"), make_theme(slug="seas")]
    publish(past)
    translate(tunisia, "fr", title="Tunisie", slug="tunisie")
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
    ({"country": ["mm", "TN"]}, ["Past", "Only the year", "Now", "Put off"]),
    ({"country": "ZZ"}, []),
    ({"year": 2019}, ["Past"]),
    ({"year": 2020}, ["Past"]),
    ({"year": 2021}, ["Only the year"]),
    ({"year": 0}, []),
    ({"year": 2_147_483_647}, []),
    ({"year": [2019, 2021, 0]}, ["Past", "Only the year"]),
    ({"forum": ["tunisie", "mekong"]}, ["Past", "Only the year", "Now", "Put off"]),
    ({"format": "IN_PERSON"}, ["Past"]),
    ({"format": ["IN_PERSON", "HYBRID"]}, ["Past", "Now"]),
    ({"language": ["FR", "ar", "en"]}, ["Past"]),
    ({"language": "en"}, []),
    ({"theme": ["cities", "seas"]}, ["Past"]),
    ({"theme": "towns"}, []),
    ({"goal": [5, 13]}, ["Past"]),
    ({"goal": 1}, []),
    ({"pillar": "ZERO_CARBON"}, ["Past"]),
    ({"pillar": "ZERO_POVERTY"}, []),
    ({"partner": "radio"}, ["Past"]),
    ({"partner": "bank"}, []),
    ({"forum": "tunisia", "status": ["PAST"], "year": 2020}, ["Past"]),
]


@pytest.mark.parametrize(("wanted", "titles"), CASES)
def test_editions_are_narrowed(ask: Ask, editions: None, wanted: dict[str, Any], titles: list[str]) -> None:
    found = ask(QUERY, f=wanted)["editions"]

    assert ([node["title"] for node in found["nodes"]], found["totalCount"]) == (titles, len(titles))


def test_things_are_named_by_slug_or_by_identifier(ask: Ask, editions: None) -> None:
    """What a partner's site has stored is a uid: slugs may change."""
    query = """{ past: editions(filter: { year: 2020 }) {
      nodes { forum { id uid } themes { id uid } partnerLevels { partnerships { organisation { id uid } } } }
    } }"""
    [node] = ask(query)["past"]["nodes"]
    stored = {
        "forum": node["forum"],
        "theme": node["themes"][0],
        "partner": node["partnerLevels"][0]["partnerships"][0]["organisation"],
    }

    found = {
        (name, key): [each["title"] for each in ask(QUERY, f={name: [value]})["editions"]["nodes"]]
        for name, told in stored.items()
        for key, value in told.items()
    }

    both = {("forum", key): ["Past", "Now"] for key in ("id", "uid")}
    one = {(name, key): ["Past"] for name in ("theme", "partner") for key in ("id", "uid")}
    assert found == both | one
