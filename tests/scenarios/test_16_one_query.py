"""16. A partner's site builds its page with one query, from another origin and without a key."""

import json
from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from forums_pages.models import EditionDocument, Participation, PartnerLevel, Partnership
from tests.factories import (
    Desk,
    make_document,
    make_edition,
    make_forum,
    make_image,
    make_organisation,
    make_person,
    make_session,
    publish,
)

pytestmark = pytest.mark.django_db
ORIGIN = "https://partner.example"
PAGE = """query Page($now: [SessionTiming!]) {
  editions(first: 1, filter: { status: [UPCOMING, ONGOING] }, orderBy: EARLIEST_FIRST) { nodes {
    title city startDate { date } endDate { date }
    sessions(first: 5, filter: { timing: $now }) {
      nodes { title startsAt participations { person { name } } }
    }
    partnerLevels { label kind partnerships {
      name
      small: logo { picture(preset: LOGO_SMALL) { src width } }
      large: logo { picture(preset: LOGO) { src width } }
    } }
    documents { label url document { language } }
  } }
}"""
COSTLY = """{ editions(first: 100) { nodes { sessions(first: 100) { nodes {
  participations { person { sessions(first: 100) { nodes { title } } } } } } } } }"""


def ask(client: Client, query: str, **variables: Any) -> Any:
    """Ask as a browser does on a page of another origin."""
    given = {"query": query, "variables": json.dumps(variables)}
    return client.get("/graphql/", given, headers={"origin": ORIGIN, "accept": "application/json"})


def make_programme() -> Any:
    tomorrow = timezone.localdate() + timedelta(days=1)
    edition = make_edition(
        make_forum("Exampleland"),
        "Demo forum",
        start_date=tomorrow,
        end_date=tomorrow,
        city={"en": "Sampleton"},
    )
    level = PartnerLevel(kind="media", label={"en": "Media partners"})
    trust = make_organisation("Trust", logo=make_image())
    level.partnerships = [Partnership(organisation=trust, logo_approved=True)]
    edition.partner_levels = [level]
    edition.documents = [EditionDocument(document=make_document(title="Report", language="en"))]
    edition = publish(edition)
    for hour in range(9, 16):
        make_session(edition, f"At {hour}", day=tomorrow, start_time=time(hour))
    return edition, tomorrow


def first_session(edition: Any) -> Any:
    return edition.sessions.get(title="At 9")


def test_one_request_is_enough(client: Client) -> None:
    _edition, tomorrow = make_programme()

    response = ask(client, PAGE, now=["UPCOMING"])

    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (200, "*")
    assert (dict(response.cookies), "Accept" in response["Vary"]) == ({}, True)
    [told] = response.json()["data"]["editions"]["nodes"]
    day = {"date": tomorrow.isoformat()}
    assert (told["title"], told["city"], told["startDate"], told["endDate"]) == (
        "Demo forum",
        "Sampleton",
        day,
        day,
    )
    assert [each["title"] for each in told["sessions"]["nodes"]] == [f"At {hour}" for hour in range(9, 14)]
    [level] = told["partnerLevels"]
    [partner] = level["partnerships"]
    assert (level["label"], partner["name"]) == ("Media partners", "Trust")
    assert (bool(partner["small"]["picture"]["src"]), bool(partner["large"]["picture"]["src"])) == (
        True,
        True,
    )
    [report] = told["documents"]
    assert (report["label"], report["document"]["language"]) == ("Report", "en")
    assert report["url"].startswith("http://testserver/")


def test_a_costly_question_is_refused_in_words_before_any_statement(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        [error] = ask(client, COSTLY).json()["errors"]
    assert error["extensions"]["code"] == "TOO_COMPLEX"
    assert "Ask for shorter pages" in error["message"]


def test_a_speaker_who_is_taken_out_is_gone_from_the_next_answer(client: Client, editor: Desk) -> None:
    edition, _tomorrow = make_programme()
    form = editor.open(first_session(edition))
    form.add("participations", person=make_person("Ada"))
    assert form.publish().errors == {}
    assert "Ada Example" in ask(client, PAGE, now=["UPCOMING"]).content.decode()

    assert editor.open(first_session(edition)).remove("participations", 0).publish().errors == {}

    assert Participation.objects.count() == 0
    assert "Ada" not in ask(client, PAGE, now=["UPCOMING"]).content.decode()
