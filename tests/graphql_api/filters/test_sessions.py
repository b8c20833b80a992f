"""Sessions are narrowed by public facts; hostile values find nothing, and no join shows one twice."""

from datetime import date
from typing import Any

import pytest

from forums_pages.models import Goal, Language, Pillar
from graphql_api.nodes import node_id, node_uid
from tests.factories import make_edition, make_forum, make_session, make_theme, publish
from tests.graphql_api.conftest import Ask

QUERY = "query($f: SessionFilter) { sessions(filter: $f) { totalCount nodes { title } } }"


@pytest.fixture
def programme(db: None) -> dict[str, str]:
    forum = make_forum("Tunisia")
    first, second = make_edition(forum, "First"), make_edition(forum, "Second")
    panel = make_session(first, "Panel", kind="panel", day=date(2030, 5, 14))
    panel.languages = list(Language.objects.filter(code__in=("fr", "ar")))
    panel.interpretation_languages = list(Language.objects.filter(code__in=("fr", "en")))
    panel.goals = list(Goal.objects.filter(number__in=(5, 13)))
    panel.pillars = [Pillar.objects.get(key="ZERO_CARBON")]
    panel.themes = [make_theme(slug="cities")]
    publish(panel)
    make_session(first, "Gone", kind="panel", state="cancelled")
    make_session(second, "Break", kind="break", day=date(2030, 5, 15))
    return {"uid": node_uid(first), "id": node_id(first, "fr")}


CASES: list[tuple[dict[str, Any], list[str]]] = [
    ({"kind": ["PANEL"]}, ["Panel"]),
    ({"kind": ["PANEL"], "includeCancelled": True}, ["Panel", "Gone"]),
    ({"day": "2030-05-15"}, ["Break"]),
    ({"language": "fr"}, ["Panel"]),
    ({"language": "en"}, ["Panel"]),
    ({"language": "\0"}, []),
    ({"theme": "cities"}, ["Panel"]),
    ({"theme": "towns"}, []),
    ({"goal": 5}, ["Panel"]),
    ({"goal": 99}, []),
    ({"pillar": "ZERO_CARBON"}, ["Panel"]),
    ({"pillar": "\0"}, []),
]


@pytest.mark.parametrize(("wanted", "titles"), CASES)
def test_sessions_are_narrowed(
    ask: Ask, programme: dict[str, str], wanted: dict[str, Any], titles: list[str]
) -> None:
    found = ask(QUERY, f=wanted)["sessions"]

    assert ([node["title"] for node in found["nodes"]], found["totalCount"]) == (titles, len(titles))


@pytest.mark.parametrize("name", ["uid", "id"])
def test_an_edition_is_named_by_either_identifier(ask: Ask, programme: dict[str, str], name: str) -> None:
    assert ask(QUERY, f={"edition": programme[name]})["sessions"]["nodes"] == [{"title": "Panel"}]
