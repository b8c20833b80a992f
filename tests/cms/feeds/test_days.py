import json
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client

from forums_pages.enums import SessionState
from graphql_api.nodes import node_uid
from tests.cms.feeds.stage import LONG, Stage
from tests.cms.feeds.validity import errors_in
from tests.factories import make_edition, make_forum, make_session

FORMS = ("schedule.xml", "schedule.json", "schedule2.json")
TIMED = {"usual", "cancelled", "proposed", "at night", "after midnight", "arabic", "online", "without end"}


def fetch(client: Client, uid: str, form: str, language: str = "en") -> bytes:
    answer = client.get(f"/feeds/{language}/editions/{uid}/{form}")
    assert answer.status_code == 200, answer.content
    return answer.content


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_case_is_valid(client: Client, stage: Stage, form: str, language: str) -> None:
    assert errors_in(form, fetch(client, stage.uid, form, language)) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_schedule_that_is_wrong_is_found_wrong(client: Client, stage: Stage, form: str) -> None:
    body = fetch(client, stage.uid, form).replace(b"exampleland_2030", b"EX")
    assert errors_in(form, body) != []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.django_db
def test_an_edition_without_sessions_is_valid(client: Client, form: str) -> None:
    uid = node_uid(make_edition())
    assert errors_in(form, fetch(client, uid, form)) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.django_db
def test_without_a_day_there_is_no_schedule_yet(client: Client, form: str) -> None:
    edition = make_edition(start_date=date(2031, 1, 1), end_date=None, date_precision="year")
    answer = client.get(f"/feeds/en/editions/{node_uid(edition)}/{form}")
    assert (answer.status_code, answer.content.decode()) == (
        404,
        "The days of this edition are not known yet.\n",
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.django_db
def test_a_forum_with_an_arabic_or_short_address_has_an_acronym(client: Client, form: str) -> None:
    for slug, day in (("منتدى", date(2030, 5, 14)), ("a", date(2030, 5, 14))):
        edition = make_edition(make_forum("منتدى", slug=slug), start_date=day, end_date=day)
        make_session(edition, "جلسة", day=day)
        assert errors_in(form, fetch(client, node_uid(edition), form, "ar")) == []


def test_xml_tells_days_rooms_and_sessions(client: Client, stage: Stage) -> None:
    root = fromstring(fetch(client, stage.uid, "schedule.xml"))
    told = [
        (day.get("index"), day.get("date"), room.get("name"), [_text(event, "title") for event in room])
        for day in root.iter("day")
        for room in day
    ]

    assert told == [
        ("1", "2030-05-14", "Great hall", [LONG, "Agora", "Film"]),
        ("1", "2030-05-14", "Room B", ["Workshop"]),
        ("2", "2030-05-15", "Room not known yet", ["جلسة افتتاحية <&> ]]>"]),
        ("2", "2030-05-15", "Online", ["Webinar"]),
        ("2", "2030-05-15", "Room B", ["Open house"]),
        ("2", "2030-05-15", "Great hall", ["Concert"]),
    ]
    usual = next(each for each in root.iter("event") if each.get("code") == stage.sessions["usual"].code)
    assert {each.tag: each.text for each in usual if len(each) == 0} == {
        "room": "Great hall",
        "title": LONG,
        "subtitle": None,
        "type": "panel",
        "date": "2030-05-14T09:00:00+01:00",
        "start": "09:00",
        "duration": "01:30",
        "abstract": "First line, with a comma; and more.\nSecond \\ line.",
        "slug": _text(usual, "slug"),
        "track": "Fair cities",
        "language": "en",
        "url": stage.sessions["usual"].full_url,
        "links": None,
    }
    assert [each.text for each in usual.iter("person")] == ["Ada Example", "Amel Ben Salah"]
    assert root.find(".//feedback_url") is None
    assert [each.attrib for each in root.iter("track") if each.attrib] == [
        {"name": "Fair cities", "slug": "fair-cities", "color": "#0a7f3f"}
    ]


@pytest.mark.parametrize("form", FORMS)
def test_identities_are_those_of_the_sessions(client: Client, stage: Stage, form: str) -> None:
    expected = {(str(stage.sessions[case].guid), stage.sessions[case].code) for case in TIMED}
    body = fetch(client, stage.uid, form)
    found: list[Any] = (
        list(fromstring(body).iter("event"))
        if form == "schedule.xml"
        else _events(json.loads(body)["schedule"])
    )
    assert {(each.get("guid"), each.get("code")) for each in found} == expected
    numbers = [int(each.get("id", index)) for index, each in enumerate(found)]
    assert (len(set(numbers)), max(numbers) < 2**31) == (len(numbers), True)


def test_what_is_not_sure_says_so(client: Client, stage: Stage) -> None:
    first = _events(json.loads(fetch(client, stage.uid, "schedule.json", "fr"))["schedule"])
    second = _events(json.loads(fetch(client, stage.uid, "schedule2.json", "fr"))["schedule"])
    codes = {stage.sessions[case].code: case for case in ("usual", "cancelled", "proposed")}

    assert {codes[each["code"]]: each["subtitle"] for each in first if each["code"] in codes} == {
        "usual": None,
        "cancelled": "Annulée",
        "proposed": "Proposée, pas encore confirmée",
    }
    assert {codes[each["code"]]: each["state"] for each in second if each["code"] in codes} == {
        "usual": "CONFIRMED",
        "cancelled": "CANCELED",
        "proposed": "ACCEPTED",
    }
    assert stage.sessions["cancelled"].state == SessionState.CANCELLED


def _events(schedule: dict[str, Any]) -> list[dict[str, Any]]:
    days = schedule["conference"]["days"]
    listed = [each for day in days for room in day.get("rooms", {}).values() for each in room]
    return [*listed, *schedule.get("events", [])]


def _text(element: Element, name: str) -> str | None:
    return element.findtext(name)
