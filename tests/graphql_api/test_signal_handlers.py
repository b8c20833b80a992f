"""Whoever publishes, renames or deletes something in the admin changes what is found, at once."""

from typing import Any

import pytest
from django.db import transaction

from forums_pages.models import ForumPage, Organisation
from forums_pages.signals import settle
from graphql_api.models import SearchEntry
from graphql_api.search.keeping import keep_everything
from tests.factories import make_forum, make_organisation, make_session, publish, translate

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
