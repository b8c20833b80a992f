from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from forums_pages.models import Participation
from graphql_api.nodes import node_uid
from tests.cms.feeds.stage import FIRST
from tests.factories import make_edition, make_person, make_session, publish


@pytest.mark.django_db
@pytest.mark.parametrize("size", [2, 20])
def test_statements_do_not_grow_with_the_programme(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    edition = make_edition()
    for number in range(size):
        session: Any = make_session(edition, f"Session {number}", day=FIRST, live=False)
        session.participations = [Participation(person=make_person(f"P{number}", "Example"), confirmed=True)]
        publish(session)
    programme = f"/feeds/en/editions/{node_uid(edition)}/programme.ics"
    alone = f"/feeds/en/sessions/{session.code}.ics"
    client.get(programme)
    client.get(alone)
    with django_assert_num_queries(12):
        client.get(programme)
    with django_assert_num_queries(12):
        client.get(alone)


@pytest.mark.django_db
def test_a_programme_of_more_than_a_hundred_sessions_is_told_whole(client: Client) -> None:
    edition = make_edition()
    for number in range(105):
        make_session(edition, f"Session {number}", day=FIRST)
    body = client.get(f"/feeds/en/editions/{node_uid(edition)}/programme.ics").content
    assert body.count(b"BEGIN:VEVENT") == 105
