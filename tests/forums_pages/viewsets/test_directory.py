from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from forums_pages.enums import PartnerKind, Sector
from forums_pages.models import (
    EditionVenue,
    Participation,
    PartnerLevel,
    Partnership,
    Pillar,
    SessionPage,
)
from tests.factories import (
    make_edition,
    make_forum,
    make_image,
    make_organisation,
    make_person,
    make_session,
    make_theme,
    make_venue,
    publish,
    translate,
)

PEOPLE = "/admin/snippets/forums_pages/person/"
ORGANISATIONS = "/admin/snippets/forums_pages/organisation/"
THEMES = "/admin/snippets/forums_pages/theme/"
VENUES = "/admin/snippets/forums_pages/venue/"
Rows = Callable[[Any], list[list[str]]]


def names(rows: list[list[str]], column: int = 1) -> list[str]:
    return [row[column] for row in rows]


def speak(*people: Any) -> SessionPage:
    session = make_session()
    session.participations = [Participation(person=person) for person in people]
    return publish(session)


def test_people_with_what_tells_them_apart(desk: Client, rows: Rows) -> None:
    ada = make_person(
        "Ada", "Zed", job_title={"en": "Mayor"}, organisation=make_organisation("City"), country="TN"
    )
    translate(speak(ada), "fr")
    speak(ada)
    draft = make_person("Bo", "Alpha", live=False)
    changed = make_person("Cy", "Beta")
    changed.family_name = "Gamma"
    changed.save_revision()

    assert rows(desk.get(PEOPLE)) == [
        ["", "Bo Alpha", "", "", "", "0", "Draft"],
        ["", "Cy Gamma", "", "", "", "0", "Live, with a draft"],
        ["", "Ada Zed", "Mayor", "City", "Tunisia", "2", "Live"],
    ]
    assert draft.live is False


def test_a_scheduled_person_says_so(desk: Client, rows: Rows) -> None:
    person = make_person(live=False)
    person.go_live_at = timezone.now() + timedelta(days=2)
    person.save_revision(approved_go_live_at=person.go_live_at)

    assert names(rows(desk.get(PEOPLE)), 6) == ["Scheduled"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"without_portrait": "true"}, ["Bo Example"]),
        ({"without_portrait": "false"}, ["Ada Example"]),
        ({"country": "TN"}, ["Ada Example"]),
        ({"live": "false"}, ["Bo Example"]),
        ({"organisation": "city"}, ["Ada Example"]),
    ],
)
def test_people_are_filtered(desk: Client, rows: Rows, query: dict[str, Any], expected: list[str]) -> None:
    city = make_organisation("City")
    make_person("Ada", portrait=make_image(), country="TN", organisation=city)
    make_person("Bo", country="FR", live=False)
    query = {name: city.pk if value == "city" else value for name, value in query.items()}

    assert names(rows(desk.get(PEOPLE, query))) == expected


@pytest.mark.usefixtures("search_index")
@pytest.mark.parametrize("wanted", ["leï", "ben", "ليلى"])
def test_people_are_found_in_any_script(desk: Client, rows: Rows, wanted: str) -> None:
    make_person("Leïla", "Ben Ali", name_in_scripts={"ar": "ليلى بن علي"})
    make_person("Other", "Person")

    assert names(rows(desk.get(PEOPLE, {"q": wanted}))) == ["Leïla Ben Ali"]


def test_hostile_names_are_shown_as_text(desk: Client, rows: Rows) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    make_person(hostile, "<script>")
    make_organisation(hostile)
    make_theme(hostile)
    make_venue(hostile)
    pages = [desk.get(url).content.decode() for url in (PEOPLE, ORGANISATIONS, THEMES, VENUES)]

    assert [hostile in page for page in pages] == [False] * 4
    assert names(rows(desk.get(PEOPLE))) == [f"{hostile} <script>"]


def test_organisations_with_sector_and_partnerships(desk: Client, rows: Rows) -> None:
    acted = make_organisation("Acted", sector=Sector.ASSOCIATION, country="FR", logo=make_image())
    make_organisation("Zebra", acronym="Z")
    edition = make_edition()
    levels = [PartnerLevel(kind=PartnerKind.MEDIA), PartnerLevel(kind=PartnerKind.FINANCIAL)]
    for level in levels:
        level.partnerships = [Partnership(organisation=acted)]
    edition.partner_levels = levels
    translate(publish(edition), "fr")

    assert rows(desk.get(ORGANISATIONS)) == [
        ["", "Acted", "Associations and civil society", "France", "1", "Live"],
        ["", "Zebra (Z)", "", "", "0", "Live"],
    ]
    assert names(rows(desk.get(ORGANISATIONS, {"without_logo": "true"}))) == ["Zebra (Z)"]
    assert names(rows(desk.get(ORGANISATIONS, {"sector": "association"}))) == ["Acted"]


def test_themes_by_forum_and_pillar(desk: Client, rows: Rows) -> None:
    forum = make_forum("Tunisia")
    translate(forum, "fr", title="Tunisie")
    make_theme("Water", forum=forum, pillar=Pillar.objects.get(key="ZERO_CARBON"))
    make_theme("Youth")

    assert rows(desk.get(THEMES)) == [
        ["Water", "Tunisia", "Zero Carbon", "0", "Live"],
        ["Youth", "", "", "0", "Live"],
    ]
    assert names(rows(desk.get(THEMES, {"forum": forum.pk})), 0) == ["Water"]
    assert names(rows(desk.get(THEMES, {"forum": "null"})), 0) == ["Youth"]


def test_venues_count_their_rooms(desk: Client, rows: Rows) -> None:
    venue = make_venue("Palace", rooms=("A", "B", "C"))
    edition = make_edition()
    edition.venues = [EditionVenue(venue=venue)]
    publish(edition)

    assert [row[:5] for row in rows(desk.get(VENUES))] == [["Palace, Sampleton", "Sampleton", "", "3", "1"]]


def test_exports_hold_no_formulas(desk: Client) -> None:
    make_person("=HYPERLINK(1)", "@Zed", job_title={"en": "+1"}, country="TN")
    export = b"".join(desk.get(PEOPLE, {"export": "csv"}).streaming_content).decode()

    assert export.splitlines() == [
        "Family name,Given name,Job title,Organisation,Country,Sessions,Public",
        "'@Zed,'=HYPERLINK(1),'+1,,Tunisia,0,True",
    ]


@pytest.mark.parametrize("url", [PEOPLE, ORGANISATIONS, THEMES, VENUES])
def test_records_need_a_permission(db: None, coordinator: Callable[[Any], Client], url: str) -> None:
    response = coordinator(make_forum()).get(url)
    assert (response.status_code, response["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("url", [PEOPLE, ORGANISATIONS, THEMES, VENUES])
def test_twenty_records_cost_as_many_statements_as_two(
    desk: Client, count_statements: Callable[[Client, str], int], url: str
) -> None:
    forum = make_forum()

    def fill(numbers: range) -> None:
        for number in numbers:
            picture = make_image()
            employer = make_organisation(f"Organisation {number}", logo=picture)
            make_person(f"Person {number}", organisation=employer, portrait=picture, live=number % 2 > 0)
            make_theme(f"Theme {number}", forum=forum)
            make_venue(f"Venue {number}")

    fill(range(2))
    few = count_statements(desk, url)
    fill(range(2, 20))
    assert count_statements(desk, url) == few
