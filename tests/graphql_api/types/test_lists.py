"""Lists that lead back: what a person did, where an organisation helped, what a goal was about."""

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
    Pillar,
    SessionPage,
)
from tests.factories import (
    make_edition,
    make_forum,
    make_organisation,
    make_person,
    make_session,
    make_theme,
    publish,
)
from tests.graphql_api.conftest import Ask
from tests.graphql_api.world import run


def about(page: Any, theme: Any, *goals: int) -> Any:
    page.goals = list(Goal.objects.filter(number__in=goals))
    page.pillars = [Pillar.objects.get(key="ZERO_CARBON")]
    page.themes = [theme]
    return page


@pytest.fixture
def years(db: None) -> None:
    """Ada speaks and moderates in two editions that the same trust supports twice."""
    forum, theme = make_forum("Tunisia"), make_theme(slug="cities")
    trust = make_organisation("Trust")
    ada = make_person(organisation=trust)
    for year in (2029, 2030):
        day = date(year, 5, 14)
        edition = about(make_edition(forum, f"Forum {year}", start_date=day, end_date=None), theme, 5, 11)
        edition.partner_levels = [PartnerLevel(kind="media"), PartnerLevel(kind="financial")]
        for level in edition.partner_levels.all():
            level.partnerships = [Partnership(organisation=trust)]
        publish(edition)
        session = about(
            make_session(edition, f"Panel {year}", day=day, start_time=time(9), slug=f"s{year}"), theme, 5
        )
        roles = ("speaker", "moderator")
        session.participations = [Participation(person=ada, role=role) for role in roles]
        publish(session)


@pytest.mark.usefixtures("years")
def test_what_a_person_did(ask: Ask) -> None:
    query = """{ person(slug: "ada-example") {
      participations { totalCount nodes { role session { title edition { title } } } }
      moderated: participations(filter: { role: MODERATOR }, first: 1) {
        totalCount nodes { session { title } } pageInfo { hasNextPage }
      }
      sessions(orderBy: LATEST_FIRST) { totalCount nodes { title } }
    } }"""

    def deed(role: str, year: int) -> dict[str, Any]:
        edition = {"title": f"Forum {year}"}
        return {"role": role, "session": {"title": f"Panel {year}", "edition": edition}}

    assert ask(query)["person"] == {
        "participations": {
            "totalCount": 4,
            "nodes": [
                deed("SPEAKER", 2030),
                deed("MODERATOR", 2030),
                deed("SPEAKER", 2029),
                deed("MODERATOR", 2029),
            ],
        },
        "moderated": {
            "totalCount": 2,
            "nodes": [{"session": {"title": "Panel 2030"}}],
            "pageInfo": {"hasNextPage": True},
        },
        "sessions": {"totalCount": 2, "nodes": [{"title": "Panel 2030"}, {"title": "Panel 2029"}]},
    }


@pytest.mark.usefixtures("years")
def test_where_an_organisation_helped(ask: Ask) -> None:
    query = """{ organisation(slug: "trust") {
      partnerships { totalCount nodes { name level { kind } edition { title } } }
      editions(orderBy: EARLIEST_FIRST) { totalCount nodes { title } }
      people { totalCount nodes { name } }
    } }"""

    def support(kind: str, year: int) -> dict[str, Any]:
        return {"name": "Trust", "level": {"kind": kind}, "edition": {"title": f"Forum {year}"}}

    assert ask(query)["organisation"] == {
        "partnerships": {
            "totalCount": 4,
            "nodes": [
                support("MEDIA", 2030),
                support("FINANCIAL", 2030),
                support("MEDIA", 2029),
                support("FINANCIAL", 2029),
            ],
        },
        "editions": {"totalCount": 2, "nodes": [{"title": "Forum 2029"}, {"title": "Forum 2030"}]},
        "people": {"totalCount": 1, "nodes": [{"name": "Ada Example"}]},
    }


COUNTS = "sessions { totalCount } editions { totalCount }"


@pytest.mark.usefixtures("years")
def test_what_goals_pillars_and_themes_are_about(ask: Ask) -> None:
    query = f"""{{
      goals {{ number sessions {{ totalCount }} editions(filter: {{ year: 2030 }}) {{ totalCount }} }}
      pillars {{ key {COUNTS} }}
      themes {{ nodes {{ slug {COUNTS} }} }}
    }}"""

    def counts(sessions: int, editions: int) -> dict[str, Any]:
        return {"sessions": {"totalCount": sessions}, "editions": {"totalCount": editions}}

    told = ask(query)
    goals = {goal.pop("number"): goal for goal in told["goals"]}
    assert goals == {n: counts(0, 0) for n in range(1, 18)} | {5: counts(2, 1), 11: counts(0, 1)}
    assert {pillar.pop("key"): pillar for pillar in told["pillars"]} == {
        "ZERO_EXCLUSION": counts(0, 0),
        "ZERO_CARBON": counts(2, 2),
        "ZERO_POVERTY": counts(0, 0),
    }
    assert told["themes"]["nodes"] == [{"slug": "cities", **counts(2, 2)}]


def statements(query: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        run(query)
    return [each["sql"] for each in captured]


@pytest.mark.usefixtures("years")
def test_counts_for_all_goals_take_a_statement_each() -> None:
    told = statements(f"{{ goals {{ {COUNTS} }} }}")

    # The goals, the tree, and two counts.
    assert len(told) == 4, "\n".join(told)


@pytest.mark.usefixtures("years")
def test_lists_of_goals_and_pillars_cost_the_same_for_two_and_for_twenty() -> None:
    lists = "sessions { nodes { title } } editions { nodes { title } }"
    query = f"{{ goals {{ {lists} }} pillars {{ {lists} }} }}"
    few = len(statements(query))

    edition = EditionPage.objects.first()
    links = SessionPage.goals.through.objects
    for number in range(18):
        session = make_session(edition, f"Session {number}", slug=f"more-{number}", live=False)
        links.bulk_create(links.model(sessionpage=session, goal_id=goal) for goal in range(1, 18))
    SessionPage.objects.update(live=True)

    assert (len(statements(query)), run("{ goals { sessions { totalCount } } }")["goals"][0]) == (
        few,
        {"sessions": {"totalCount": 18}},
    )


def test_text_on_a_goals_colour_can_be_read(ask: Ask) -> None:
    goals = ask("{ goals { number colour textColour } }")["goals"]

    poor = [goal for goal in goals if contrast(goal["colour"], goal["textColour"]) < 4.5]
    assert (len(goals), poor) == (17, [])


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
