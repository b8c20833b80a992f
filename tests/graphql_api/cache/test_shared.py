"""What one process has made, another finds, and gives for as long as it is true."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from time_machine import travel

from forums_pages.models import EditionPage
from graphql_api.cache.build import fingerprint
from graphql_api.cache.store import store
from graphql_api.models import Change
from tests.factories import make_edition, make_person, make_session

# On PostgreSQL, what a transaction sees of its own changes is no matter for others.
pytestmark = pytest.mark.django_db(transaction=True)
TITLES = "{ editions { nodes { title } } }"


@pytest.fixture(autouse=True)
def shared(kept: None, settings: Settings) -> None:
    settings.GRAPHQL_CACHE = {"answers": 100, "looks_every": 0, "shared": "default"}
    cache.clear()


def asked(client: Client, query: str = TITLES) -> Any:
    return client.get("/graphql/", {"query": query}).json()["data"]


def asked_of_another_process(client: Client, query: str = TITLES) -> tuple[Any, int]:
    """Return what a process says that has kept nothing, and whether it found that in the shared cache."""
    store.forget()
    before = store.counts.shared
    return asked(client, query), store.counts.shared - before


def titled(title: str) -> Any:
    return {"editions": {"nodes": [{"title": title}]}}


def test_another_process_finds_what_was_made(client: Client) -> None:
    make_edition(title="First")
    assert asked(client) == titled("First")
    assert asked_of_another_process(client) == (titled("First"), 1)
    make_person()
    assert asked_of_another_process(client) == (titled("First"), 1)


def test_what_is_no_longer_true_is_made_anew_and_found_again(client: Client) -> None:
    edition = make_edition(title="First")
    asked(client)
    EditionPage.objects.filter(pk=edition.pk).update(title="Second")
    assert asked_of_another_process(client) == (titled("Second"), 0)
    assert asked_of_another_process(client) == (titled("Second"), 1)


def test_an_answer_that_was_found_is_kept_here_and_checked_like_ones_own(client: Client) -> None:
    edition = make_edition(title="First")
    asked(client)
    asked_of_another_process(client)
    cache.clear()
    before = store.counts.hits
    assert (asked(client), store.counts.hits) == (titled("First"), before + 1)
    EditionPage.objects.filter(pk=edition.pk).update(title="Second")
    assert asked(client) == titled("Second")


def test_moments_are_those_of_whoever_asks(client: Client) -> None:
    now = timezone.now().replace(microsecond=0)
    edition: Any = make_edition(title="First")
    make_session(edition, title="Soon")
    EditionPage.objects.filter(pk=edition.pk).update(expire_at=now + timedelta(hours=1))
    query = "{ editions { nodes { title } } sessions(filter: { timing: [UPCOMING] }) { totalCount } }"
    with travel(now, tick=False) as clock:
        first = asked(client, query)
        assert asked_of_another_process(client, query) == (first, 1)
        clock.shift(timedelta(hours=2))
        later, _found = asked_of_another_process(client, query)
        cache.clear()
        assert (later["editions"]["nodes"], later) == ([], asked_of_another_process(client, query)[0])


def test_what_cannot_be_read_or_known_is_made_anew(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    edition = make_edition(title="First")
    asked(client)
    for title in ("Second", "Third"):
        EditionPage.objects.filter(pk=edition.pk).update(title=title)
    Change.objects.exclude(pk=Change.objects.latest("pk").pk).delete()
    assert asked_of_another_process(client)[0] == titled("Third")

    name = "graphql_api.cache.shared._name_of"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(name, lambda _key: "broken")
        cache.set("broken", b"nothing that was pickled")
        assert asked_of_another_process(client) == (titled("Third"), 0)
    assert "A shared answer could not be read" in caplog.text


def test_another_program_finds_nothing_of_ours(settings: Settings) -> None:
    before = fingerprint()
    settings.LOCALE_FALLBACKS = {"en": ["ar"], "fr": [], "ar": []}
    assert (fingerprint() != before, len(before)) == (True, 32)
