"""However many rows there are, the number of statements is the same."""

from datetime import date, time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forums_pages.models import (
    EditionPage,
    Goal,
    Participation,
    PartnerLevel,
    Partnership,
    Person,
    SessionPage,
    Theme,
)
from tests.factories import (
    make_article,
    make_call,
    make_edition,
    make_forum,
    make_image,
    make_organisation,
    make_person,
    make_session,
    make_theme,
    publish,
    translate,
)
from tests.graphql_api.everything import list_queries, whole_query
from tests.graphql_api.world import World, make_world, run

pytestmark = pytest.mark.django_db

Q2 = """
query Q2($id: ID!) {
  edition(id: $id, locale: fr) {
    id locale isFallback title slogan summary status format timeZone city
    startDate { date precision } endDate { date precision }
    forum { title country { code name } }
    cover { url width height alt placeholder }
    themes { title colour }
    goals { number title colour }
    partnerLevels { label kind partnerships { name wording logo { url alt } organisation { name sector } } }
    sessions(first: 100) {
      nodes {
        id code title abstract kind state startsAt endsAt room { name }
        languages { code name }
        themes { title }
        participations {
          role jobTitle organisationName
          person { id name organisation { name } portrait { url alt placeholder } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}
"""


@pytest.fixture(autouse=True)
def generous(settings: Any) -> None:
    """Everything at once is more than one request may ask for."""
    settings.GRAPHQL_LIMITS = dict.fromkeys(settings.GRAPHQL_LIMITS, 10**9)


def statements(query: str, **variables: Any) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        run(query, **variables)
    return [each["sql"] for each in captured]


def take_part(session: SessionPage, people: list[Person], themes: list[Theme]) -> None:
    """Write the rows of a session directly: publishing each again would take most of the test's time."""
    Participation.objects.bulk_create(Participation(page=session, person=person) for person in people)
    links = SessionPage.themes.through.objects
    links.bulk_create(links.model(sessionpage=session, theme=theme) for theme in themes)


def enlarge(world: World, name: str) -> None:
    """Add one of everything that lists hold."""
    employer = make_organisation(f"Trust {name}", website="https://trust.example")
    person = make_person(family_name=f"Person {name}", organisation=employer)
    theme = make_theme(slug=f"theme-{name}", forum=world.forum)
    theme.goals = list(Goal.objects.filter(number__lte=3))
    theme.save()
    edition = make_edition(world.forum, f"Forum {name}", slug=f"forum-{name}")
    level = PartnerLevel.objects.create(page=edition, kind="media")
    Partnership.objects.create(level=level, organisation=employer)
    session = make_session(edition, f"Session {name}", day=date(2030, 5, 14), start_time=time(9))
    take_part(session, [person, world.person], [theme])
    translate(session, "fr", title="Séance")
    make_forum(f"Country {name}", slug=f"country-{name}")
    make_call(edition, f"Call {name}", opens_on=date(2030, 1, 1), closes_on=date(2030, 3, 1))
    article = make_article(world.forum, f"News {name}", slug=f"news-{name}", cover=world.image)
    translate(article, "fr", title="Nouvelles")


def test_statements_do_not_depend_on_rows() -> None:
    world = make_world()
    queries = {"whole": whole_query("fr"), **list_queries("fr")}
    enlarge(world, "a")
    few = {name: len(statements(query)) for name, query in queries.items()}

    for number in range(18):
        enlarge(world, str(number))

    assert {name: len(statements(query)) for name, query in queries.items()} == few


def full_edition(sessions: int) -> EditionPage:
    edition = make_edition(make_forum("Greece"), "Forum", cover=make_image())
    level = PartnerLevel(kind="media")
    level.partnerships = [
        Partnership(organisation=make_organisation(f"Partner {n}", logo=edition.cover), logo_approved=True)
        for n in range(20)
    ]
    edition.partner_levels = [level]
    edition.themes = [make_theme(slug="cities")]
    edition.goals = list(Goal.objects.filter(number__in=(5, 11)))
    edition = publish(edition)
    people = [
        make_person(family_name=f"P{n}", organisation=make_organisation(f"O{n}"), portrait=edition.cover)
        for n in range(3)
    ]
    for number in range(sessions):
        session = make_session(edition, f"Session {number}", slug=f"s{number}", live=False)
        take_part(session, people, list(edition.themes.all()))
    # Publishing each would take most of the test's time.
    SessionPage.objects.update(live=True)
    return edition


def test_an_edition_with_everything_stays_within_its_statements() -> None:
    edition = full_edition(sessions=60)
    found = run("{ editions { nodes { uid } } }")["editions"]["nodes"]

    told = statements(Q2, id=found[0]["uid"])

    assert edition.live
    assert len(told) <= 20, "\n".join(told)
