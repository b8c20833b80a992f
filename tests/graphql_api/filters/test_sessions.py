"""Sessions are narrowed by public facts; hostile values find nothing, and no join shows one twice."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from forums_pages.models import Goal, Language, Participation, Pillar, Replay, Room
from graphql_api.nodes import node_id, node_uid
from tests.factories import (
    make_edition,
    make_forum,
    make_person,
    make_session,
    make_theme,
    make_venue,
    publish,
)
from tests.graphql_api.conftest import Ask

QUERY = "query($f: SessionFilter) { sessions(filter: $f) { totalCount nodes { title } } }"


@pytest.fixture(scope="module")
def programme(rows_of_module: Path) -> dict[str, str]:
    forum = make_forum("Tunisia")
    first, second = make_edition(forum, "First"), make_edition(forum, "Second")
    panel = make_session(first, "Panel", kind="panel", day=date(2030, 5, 14))
    panel.languages = list(Language.objects.filter(code__in=("fr", "ar")))
    panel.interpretation_languages = list(Language.objects.filter(code__in=("fr", "en")))
    panel.goals = list(Goal.objects.filter(number__in=(5, 13)))
    panel.pillars = [Pillar.objects.get(key="ZERO_CARBON")]
    panel.themes = [make_theme(slug="cities")]
    panel.room = make_venue().rooms.first()
    ada = make_person()
    panel.participations = [Participation(person=ada), Participation(person=ada, role="moderator")]
    panel.replays = [Replay(url="https://video.example/1", consent=True)]
    publish(panel)
    make_session(first, "Gone", kind="panel", state="cancelled")
    make_session(second, "Break", kind="break", day=date(2030, 5, 15))
    return {"uid": node_uid(first), "id": node_id(first, "fr")}


CASES: list[tuple[dict[str, Any], list[str]]] = [
    ({"kind": ["PANEL"]}, ["Panel"]),
    ({"kind": ["PANEL"], "includeCancelled": True}, ["Panel", "Gone"]),
    ({"day": "2030-05-15"}, ["Break"]),
    ({"day": ["2030-05-15", "2030-05-14"]}, ["Panel", "Break"]),
    ({"fromDay": "2030-05-15"}, ["Break"]),
    ({"untilDay": "2030-05-14"}, ["Panel"]),
    ({"fromDay": "2030-05-14", "untilDay": "2030-05-15"}, ["Panel", "Break"]),
    ({"fromDay": "2030-05-15", "untilDay": "2030-05-14"}, []),
    ({"state": ["CONFIRMED"]}, ["Panel", "Break"]),
    ({"state": ["CANCELLED"]}, ["Gone"]),
    ({"forum": ["tunisia", "greece"]}, ["Panel", "Break"]),
    ({"forum": "greece"}, []),
    ({"heldIn": "ar"}, ["Panel"]),
    ({"heldIn": "en"}, []),
    ({"interpretedInto": "en"}, ["Panel"]),
    ({"interpretedInto": "ar"}, []),
    ({"speaker": "ada-example"}, ["Panel"]),
    ({"speaker": "bob-example"}, []),
    ({"hasReplay": True}, ["Panel"]),
    ({"hasReplay": False}, ["Break"]),
    ({"timing": "UPCOMING"}, ["Panel", "Break"]),
    ({"timing": ["NOW", "PAST"]}, []),
    ({"language": "fr"}, ["Panel"]),
    ({"language": "en"}, ["Panel"]),
    ({"language": ["bar", "eo"]}, []),
    ({"theme": "cities"}, ["Panel"]),
    ({"theme": "towns"}, []),
    ({"goal": 5}, ["Panel"]),
    ({"goal": 17}, []),
    ({"pillar": "ZERO_CARBON"}, ["Panel"]),
    ({"pillar": ["ZERO_POVERTY", "ZERO_CARBON"]}, ["Panel"]),
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


def test_a_room_is_named_by_its_guid(ask: Ask, programme: dict[str, str]) -> None:
    first, second = Room.objects.all()

    found = [ask(QUERY, f={"room": str(room.guid)})["sessions"]["nodes"] for room in (first, second)]

    assert found == [[{"title": "Panel"}], []]
