from datetime import date

import pytest
from wagtail.models import PageViewRestriction

from forums_pages.blocks.choices import LatestKind
from forums_pages.blocks.latest import edition_sessions, forums_in, latest_pages
from tests.factories import make_article, make_edition, make_forum, make_session, translate

pytestmark = pytest.mark.django_db


def restrict(page: object) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_the_latest_pages_are_public_and_the_newest_come_first() -> None:
    old, new = (make_article(title=str(year), date=date(year, 1, 1)) for year in (2019, 2021))
    translate(new, "fr", title="Récent")
    make_article(title="Draft", live=False)
    restrict(make_article(title="Private", date=date(2024, 1, 1)))

    assert latest_pages(LatestKind.ARTICLES, 5) == [new, old]
    assert latest_pages(LatestKind.ARTICLES, 1) == [new]


def test_the_latest_editions_are_listed_too() -> None:
    editions = [
        make_edition(title=str(year), start_date=date(year, 1, 1), end_date=None) for year in (2018, 2022)
    ]

    assert latest_pages(LatestKind.EDITIONS, 3) == editions[::-1]


def test_the_sessions_of_an_edition_can_be_narrowed_to_a_day_or_a_kind() -> None:
    edition = make_edition()
    first, second = date(2030, 5, 14), date(2030, 5, 15)
    panel = make_session(edition, "Panel", day=second, kind="panel")
    opening = make_session(edition, "Opening", day=first, kind="opening")
    make_session(edition, "Cancelled", day=first, state="cancelled")
    make_session(edition, "Draft", day=first, live=False)

    assert edition_sessions(edition) == [opening, panel]
    assert edition_sessions(edition, day=first) == [opening]
    assert edition_sessions(edition, kind="panel") == [panel]
    assert edition_sessions(edition, day=first, kind="panel") == []


def test_forums_are_found_by_their_status() -> None:
    active, dormant = make_forum("B"), make_forum("A", status="dormant")

    assert [forums_in(["active"]), forums_in([]), forums_in(["archived"])] == [
        [active],
        [dormant, active],
        [],
    ]
