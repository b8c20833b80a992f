from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from forums_pages.models import EditionPage, KeyFigure, Participation, PartnerLevel, Partnership
from forums_pages.programme.figures import (
    Share,
    bars,
    figures_of_editions,
    organisations_by_country,
    organisations_by_sector,
)
from tests.factories import make_edition, make_forum, make_organisation, make_person, make_session, publish

pytestmark = pytest.mark.django_db


def edition_with(people: int, title: str = "Forum 2023", **fields: Any) -> EditionPage:
    """Return an edition with one session of so many people, and as many that do not count."""
    edition = make_edition(title=title, start_date=date(2023, 6, 1), end_date=None, **fields)
    session = make_session(edition, "Opening")
    make_session(edition, "Cancelled", state="cancelled")
    make_session(edition, "Draft", live=False)
    speakers = [make_person(f"{title} {number}") for number in range(people)]
    session.participations = [
        Participation(person=person, role=role) for person in speakers for role in ("speaker", "moderator")
    ]
    session.participations.add(Participation(person=make_person("Unsure"), confirmed=False))
    publish(session)
    level = PartnerLevel(kind="media")
    level.partnerships = [
        Partnership(organisation=make_organisation(f"{title} {number}"), confirmed=number > 0)
        for number in range(people + 1)
    ]
    edition.partner_levels = [level]
    return publish(edition)


def test_an_edition_is_told_by_what_was_sure() -> None:
    edition = edition_with(2)
    edition.key_figures = [
        KeyFigure(kind="participants", value=700, qualifier="more_than"),
        KeyFigure(kind="participants", value=650),
        KeyFigure(kind="speakers", value=40),
    ]
    publish(edition)
    make_edition(title="Draft", live=False)
    make_edition(make_forum("Another"), "Unknown", start_date=None, end_date=None, date_precision="unknown")

    told = [(each.edition.title, each.year, *list(vars(each).values())[1:]) for each in figures_of_editions()]

    assert told == [
        ("Unknown", None, None, None, None, None, ""),
        ("Forum 2023", 2023, 1, 2, 2, 700, "More than"),
    ]


def test_organisations_are_told_by_sector_and_country_the_most_first() -> None:
    for name, sector, country in (
        ("A", "media", "TN"),
        ("B", "media", "GR"),
        ("C", "public", "TN"),
        ("D", "", ""),
    ):
        make_organisation(name, sector=sector, country=country)
    make_organisation("Draft", sector="academia", country="FR", live=False)

    assert organisations_by_sector() == [Share("Media", 2, 100), Share("Public", 1, 50)]
    assert organisations_by_country() == [Share("Tunisia", 2, 100), Share("Greece", 1, 50)]


def test_bars_are_as_long_as_their_numbers() -> None:
    assert bars([("a", 1), ("b", 3), ("c", 0)]) == [Share("a", 1, 33), Share("b", 3, 100), Share("c", 0, 0)]
    assert (bars([]), bars([("a", 0)])) == ([], [Share("a", 0, 0)])


@pytest.mark.parametrize("size", [2, 12])
def test_statements_do_not_grow_with_the_editions(
    django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    for number in range(size):
        edition_with(1, f"Edition {number}", ordinal=number + 1)

    with django_assert_num_queries(5):
        assert len(figures_of_editions()) == size
