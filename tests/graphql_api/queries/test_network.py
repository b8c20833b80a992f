"""The network in figures: what is public, as exact as it is known."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forums_pages.models import (
    EditionPage,
    ForumPage,
    KeyFigure,
    Organisation,
    Participation,
    Person,
    SessionPage,
)
from tests.factories import (
    make_edition,
    make_forum,
    make_organisation,
    make_person,
    make_session,
    publish,
)
from tests.graphql_api.conftest import Ask
from tests.graphql_api.world import run

QUERY = """{ network(locale: fr) {
  forumCount
  countries { country { code name } forumCount editionCount }
  editionsByStatus { status count }
  sessionCount
  speakerCount
  participants { value qualifier counted unknown }
  organisationCount
  organisationsBySector { sector count }
  organisationsByCountry { country { code } count }
} }"""


def held(forum: ForumPage, year: int, *figures: tuple[int | None, str]) -> EditionPage:
    edition = make_edition(forum, f"Forum {year}", start_date=date(year, 5, 1), end_date=None)
    edition.key_figures = [KeyFigure(value=value, qualifier=qualifier) for value, qualifier in figures]
    return publish(edition)


@pytest.fixture
def network(db: None) -> None:
    tunisia = make_forum("Tunisia", country="TN", further_countries=["LY"])
    held(tunisia, 2023, (700, "more_than"), (300, "exactly"))
    held(tunisia, 2022, (400, "exactly"))
    held(tunisia, 2021, (None, "exactly"))
    held(make_forum("Libya", country="LY"), 2090, (9_000, "exactly"))
    ada, bob = make_person(), make_person("Bob", "Other")
    for title, state, people in (("One", "confirmed", [ada]), ("Two", "confirmed", [ada, bob])):
        session = make_session(EditionPage.objects.get(title="Forum 2023"), title, state=state)
        session.participations = [Participation(person=person) for person in people]
        publish(session)
    make_session(EditionPage.objects.get(title="Forum 2023"), "Off", state="cancelled")
    make_organisation("Radio", sector="media", country="TN")
    make_organisation("Daily", sector="media")
    make_organisation("Somebody", country="TN")


def told() -> dict[str, Any]:
    found: dict[str, Any] = run(QUERY)["network"]
    return found


@pytest.mark.usefixtures("network")
def test_the_network_in_figures() -> None:
    counts = {"UPCOMING": 1, "ONGOING": 0, "PAST": 3, "POSTPONED": 0, "CANCELLED": 0}
    assert told() == {
        "forumCount": 2,
        "countries": [
            {"country": {"code": "LY", "name": "Libye"}, "forumCount": 2, "editionCount": 4},
            {"country": {"code": "TN", "name": "Tunisie"}, "forumCount": 1, "editionCount": 3},
        ],
        "editionsByStatus": [{"status": status, "count": count} for status, count in counts.items()],
        "sessionCount": 2,
        "speakerCount": 2,
        "participants": {"value": 1100, "qualifier": "MORE_THAN", "counted": 2, "unknown": 1},
        "organisationCount": 3,
        "organisationsBySector": [{"sector": "MEDIA", "count": 2}, {"sector": None, "count": 1}],
        "organisationsByCountry": [
            {"country": {"code": "TN"}, "count": 2},
            {"country": None, "count": 1},
        ],
    }


def test_of_an_empty_network_nothing_is_known(ask: Ask) -> None:
    query = "{ network { forumCount countries { forumCount } participants { value counted unknown } } }"
    unknown = {"value": None, "counted": 0, "unknown": 0}
    assert ask(query)["network"] == {"forumCount": 0, "countries": [], "participants": unknown}


@pytest.mark.usefixtures("network")
def test_what_is_hidden_is_not_in_the_figures() -> None:
    before = told()
    ForumPage.objects.update(live=False)
    Organisation.objects.update(live=False)
    after = told()

    none = {"value": None, "qualifier": "EXACTLY", "counted": 0, "unknown": 0}
    assert (before["sessionCount"], before["speakerCount"], before["organisationCount"]) == (2, 2, 3)
    assert after == {
        "forumCount": 0,
        "countries": [],
        "editionsByStatus": [{**each, "count": 0} for each in before["editionsByStatus"]],
        "sessionCount": 0,
        "speakerCount": 0,
        "participants": none,
        "organisationCount": 0,
        "organisationsBySector": [],
        "organisationsByCountry": [],
    }


@pytest.mark.usefixtures("network")
@pytest.mark.parametrize("hidden", ["person", "participation", "session"])
def test_speakers_are_counted_only_where_they_may_be_seen(hidden: str) -> None:
    query = "{ network { speakerCount } }"
    assert run(query) == {"network": {"speakerCount": 2}}

    if hidden == "person":
        Person.objects.update(live=False)
    elif hidden == "participation":
        Participation.objects.update(confirmed=False)
    else:
        SessionPage.objects.update(live=False)

    assert run(query) == {"network": {"speakerCount": 0}}


def statements() -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        run(QUERY)
    return [each["sql"] for each in captured]


@pytest.mark.usefixtures("network")
def test_the_figures_cost_the_same_however_large_the_network_is() -> None:
    few = len(statements())
    for number in range(10):
        forum = make_forum(f"Forum {number}", country="GR")
        held(forum, 2000 + number, (100, "exactly"))
        make_organisation(f"Trust {number}", sector="academia", country="GR")

    assert len(statements()) == few
