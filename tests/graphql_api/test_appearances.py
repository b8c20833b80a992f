"""Whoever stored an identifier learns that what it named is no more; what was never public is not told."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from forums_pages.models import EditionPage, ForumPage, Person, SessionPage, Theme
from graphql_api.appearances import note_everything
from graphql_api.models import Appearance
from graphql_api.nodes import node_id, node_uid
from tests.factories import (
    make_edition,
    make_forum,
    make_person,
    make_session,
    make_theme,
    publish,
    translate,
)
from tests.graphql_api.conftest import Ask

pytestmark = pytest.mark.django_db
Capture = Any
NODE = """query($id: ID!) { node(id: $id) {
  __typename id uid ... on Page { title } ... on Tombstone { formerTypename deletedAt }
} }"""


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Capture) -> Capture:
    """Return a context in which the bell rings at the end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def kind_of_answer(ask: Ask, uid: str) -> str | None:
    node = ask(NODE, id=uid)["node"]
    if node is None:
        return None
    dated = "dated" if node.get("deletedAt") else "undated"
    return f"{node['formerTypename']} {dated}" if node["__typename"] == "Tombstone" else node["__typename"]


def test_what_is_deleted_leaves_a_tombstone_without_anything_personal(ask: Ask, committed: Capture) -> None:
    with committed():
        session = make_session(title="Opening")
        person = make_person("Ada", "Example")
        person.save_revision().publish()
    uids = [node_uid(session), node_uid(person)]
    french = node_id(session, "fr")
    with committed():
        session.delete()
        person.delete()

    told = ask(NODE, id=french)["node"]
    assert {name: told[name] for name in ("__typename", "id", "uid", "formerTypename")} == {
        "__typename": "Tombstone",
        "id": french,
        "uid": uids[0],
        "formerTypename": "Session",
    }
    assert timezone.now() - timezone.datetime.fromisoformat(told["deletedAt"]) < timedelta(minutes=5)
    assert kind_of_answer(ask, uids[1]) == "Person dated"
    assert "Ada" not in str(list(Appearance.objects.values()))


def test_what_was_never_public_has_none(ask: Ask, committed: Capture) -> None:
    with committed():
        forum = make_forum(live=False)
        edition = make_edition(forum)
        draft = make_session(edition, live=False)
        hidden = make_session(edition)
    uids = [node_uid(each) for each in (forum, edition, draft, hidden)]
    with committed():
        ForumPage.objects.get().delete()

    assert [kind_of_answer(ask, uid) for uid in uids] == [None] * 4
    assert list(Appearance.objects.exclude(kind="ForumsIndex")) == []


def test_what_is_withdrawn_is_told_and_comes_back_under_the_same_identifier(
    ask: Ask, committed: Capture
) -> None:
    with committed():
        session = make_session()
    uid = node_uid(session)
    with committed():
        SessionPage.objects.get().unpublish()
    assert kind_of_answer(ask, uid) == "Session dated"

    with committed():
        publish(SessionPage.objects.get())
    assert kind_of_answer(ask, uid) == "Session"
    assert Appearance.objects.filter(kind="Session", gone_at=None).count() == 1


def test_what_goes_with_the_page_above_is_told_too(ask: Ask, committed: Capture) -> None:
    with committed():
        forum = make_forum()
        edition = make_edition(forum)
        session = make_session(edition)
        theme = make_theme(slug="seas", forum=forum)
        theme.save_revision().publish()
    uids = [node_uid(each) for each in (forum, edition, session, theme)]
    assert [kind_of_answer(ask, uid) for uid in uids] == ["Forum", "Edition", "Session", "Theme"]
    with committed():
        ForumPage.objects.get().unpublish()

    gone = ["Forum dated", "Edition dated", "Session dated", "Theme dated"]
    assert [kind_of_answer(ask, uid) for uid in uids] == gone
    assert Theme.objects.filter(live=True).count() == 1


def test_what_becomes_public_with_the_page_above_is_remembered(ask: Ask, committed: Capture) -> None:
    with committed():
        forum = make_forum(live=False)
        session = make_session(make_edition(forum))
        publish(ForumPage.objects.get())
    with committed():
        EditionPage.objects.get().delete()

    assert kind_of_answer(ask, node_uid(session)) == "Session dated"


def test_what_is_locked_was_public(ask: Ask, committed: Capture) -> None:
    with committed():
        session = make_session()
    with committed():
        lock = PageViewRestriction.objects.create(page=session, restriction_type="login")
    assert kind_of_answer(ask, node_uid(session)) == "Session dated"
    with committed():
        lock.delete()
    assert kind_of_answer(ask, node_uid(session)) == "Session"


def test_what_expires_is_told_without_a_date_until_the_bell_rings(ask: Ask, committed: Capture) -> None:
    with committed():
        make_session()
        make_person().save_revision().publish()
    past = timezone.now() - timedelta(days=1)
    for model in (SessionPage, Person):
        model.objects.update(expire_at=past)

    told = [kind_of_answer(ask, node_uid(model.objects.get())) for model in (SessionPage, Person)]
    assert told == ["Session undated", "Person undated"]


def test_a_page_that_lives_on_in_its_translation_is_not_gone(ask: Ask, committed: Capture) -> None:
    with committed():
        session = make_session(title="Opening")
        translate(session, "fr", title="Ouverture")
    uid = node_uid(session)
    with committed():
        SessionPage.objects.get(is_source=True).delete()

    assert ask(NODE, id=uid)["node"]["title"] == "Ouverture"


def test_many_are_looked_up_at_once(ask: Ask, committed: Capture, django_assert_max_num_queries: Any) -> None:
    def statements(uids: list[str]) -> int:
        with django_assert_max_num_queries(20) as seen:
            nodes = ask("query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }", ids=uids)["nodes"]
        assert nodes == [{"__typename": "Tombstone"}] * len(uids)
        return len(seen)

    sessions = [make_session(title=f"Session {number}") for number in range(20)]
    uids = [node_uid(each) for each in sessions]
    note_everything()
    SessionPage.objects.update(live=False)

    assert statements(uids) == statements(uids[:2])
