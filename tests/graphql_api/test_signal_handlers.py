"""Whoever publishes, renames or deletes something in the admin changes what is found, at once."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from forums_pages.models import EditionPage, ForumPage, Organisation
from forums_pages.signals import content_changing, settle
from graphql_api.models import Appearance, SearchEntry
from graphql_api.search.keeping import keep_everything
from tests.factories import (
    make_edition,
    make_forum,
    make_organisation,
    make_person,
    make_session,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db
Capture = Any


def kept() -> set[tuple[str, str]]:
    return set(SearchEntry.objects.values_list("locale", "title"))


def test_entries_follow_a_page(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        forum = make_forum("Seas")
    assert kept() >= {("en", "Seas")}

    with django_capture_on_commit_callbacks(execute=True):
        translate(forum, "fr", title="Mers")
        forum.title = "Oceans"
        publish(forum)
    assert kept() >= {("en", "Oceans"), ("fr", "Mers")}

    with django_capture_on_commit_callbacks(execute=True):
        ForumPage.objects.get(pk=forum.pk).unpublish()
    assert SearchEntry.objects.filter(kind="Forum").count() == 0


def test_entries_follow_before_the_commit_where_somebody_settles(
    django_capture_on_commit_callbacks: Capture, django_assert_num_queries: Any
) -> None:
    with django_capture_on_commit_callbacks() as waiting:
        make_forum("Seas")
        assert kept() == set()
        settle()
        assert kept() >= {("en", "Seas")}

    # What is settled is not done once more.
    with django_assert_num_queries(0):
        settle()
        for ring in waiting:
            ring()


def test_what_is_deleted_leaves_no_words_and_an_heir_keeps_its_own(
    django_capture_on_commit_callbacks: Capture,
) -> None:
    session = make_session(title="Opening")
    translate(session, "fr", title="Ouverture")
    keep_everything()
    with django_capture_on_commit_callbacks(execute=True):
        session.delete()

    titles = SearchEntry.objects.filter(kind="Session").values_list("title", flat=True)
    assert list(titles) == ["Ouverture"]


def test_entries_follow_a_record(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        trust = make_organisation("Trust")
        trust.save_revision().publish()
    assert kept() == {("en", "Trust"), ("fr", "Trust"), ("ar", "Trust")}

    with django_capture_on_commit_callbacks(execute=True):
        Organisation.objects.get(pk=trust.pk).delete()
    assert kept() == set()


def test_what_is_rolled_back_leaves_no_trace(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        make_forum("Seas")
        transaction.set_rollback(True)
    assert kept() == set()


def statements_of(size: int, edition: EditionPage, capture: Capture) -> list[str]:
    """Return what is asked and written to follow so many sessions and people at once, but their index."""
    with capture():
        sessions = [make_session(edition, f"Session {number} of {size}") for number in range(size)]
        people = [make_person("Ada", f"Example {number} of {size}") for number in range(size)]
        for person in people:
            person.save_revision().publish()
        with CaptureQueriesContext(connection) as statements:
            settle()
    assert SearchEntry.objects.filter(source__in=sessions).count() == size
    assert SearchEntry.objects.filter(person__in=people).count() == 3 * size
    guids = [str(each.guid) for each in (*sessions, *people)]
    assert Appearance.objects.filter(key__in=guids).count() == 2 * size
    # The index of words takes the entries one by one.
    return [each["sql"] for each in statements if "modelsearch" not in each["sql"].lower()]


def test_many_changes_of_one_transaction_are_followed_together(
    django_capture_on_commit_callbacks: Capture,
) -> None:
    edition = make_edition()
    settle()
    few, many = (statements_of(size, edition, django_capture_on_commit_callbacks) for size in (2, 20))
    assert len(few) == len(many)


def test_what_cannot_be_followed_keeps_nobody_else_from_being_found(
    django_capture_on_commit_callbacks: Capture, caplog: pytest.LogCaptureFixture
) -> None:
    with django_capture_on_commit_callbacks():
        forum = make_forum("Seas")
        key = str(forum.translation_key)
        rings = [
            {"label": "forums_pages.nothing", "pk": 1, "action": "saved", "translation_key": None},
            {"label": "forums_pages.forumpage", "pk": forum.pk, "action": "saved", "translation_key": key},
        ]
        content_changing.send(sender=None, rings=rings)
    assert kept() == {("en", "Seas")}
    assert [record.args for record in caplog.records] == [(2,), ("forums_pages.nothing", 1)]
