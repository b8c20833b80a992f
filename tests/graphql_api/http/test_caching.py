"""What answers tell browsers and caches in front, and that nobody is given less than what he was told of."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from time_machine import travel

from forums_pages.models import EditionPage
from graphql_api.cache.versions import latest_version
from tests.factories import make_edition, make_person
from tests.graphql_api.cache.conftest import kept  # noqa: F401  # answers are kept here, too

# On PostgreSQL, what a transaction sees of its own changes is no matter for others.
pytestmark = pytest.mark.django_db(transaction=True)
TITLES = "{ editions { nodes { title } } }"
EDGE = {"keeps_for": 3600, "outlives": 600, "tags": ["Surrogate-Key"]}


def asked(client: Client, query: str = TITLES, **headers: str) -> Any:
    return client.get("/graphql/", {"query": query}, headers=headers)


def test_without_a_cache_in_front_browsers_ask_each_time(client: Client) -> None:
    make_edition(title="First")
    answers = [asked(client), asked(client)]
    assert [each["Cache-Control"] for each in answers] == ["no-cache"] * 2


def test_a_cache_in_front_keeps_answers_and_browsers_still_ask(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_EDGE = EDGE
    make_edition(title="First")
    told = "public, max-age=0, s-maxage=3600, stale-if-error=600"
    posted = client.post("/graphql/", {"query": TITLES}, content_type="application/json")
    wrong = asked(client, "{ nothing }")
    assert [each["Cache-Control"] for each in (asked(client), asked(client), posted, wrong)] == [
        *(told, told),
        *("no-store", "no-store"),
    ]


def test_no_cache_keeps_an_answer_beyond_the_instant_at_which_it_is_another(
    client: Client, settings: Settings
) -> None:
    settings.GRAPHQL_EDGE = EDGE
    now = timezone.now().replace(microsecond=0)
    with travel(now, tick=False) as clock:
        edition = make_edition(title="First")
        EditionPage.objects.filter(pk=edition.pk).update(expire_at=now + timedelta(seconds=100))
        first = asked(client)
        clock.shift(60)
        again = asked(client)
    assert [each["Cache-Control"].split(", ")[2] for each in (first, again)] == [
        "s-maxage=100",
        "s-maxage=40",
    ]


def tells(answer: Any, version: int) -> bool:
    """Return whether an answer tells that it holds a version.

    On PostgreSQL it tells less for as long as older transactions go on, those of other databases included:
    there it is only known that it tells no more than there is.
    """
    told = int(answer["X-Content-Version"])
    return told <= latest_version() if connection.vendor == "postgresql" else told >= version


def test_a_version_grows_with_each_change_and_holds_it(client: Client) -> None:
    make_edition(title="First")
    versions = []
    for name in ("Amel", "Basma", "Chedly"):
        make_person(given_name=name, family_name="Ferjani")
        told = latest_version()
        versions.append(told)
        answer = asked(client, "{ people { nodes { name } } }", **{"Min-Content-Version": str(told)})
        names = [each["name"] for each in answer.json()["data"]["people"]["nodes"]]
        assert (f"{name} Ferjani" in names, tells(answer, told)) == (True, True)
    assert versions == sorted(set(versions))


def test_whoever_wants_a_version_is_given_it_whatever_a_process_trusts(
    client: Client, settings: Settings
) -> None:
    settings.GRAPHQL_CACHE = {"answers": 100, "looks_every": 60}
    edition = make_edition(title="First")
    asked(client)
    EditionPage.objects.filter(pk=edition.pk).update(title="Second")
    version = latest_version()
    trusting, knowing = asked(client), asked(client, **{"Min-Content-Version": str(version)})
    titles = [each.json()["data"]["editions"]["nodes"][0]["title"] for each in (trusting, knowing)]
    assert titles == ["First", "Second"]
    assert (int(trusting["X-Content-Version"]) < version, tells(knowing, version)) == (True, True)


@pytest.mark.parametrize("wanted", ["999999999999999", "one", "-1", "1.5", "9" * 30])
def test_versions_that_nobody_was_told_are_refused(client: Client, wanted: str) -> None:
    refused = asked(client, **{"Min-Content-Version": wanted})
    assert (refused.status_code, refused.json()["errors"][0]["extensions"]["code"]) == (400, "BAD_REQUEST")


def test_without_kept_answers_every_answer_is_the_latest(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_CACHE = None
    make_edition(title="First")
    answer = asked(client, **{"Min-Content-Version": str(latest_version())})
    assert (answer.status_code, "X-Content-Version" in answer) == (200, False)


def test_a_mutation_tells_a_version(client: Client) -> None:
    make_person()
    before = latest_version()
    mutation = 'mutation { unlock(page: "none", password: "none") { __typename } }'
    answer = client.post("/graphql/", {"query": mutation}, content_type="application/json")
    assert int(answer["X-Content-Version"]) >= before > 0
