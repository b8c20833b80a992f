"""Caches in front are told what changes, and again until they have understood."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from cms.edge.models import FrontCache, Purge
from cms.edge.purging import forget_old_purges, purge_due
from graphql_api.cache.journal import KEPT_FOR
from graphql_api.cache.tags import EVERYTHING, tag
from graphql_api.models import Change
from tests.factories import Desk, make_edition, make_session
from tests.live.receiver import Receiver

# On PostgreSQL, what a transaction sees of its own changes is no matter for others.
pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "wagtailcore_page"


def told(receiver: Receiver) -> list[set[str]]:
    """Return the tags of each message since the last time."""
    found = [set(message.headers["surrogate-key"].split(" ")) for message in receiver.messages]
    receiver.messages.clear()
    return found


def test_a_cache_that_was_told_nothing_yet_throws_everything_away_and_then_what_changes(
    client: Client, front: Receiver
) -> None:
    session: Any = make_session(make_edition(title="Edition"), title="Opening")
    purge_due()
    purge_due()
    assert told(front) == [{EVERYTHING}]

    assert Desk(client).open(session).fill(title="Welcome").publish().accepted
    purge_due()
    (tags,) = told(front)
    own = {tag(PAGE, f"#{session.pk}"), tag(PAGE, "title"), EVERYTHING}
    assert (tags & own, Purge.objects.count()) == ({tag(PAGE, f"#{session.pk}"), tag(PAGE, "title")}, 2)
    purge_due()
    assert (told(front), FrontCache.objects.get().failures) == ([], 0)


def test_an_answer_of_the_gateway_goes_with_what_it_shows(client: Client, front: Receiver) -> None:
    edition = make_edition(title="Edition")
    session: Any = make_session(edition, title="Opening")
    other: Any = make_session(edition, title="Other")
    purge_due()
    told(front)
    query = "query($code: String!) { session(code: $code) { title } }"
    shown = {}
    for each in (session, other):
        asked = {"query": query, "variables": f'{{"code": "{each.code}"}}'}
        answer = client.get("/graphql/", asked)
        shown[each.pk] = set(answer["Surrogate-Key"].split(" "))

    assert Desk(client).open(session).fill(title="Welcome").publish().accepted
    purge_due()
    (tags,) = told(front)
    assert [bool(tags & shown[each.pk]) for each in (session, other)] == [True, False]


def test_what_a_cache_does_not_take_is_told_again_with_all_that_has_changed_since(front: Receiver) -> None:
    first: Any = make_session(title="First")
    second: Any = make_session(title="Second")
    purge_due()
    front.answers(503, b"busy")
    type(first).objects.filter(pk=first.pk).update(title="Changed")
    purge_due()
    known = FrontCache.objects.get()
    assert (known.failures, known.problem, known.due_at > timezone.now()) == (1, "503 busy", True)
    told(front)
    purge_due()
    assert told(front) == []

    type(second).objects.filter(pk=second.pk).update(title="Changed")
    front.answers(200)
    FrontCache.objects.update(due_at=timezone.now())
    purge_due()
    (tags,) = told(front)
    known = FrontCache.objects.get()
    assert {tag(PAGE, f"#{each.pk}") for each in (first, second)} <= tags
    assert (known.failures, known.problem) == (0, "")


def test_a_cache_that_is_not_there_is_no_error(front: Receiver, settings: Settings) -> None:
    nowhere = dict(settings.WAGTAILFRONTENDCACHE["fastly"]) | {"API": "http://127.0.0.1:1"}
    settings.WAGTAILFRONTENDCACHE = {"fastly": nowhere}
    purge_due()
    assert FrontCache.objects.get().problem == "NewConnectionError"


def test_what_was_being_made_during_the_change_is_thrown_away_by_a_second_time(front: Receiver) -> None:
    session: Any = make_session(title="First")
    purge_due()
    Purge.objects.update(again_at=None)
    type(session).objects.filter(pk=session.pk).update(title="Changed")
    purge_due()
    first = told(front)[-1]
    Purge.objects.filter(again_at__isnull=False).update(again_at=timezone.now())
    purge_due()
    purge_due()
    assert (told(front), Purge.objects.filter(again_at__isnull=False).count()) == ([first], 0)


@pytest.mark.parametrize("lost", ["too long", "other key", "forgotten"])
def test_who_cannot_know_what_has_changed_throws_everything_away(
    front: Receiver, settings: Settings, lost: str
) -> None:
    session: Any = make_session(title="First")
    purge_due()
    told(front)
    for title in ("Second", "Third"):
        type(session).objects.filter(pk=session.pk).update(title=title)
    if lost == "too long":
        FrontCache.objects.update(known_at=timezone.now() - KEPT_FOR)
    elif lost == "other key":
        settings.SECRET_KEY = "another-key-that-protects-nothing-either"
    else:
        Change.objects.exclude(pk=Change.objects.latest("pk").pk).delete()
        FrontCache.objects.update(known_at=timezone.now() - KEPT_FOR / 2)
    purge_due()
    assert told(front) == [{EVERYTHING}]


def test_only_one_worker_tells_and_a_dead_one_is_waited_for_no_longer_than_its_lease(front: Receiver) -> None:
    purge_due()
    told(front)
    make_session()
    FrontCache.objects.update(leased_until=timezone.now() + timedelta(minutes=1))
    purge_due()
    assert told(front) == []
    FrontCache.objects.update(leased_until=timezone.now())
    purge_due()
    assert len(told(front)) == 1


def test_everything_goes_when_somebody_says_so(
    front: Receiver, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    purge_due()
    told(front)
    call_command("purge_caches")
    purge_due()
    assert (told(front), capsys.readouterr().out) == (
        [{EVERYTHING}, {EVERYTHING}],
        "fastly: everything was thrown away.\n",
    )
    settings.WAGTAILFRONTENDCACHE = {}
    with pytest.raises(CommandError):
        call_command("purge_caches")


def test_old_notes_are_forgotten(front: Receiver) -> None:
    purge_due()
    Purge.objects.update(done_at=timezone.now() - timedelta(days=31))
    forget_old_purges()
    assert Purge.objects.count() == 0


def test_metrics_tell_how_late_a_cache_is(client: Client, front: Receiver, settings: Settings) -> None:
    settings.METRICS_TOKEN = "token"
    purge_due()
    FrontCache.objects.update(failures=3, known_at=timezone.now() - timedelta(seconds=60))
    text = client.get("/-/metrics", headers={"Authorization": "Bearer token"}).content.decode()
    lines = dict(line.rsplit(" ", 1) for line in text.splitlines() if line.startswith("forums_edge"))
    assert 60 <= float(lines.pop('forums_edge_lag_seconds{cache="fastly"}')) < 90
    assert lines == {'forums_edge_failures{cache="fastly"}': "3.0"}
