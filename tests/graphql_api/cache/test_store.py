"""Answers are kept, and go when they are no longer true."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings
from time_machine import travel
from wagtail.models import PageViewRestriction

from graphql_api.cache.store import store
from graphql_api.drafts import share, token_of
from graphql_api.nodes import node_uid
from tests.factories import make_edition, make_person, make_session, publish
from tests.factories.keys import make_secret_key

# What is changed is committed: PostgreSQL tells by snapshots what is new, and in them a transaction's own
# changes are old as soon as a later transaction, of whoever else uses the server, has ended.
pytestmark = pytest.mark.django_db(transaction=True)

TITLES = "{ editions { nodes { title } } }"


def asked(client: Client, query: str, **headers: str) -> Any:
    body = json.dumps({"query": query})
    answer = client.post("/graphql/", body, content_type="application/json", headers=headers).json()
    assert "errors" not in answer, answer
    return answer["data"]


def thrown(client: Client, query: str) -> bool:
    """Ask again, and return whether what was kept had gone."""
    before = store.counts.thrown
    asked(client, query)
    return store.counts.thrown > before


def test_an_answer_is_given_again_with_one_look_at_the_journal(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_edition(title="First")
    first = asked(client, TITLES)
    with django_assert_num_queries(1):
        assert asked(client, TITLES) == first == {"editions": {"nodes": [{"title": "First"}]}}


def test_what_was_published_is_shown_at_once(client: Client) -> None:
    edition = make_edition(title="First")
    asked(client, TITLES)
    edition.title = "Second"
    publish(edition)
    assert asked(client, TITLES) == {"editions": {"nodes": [{"title": "Second"}]}}


def test_what_an_answer_does_not_show_throws_it_away_as_little_as_a_draft(client: Client) -> None:
    edition = make_edition(title="First")
    asked(client, TITLES)
    edition.slogan = "Not asked for"
    publish(edition)
    found = [thrown(client, TITLES)]
    edition.title = "Later"
    edition.save_revision()
    make_person()
    assert [*found, thrown(client, TITLES)] == [False, False]


def test_other_rows_of_the_same_tables_throw_nothing_away(client: Client) -> None:
    one, another = make_edition(title="One"), make_edition(title="Another", ordinal=2)
    query = f'{{ sessions(filter: {{ edition: ["{node_uid(one)}"] }}) {{ nodes {{ title }} }} }}'
    make_session(one, title="Mine")
    asked(client, query)
    make_session(another, title="Theirs")
    found = [thrown(client, query)]
    make_session(one, title="Mine, too")
    assert [*found, thrown(client, query)] == [False, True]


def test_rows_that_are_changed_without_the_orm_are_noticed(client: Client) -> None:
    edition = make_edition(title="First")
    asked(client, TITLES)
    type(edition).objects.filter(pk=edition.pk).update(title="By a script")
    assert asked(client, TITLES) == {"editions": {"nodes": [{"title": "By a script"}]}}


def test_what_is_closed_or_opened_above_is_noticed(client: Client) -> None:
    edition = make_edition(title="Hidden")
    make_session(edition, title="Below")
    query = "{ sessions { nodes { title } } }"
    shown = [asked(client, query)["sessions"]["nodes"]]
    lock = PageViewRestriction.objects.create(page=edition, restriction_type="login")
    shown.append(asked(client, query)["sessions"]["nodes"])
    lock.delete()
    shown.append(asked(client, query)["sessions"]["nodes"])
    assert shown == [[{"title": "Below"}], [], [{"title": "Below"}]]


def test_what_expires_and_what_begins_is_noticed_although_nothing_changes(client: Client) -> None:
    now = timezone.now()
    edition = make_edition(title="Short")
    session = make_session(edition, title="Gone soon", expire_at=now + timedelta(minutes=5))
    query = "{ sessions { nodes { title } } }"
    with travel(now, tick=False) as clock:
        before = asked(client, query)["sessions"]["nodes"]
        clock.shift(timedelta(minutes=4))
        kept = thrown(client, query)
        clock.shift(timedelta(minutes=2))
        after = asked(client, query)["sessions"]["nodes"]
    assert (before, kept, after) == ([{"title": session.title}], False, [])


def test_nothing_is_kept_that_is_one_readers_own_or_an_error(client: Client) -> None:
    token = token_of(share(make_edition(title="First"), None, "en"))
    _key, text = make_secret_key("contacts")
    asked(client, "{ rateLimit { remaining } }")
    asked(client, TITLES, **{"X-Page-Grant": "nothing"})
    asked(client, TITLES, Authorization=f"Bearer {text}")
    asked(client, f'{{ preview(token: "{token}") {{ __typename }} }}')
    client.post("/graphql/", json.dumps({"query": "{ nonsense }"}), content_type="application/json")
    assert len(store._entries) == 0
    # What everybody asks would have been.
    asked(client, TITLES)
    assert len(store._entries) == 1


def test_the_longest_unused_answers_give_way(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_CACHE = {"answers": 2, "looks_every": 0}
    for count in (1, 2, 3):
        asked(client, f"{{ forums(first: {count}) {{ totalCount }} }}")
    assert len(store._entries) == 2
