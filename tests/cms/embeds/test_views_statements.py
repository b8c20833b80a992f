"""Frames and elements cost the database as much with twenty of everything as with two."""

import json
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.embeds import elements
from cms.embeds.kinds import KINDS
from forums_pages.enums import PartnerKind
from forums_pages.models import (
    EditionPage,
    Language,
    Participation,
    PartnerLevel,
    Partnership,
    Person,
    SessionPage,
    Venue,
)
from forums_pages.models.edition_parts import EditionVenue
from graphql_api.cache.store import store
from graphql_api.documents.digests import digest_of
from graphql_api.nodes import node_uid
from tests.cms.public.stage import DAY, fill_call
from tests.factories import (
    make_call,
    make_edition,
    make_forum,
    make_image,
    make_organisation,
    make_person,
    make_session,
    make_theme,
    make_venue,
    publish,
)

pytestmark = pytest.mark.django_db
DOCUMENTS = Path(elements.__file__).parent / "documents"
FEW, MANY = 2, 20
# What the dearest of them, a programme, takes while nothing is kept.
MOST = 20
# What has changed and which documents are registered is asked every few seconds, not by requests.
BY_THE_CLOCK = ("graphql_api_change", "graphql_api_persistedoperation")


def speaker(number: int) -> Person:
    """Return somebody new with an employer and a portrait."""
    return make_person(
        f"Ada {number}",
        organisation=make_organisation(f"University {number}"),
        portrait=make_image(f"Portrait {number}"),
        portrait_consent=True,
    )


def held(edition: EditionPage, venue: Venue, number: int, people: list[Person]) -> SessionPage:
    """Return a session with everything that programmes tell."""
    session = make_session(edition, f"Session {number}", day=DAY, start_time=time(9), end_time=time(10))
    session.room = venue.rooms.first()
    session.languages = list(Language.objects.filter(pk="fr"))
    session.interpretation_languages = list(Language.objects.filter(pk="ar"))
    session.themes = [make_theme({"en": f"Theme {number}"}, slug=f"{edition.slug}-{number}")]
    session.participations = [Participation(person=person) for person in people]
    return publish(session)


def level(number: int) -> PartnerLevel:
    """Return a level with one partner and its logo."""
    partner = make_organisation(f"Partner {number}", logo=make_image(f"Logo {number}"))
    made = PartnerLevel(kind=PartnerKind.FINANCIAL, label={"en": f"Level {number}"})
    made.partnerships = [Partnership(organisation=partner, logo_approved=True)]
    return made


def stage(slug: str, size: int) -> dict[str, str]:
    """Make a forum with ``size`` of everything; return what the frame of each kind names."""
    forum, venue = make_forum(slug.title(), slug=slug), make_venue()
    people = [speaker(number) for number in range(size)]
    for year in range(2031 - size, 2031):
        edition = make_edition(forum, f"{slug} {year}", slug=f"{slug}-{year}", start_date=date(year, 5, 14))
        edition.cover = make_image(f"Cover {year}")
        edition.themes = [make_theme({"en": "Main"}, slug=f"{slug}-{year}")]
        edition.partner_levels = [level(number) for number in range(size)]
        edition.venues = [EditionVenue(venue=venue)]
        edition = publish(edition)
    for number, person in enumerate(people):
        held(edition, venue, number, [person])
    shown = {
        "editions": forum,
        "session": held(edition, venue, size, people),
        "call": publish(fill_call(make_call(edition, f"Call {slug}"))),
    }
    return {kind: node_uid(shown.get(kind, edition)) for kind in KINDS}


def statements(client: Client, path: str) -> int:
    """Return how often the database is asked while nothing is kept."""
    cache.clear()
    store.forget()
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    assert (answer.status_code, b'"errors"' in answer.content) == (200, False), (path, answer.content)
    return len([each for each in captured if not any(table in each["sql"] for table in BY_THE_CLOCK)])


def frames(uids: Mapping[str, str]) -> dict[str, str]:
    """Return the address of the frame of each kind."""
    return {kind: f"/embed/{kind}/en/{uid}/" for kind, uid in uids.items()}


def answers(uids: Mapping[str, str], slug: str) -> dict[str, str]:
    """Return what each element asks for."""
    variables = {
        "path": f"/en/{slug}/{slug}-2030/", "host": None,
        "edition": uids["edition"], "locale": "en", "roles": ["SPEAKER"], "after": None,
        "forums": [slug], "status": None, "order": "LATEST_FIRST", "first": 12,
    }  # fmt: skip
    found: dict[str, str] = {}
    for path in sorted(DOCUMENTS.glob("*.graphql")):
        text = path.read_text(encoding="utf-8")
        named = {name: value for name, value in variables.items() if f"${name}:" in text}
        query = {"documentId": f"sha256:{digest_of(text)}", "variables": json.dumps(named)}
        found[path.name] = f"/graphql/?{urlencode(query)}"
    return found


def test_frames_and_elements_cost_as_many_statements_with_twenty_of_everything_as_with_two(
    client: Client,
) -> None:
    few, many = stage("few", FEW), stage("many", MANY)
    small, large = frames(few) | answers(few, "few"), frames(many) | answers(many, "many")
    for path in small.values():
        client.get(path)

    costs = [{kind: statements(client, path) for kind, path in each.items()} for each in (small, large)]

    assert costs[0] == costs[1]
    assert max(costs[1].values()) <= MOST
    assert [client.get(each["programme"]).content.count(b'class="session"') for each in (small, large)] == [
        FEW + 1,
        MANY + 1,
    ]
