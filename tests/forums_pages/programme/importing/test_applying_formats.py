"""One programme as each format tells it."""

import io
import json
from datetime import date, time
from typing import Any

import pytest
from openpyxl import Workbook

from forums_pages.models import EditionPage, ExternalId, Person, SessionPage
from tests.factories import make_edition, make_person
from tests.forums_pages.programme.importing.taking import look, take, upload

pytestmark = pytest.mark.django_db
SESSIONIZE: dict[str, Any] = {
    "sessions": [
        {
            "id": "101", "title": "Opening", "description": "Welcome.", "startsAt": "2030-05-14T09:00:00",
            "endsAt": "2030-05-14T10:30:00", "isServiceSession": False, "speakers": ["a-1"],
            "categoryItems": [7], "roomId": 3, "recordingUrl": None,
        },
        {
            "id": "102", "title": "Lunch", "description": None, "startsAt": None, "endsAt": None,
            "isServiceSession": True, "speakers": [], "categoryItems": [], "roomId": None,
        },
    ],
    "speakers": [
        {
            "id": "a-1", "firstName": "Ada", "lastName": "Example", "fullName": "Ada Example",
            "bio": "She works.", "tagLine": "Director", "profilePicture": "https://pictures.example.org/a.png",
        },
    ],
    "rooms": [{"id": 3, "name": "Great hall", "sort": 0}],
    "categories": [{"id": 1, "title": "Track", "items": [{"id": 7, "name": "Fair cities"}]}],
}  # fmt: skip


@pytest.fixture
def edition() -> EditionPage:
    return make_edition()


def facts(title: str) -> tuple[object, ...]:
    page = SessionPage.objects.get(title=title)
    people = [(str(each.person), each.role) for each in page.participations.all()]
    themes = [str(each) for each in page.themes.all()]
    return page.day, page.start_time, page.end_time, str(page.room or ""), page.kind, people, themes


def test_sessionize(edition: EditionPage) -> None:
    imported = take(json.dumps(SESSIONIZE), edition)
    assert (imported.state, imported.problem) == ("applied", None)
    times = (date(2030, 5, 14), time(9), time(10, 30))
    people = [("Ada Example", "speaker")]
    assert facts("Opening") == (*times, "Great hall", "other", people, ["Fair cities"])
    assert facts("Lunch") == (None, None, None, "", "break", [], [])
    ada = Person.objects.get()
    # The picture's address is not looked at.
    assert (ada.given_name, str(ada.job_title), ada.portrait) == ("Ada", "Director", None)
    again = look(upload(json.dumps(SESSIONIZE), edition)).plan
    assert [each.changes for each in again.steps if each.changes] == []


def test_somebody_is_found_by_the_other_systems_number_also_under_another_name(edition: EditionPage) -> None:
    take(json.dumps(SESSIONIZE), edition)
    ada = Person.objects.get()
    ada.family_name = "Married"
    ada.save()
    told = {**SESSIONIZE, "speakers": [{**SESSIONIZE["speakers"][0], "bio": "She leads."}]}
    take(json.dumps(told), edition)
    assert Person.objects.count() == 1
    assert set(ExternalId.objects.values_list("source", "kind", "value")) == {
        ("sessionize", "person", "a-1"),
        ("sessionize", "session", "session 101"),
        ("sessionize", "session", "session 102"),
    }


def test_a_workbook(edition: EditionPage) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Titre", "Jour", "Début", "Fin", "Salle", "Intervenants"])
    sheet.append(["Ouverture", date(2030, 5, 14), time(23, 30), time(1, 15), "Grande salle", "Ada Example"])
    sheet.append([None, None, None, None, None, None])
    sheet.append(["Débat", "2030-05-15", None, None, None, None])
    content = io.BytesIO()
    book.save(content)
    mapping = ["title", "day", "start", "end", "room", "people"]
    assert take(content.getvalue(), edition, "session", mapping=mapping).problem is None
    people = [("Ada Example", "speaker")]
    night = (date(2030, 5, 14), time(23, 30), time(1, 15))
    assert facts("Ouverture") == (*night, "Grande salle", "other", people, [])
    assert facts("Débat") == (date(2030, 5, 15), None, None, "", "other", [], [])


def test_people_in_arabic_and_in_a_code_page_of_windows() -> None:
    known = make_person("Ada", "Example", country="TN")
    table = "name,name_ar,country,organisation\nAda Example,آدا المثال,اليونان,مؤسسة الأمثلة للتنمية\n"
    imported = take(table.encode("windows-1256"), None, "person", language="ar")
    assert (imported.state, imported.problem) == ("applied", None)
    known.refresh_from_db()
    draft = known.get_latest_revision_as_object()
    assert (draft.full_name("ar"), draft.country.code, str(draft.organisation)) == (
        "آدا المثال",
        "GR",
        "مؤسسة الأمثلة للتنمية",
    )


def test_times_are_those_of_the_hall_whatever_offset_the_file_has(edition: EditionPage) -> None:
    event = {
        "guid": "8079583e-8321-506c-95af-fd2903a5f075", "title": "Far", "date": "2030-05-14T10:00:00+02:00",
        "duration": "00:00", "room": "", "persons": [],
    }  # fmt: skip
    days = [{"index": 1, "date": "2030-05-14", "rooms": {"": [event]}}]
    conference = {"title": "X", "acronym": "xxxx", "start": "2030-05-14", "end": "2030-05-14", "days": days}
    take(json.dumps({"schedule": {"version": "1", "conference": conference}}), edition)
    # In Tunis it is an hour earlier; a length of nothing is an end that nobody knows.
    assert facts("Far")[:3] == (date(2030, 5, 14), time(9), None)
