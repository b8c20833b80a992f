"""schema.org's descriptions hold what search engines ask for, what is known, and nothing that is hidden."""

import json
from datetime import date, time
from typing import Any

import pytest

from forums_pages.models import (
    EditionPage,
    EditionVenue,
    ForumHost,
    Language,
    Participation,
    PartnerLevel,
    Partnership,
    Room,
    SessionPage,
    Venue,
)
from graphql_api.nodes import node_uid
from tests.factories import (
    make_article,
    make_call,
    make_edition,
    make_forum,
    make_organisation,
    make_person,
    make_session,
    make_standard,
    make_venue,
    publish,
    translate,
)
from tests.graphql_api.conftest import Ask

pytestmark = pytest.mark.django_db
LD = "query($id: ID!) { node(id: $id) { ... on Page { seo { jsonLd } } } }"
HOME = "http://testserver/en"
SCHEMA = "https://schema.org/"
# https://developers.google.com/search/docs/appearance/structured-data
REQUIRED = {
    "EventSeries": {"name", "url"},
    "Event": {"name", "startDate", "location", "eventStatus", "eventAttendanceMode", "url"},
    "NewsArticle": {"headline", "datePublished", "author", "publisher"},
    "Report": {"headline", "datePublished", "author", "publisher"},
    "WebPage": {"name", "url"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "Person": {"name"},
    "Organization": {"name"},
    "Place": {"name"},
    "VirtualLocation": {"url"},
    "VideoObject": {"name", "url"},
    "Offer": {"url"},
    "PostalAddress": {"addressLocality"},
    "GeoCoordinates": {"latitude", "longitude"},
    "Country": {"name"},
}


def described(ask: Ask, page: Any) -> list[dict[str, Any]]:
    told = json.loads(ask(LD, id=node_uid(page))["node"]["seo"]["jsonLd"])
    assert told["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = told["@graph"]
    return found


def edition_with_everything() -> EditionPage:
    trust, club = make_organisation("Trust", website="https://trust.example"), make_organisation("Club")
    forum = make_forum("Tunisia", country="TN")
    forum.hosts = [ForumHost(organisation=trust)]
    publish(forum)
    make_venue()
    Venue.objects.update(country="TN", latitude="36.8", longitude="10.2")
    edition = make_edition(
        forum,
        "Forum 2030",
        summary="All about seas.",
        format="hybrid",
        online_url="https://live.example",
        registration_url="https://book.example",
        registration_state="open",
        previous_start_date=date(2029, 5, 1),
    )
    level, media = PartnerLevel(kind="organiser"), PartnerLevel(kind="media")
    level.partnerships = [Partnership(organisation=club)]
    media.partnerships = [Partnership(organisation=make_organisation("Radio"))]
    edition.partner_levels = [level, media]
    edition.venues = [EditionVenue(venue=Venue.objects.get())]
    edition.languages = [Language.objects.get(code="fr")]
    return publish(edition)


def test_an_edition_is_an_event_of_a_series(ask: Ask) -> None:
    edition = edition_with_everything()

    event, trail = described(ask, edition)

    place = {
        "@type": "Place",
        "name": "Palace of Examples",
        "address": {"@type": "PostalAddress", "addressLocality": "Sampleton", "addressCountry": "TN"},
        "geo": {"@type": "GeoCoordinates", "latitude": 36.8, "longitude": 10.2},
    }
    url = f"{HOME}/tunisia/forum-2030/"
    assert event == {
        "@id": url,
        "name": "Forum 2030",
        "description": "All about seas.",
        "url": url,
        "@type": "Event",
        "startDate": "2030-05-14",
        "endDate": "2030-05-15",
        "previousStartDate": "2029-05-01",
        "eventStatus": f"{SCHEMA}EventRescheduled",
        "eventAttendanceMode": f"{SCHEMA}MixedEventAttendanceMode",
        "location": [place, {"@type": "VirtualLocation", "url": "https://live.example"}],
        "organizer": [
            {"@type": "Organization", "name": "Club"},
            {"@type": "Organization", "name": "Trust", "url": "https://trust.example"},
        ],
        "offers": {"@type": "Offer", "url": "https://book.example", "availability": f"{SCHEMA}InStock"},
        "inLanguage": ["fr"],
        "superEvent": {
            "@type": "EventSeries",
            "@id": f"{HOME}/tunisia/",
            "name": "Tunisia",
            "url": f"{HOME}/tunisia/",
        },
    }
    assert [(each["position"], each["name"], each["item"]) for each in trail["itemListElement"]] == [
        (1, "Forums", f"{HOME}/"),
        (2, "Tunisia", f"{HOME}/tunisia/"),
        (3, "Forum 2030", url),
    ]


def test_a_session_is_a_part_of_it(ask: Ask) -> None:
    edition = edition_with_everything()
    room = Venue.objects.get().rooms.first()
    session = make_session(edition, "Opening", day=date(2030, 5, 14), start_time=time(9), room=room)
    session.participations = [
        Participation(person=make_person(job_title={"en": "Director"}, biography={"en": "A secret life."}))
    ]
    event = described(ask, publish(session))[0]

    assert (event["startDate"], event["eventStatus"]) == (
        "2030-05-14T09:00:00+01:00",
        f"{SCHEMA}EventScheduled",
    )
    assert event["performer"] == [{"@type": "Person", "name": "Ada Example", "jobTitle": "Director"}]
    [place] = event["location"]
    assert (place["name"], place["containedInPlace"]["name"]) == ("Great hall", "Palace of Examples")
    assert (event["superEvent"]["name"], event["superEvent"]["startDate"]) == ("Forum 2030", "2030-05-14")
    SessionPage.objects.update(state="cancelled")
    assert described(ask, session)[0]["eventStatus"] == f"{SCHEMA}EventCancelled"


def test_whoever_does_two_things_is_named_once(ask: Ask) -> None:
    edition = edition_with_everything()
    host = ForumHost.objects.get().organisation
    edition.partner_levels.add(
        PartnerLevel(kind="co_organiser", partnerships=[Partnership(organisation=host)])
    )
    publish(edition)
    session, person = make_session(edition, "Opening"), make_person()
    session.participations = [Participation(person=person, role=role) for role in ("speaker", "moderator")]
    publish(session)

    told = [described(ask, page)[0] for page in (edition, session)]

    assert [each["name"] for each in told[0]["organizer"]] == ["Club", "Trust"]
    assert [each["name"] for each in told[1]["performer"]] == ["Ada Example"]


def test_an_edition_names_its_sessions_with_times_and_places(ask: Ask) -> None:
    edition = edition_with_everything()
    EditionPage.objects.update(city={"en": "Sampleton"})
    facts: list[dict[str, Any]] = [
        {"title": "Opening", "start_time": time(9), "end_time": time(10), "room": Room.objects.first()},
        {"title": "Talk", "start_time": time(10), "is_online": True},
        {"title": "Walk"},
    ]
    for each in facts:
        make_session(edition, day=date(2030, 5, 14), **each)
    make_session(edition, "Nobody knows when")
    make_session(edition, "Not ready", live=False)
    make_session(edition, "Off", state="cancelled")
    make_session(edition, "Lunch", kind="break")

    opening, talk, walk, some_day = described(ask, edition)[0]["subEvent"]

    url = f"{HOME}/tunisia/forum-2030"
    assert opening == {
        "@type": "Event",
        "@id": f"{url}/opening/",
        "name": "Opening",
        "url": f"{url}/opening/",
        "startDate": "2030-05-14T09:00:00+01:00",
        "endDate": "2030-05-14T10:00:00+01:00",
        "location": [{"@type": "Place", "name": "Great hall", "address": "Sampleton"}],
    }
    town = [{"@type": "Place", "name": "Sampleton", "address": "Sampleton"}]
    assert [(each["name"], each.get("startDate"), each["location"]) for each in (talk, walk, some_day)] == [
        ("Talk", "2030-05-14T10:00:00+01:00", [*town, {"@type": "VirtualLocation", "url": f"{url}/talk/"}]),
        ("Walk", "2030-05-14", town),
        ("Nobody knows when", None, town),
    ]


def test_a_long_programme_is_named_in_part(ask: Ask) -> None:
    edition = make_edition()
    for number in range(21):
        make_session(edition, f"Panel {number:02}", kind="panel", day=date(2030, 5, 14), start_time=time(9))
    make_session(edition, "Farewell", kind="plenary", day=date(2030, 5, 15))

    names = [each["name"] for each in described(ask, edition)[0]["subEvent"]]

    assert names == [*(f"Panel {number:02}" for number in range(19)), "Farewell"]


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_the_sessions_of_many_editions_cost_one_statement(
    ask: Ask, locale: str, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    forum = make_forum()
    editions = [make_edition(forum, f"Edition {number}") for number in range(3)]
    for edition in editions:
        translate(edition, "fr", title="Édition")
    asked = f"{{ editions(locale: {locale}) {{ nodes {{ seo {{ jsonLd }} }} }} }}"
    with django_assert_max_num_queries(40) as without:
        ask(asked)
    room = make_venue().rooms.first()
    for edition in editions:
        for number in range(3):
            session = make_session(edition, f"Session {number}", room=room)
            translate(session, "fr", title=f"Séance {number}")

    # They were looked for before there were any; in another language, two find their words and addresses.
    further = {"en": 0, "fr": 2}[locale]
    with django_assert_num_queries(len(without) + further):
        told = ask(asked)["editions"]["nodes"]

    names = [each["name"] for each in json.loads(told[0]["seo"]["jsonLd"])["@graph"][0]["subEvent"]]
    assert names == [f"{'Session' if locale == 'en' else 'Séance'} {number}" for number in range(3)]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"date_precision": "month"}, "2030-05"),
        ({"date_precision": "year"}, "2030"),
        ({"start_date": None, "end_date": None, "lifecycle": "postponed"}, None),
    ],
)
def test_dates_are_as_exact_as_they_are_known(ask: Ask, facts: dict[str, Any], told: str | None) -> None:
    assert described(ask, make_edition(**facts))[0].get("startDate") == told


def missing(value: Any) -> set[tuple[str, str]]:
    """Return what search engines ask for and do not find, anywhere inside."""
    found: set[tuple[str, str]] = set()
    if isinstance(value, dict):
        kind = value.get("@type", "")
        # A mention of what has a description of its own needs a name and an address.
        wanted = {"name", "url"} if "@id" in value and "description" not in value else REQUIRED[kind]
        found = {(kind, name) for name in wanted - value.keys()}
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        found |= missing(each)
    return found


def test_every_description_has_what_search_engines_ask_for(ask: Ask) -> None:
    edition = edition_with_everything()
    session = make_session(
        edition, "Opening", day=date(2030, 5, 14), start_time=time(9), abstract="How it begins."
    )
    pages = [
        edition.forum,
        edition,
        session,
        make_call(edition, closes_on=date(2030, 1, 1)),
        make_article(edition.forum, "News", kind="news", summary="New.", author_line="Press office"),
        make_article(edition.forum, "Report", kind="report", summary="Done."),
        make_standard(title="About", intro="Who we are."),
    ]
    kinds = []
    for page in pages:
        graph = described(ask, page)
        kinds.append(graph[0]["@type"])
        assert {name: missing(each) for each in graph for name in [each["@type"]] if missing(each)} == {}

    assert kinds == ["EventSeries", "Event", "Event", "WebPage", "NewsArticle", "Report", "WebPage"]


def test_it_cannot_end_the_script_that_it_stands_in(ask: Ask) -> None:
    page = make_standard(title="</script><script>alert(1)</script> & \u2028")
    text = ask(LD, id=node_uid(page))["node"]["seo"]["jsonLd"]

    assert [sign for sign in "<>&\u2028" if sign in text] == []
    assert json.loads(text)["@graph"][0]["name"] == "</script><script>alert(1)</script> & \u2028"
