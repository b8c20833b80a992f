"""How each page of an edition stands in each language."""

from datetime import date, time
from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks
from wagtail_localize.models import Translation

from forums_pages.models import EditionPage
from forums_pages.programme.translating.overview import languages_in_order
from forums_pages.programme.translating.pages import page_rows
from forums_pages.roles import ensure_forum_roles
from tests.factories import (
    make_article,
    make_call,
    make_edition,
    make_forum,
    make_index,
    make_member,
    make_session,
    publish,
    translate,
)
from tests.factories.site import locale
from tests.factories.translating import begin, kept, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> EditionPage:
    locale("fr"), locale("ar")
    return make_edition()


def told(edition: EditionPage, user: Any) -> list[tuple[Any, ...]]:
    """Return kind, title and what is said of each language: English, French, Arabic."""
    rows = page_rows(edition, user, languages_in_order())
    return [
        (row.kind.value, row.title, *((cell.standing.value, cell.waiting) for cell in row.cells))
        for row in rows
    ]


def of(edition: EditionPage, user: Any, title: str, code: str = "fr") -> tuple[str, int | None]:
    position = {"en": 0, "fr": 1, "ar": 2}[code]
    found = [row for row in told(edition, user) if row[1] == title]
    standing: tuple[str, int | None] = found[0][2 + position]
    return standing


def test_rows_follow_the_programme(edition: EditionPage, admin_user: User) -> None:
    make_session(edition, "Later", day=date(2030, 5, 15), start_time=time(9))
    make_session(edition, "Sooner", day=date(2030, 5, 14), start_time=time(9), live=False)
    make_call(edition, "Call")
    article = make_article(edition.forum, "News")
    article.related_editions = [edition]
    publish(article)
    make_article(edition.forum, "Other news")
    nothing = ("missing", None)
    source = ("source", None)

    assert told(edition, admin_user) == [
        ("forum", "Exampleland", source, nothing, nothing),
        ("edition", "Forum 2030", source, nothing, nothing),
        ("call", "Call", source, nothing, nothing),
        ("session", "Sooner", source, nothing, nothing),
        ("session", "Later", source, nothing, nothing),
        ("article", "News", source, nothing, nothing),
    ]


def test_a_source_may_be_in_any_language(admin_user: User) -> None:
    edition = make_edition(make_forum("Tunisie", make_index("fr")), "Forum de Tunis")
    locale("en"), locale("ar")

    assert [standing for standing, _waiting in told(edition, admin_user)[0][2:]] == [
        "missing",
        "source",
        "missing",
    ]


def test_a_translation_goes_from_missing_to_published_and_out_of_date(
    edition: EditionPage,
    admin_user: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    session = make_session(edition, "Opening", abstract="Welcome.")
    assert of(edition, admin_user, "Opening") == ("missing", None)

    begin(session, "fr")
    assert of(edition, admin_user, "Opening") == ("draft", 2)

    say(session, "fr", title="Ouverture")
    assert of(edition, admin_user, "Opening") == ("draft", 1)

    say(session, "fr", abstract="Bienvenue.")
    assert of(edition, admin_user, "Opening") == ("ready", 0)

    with django_capture_on_commit_callbacks(execute=True):
        kept(session, "fr").save_target(user=admin_user, publish=True)
    assert of(edition, admin_user, "Opening") == ("published", 0)

    session.abstract = "Welcome to all."
    with django_capture_on_commit_callbacks(execute=True):
        publish(session)
    assert of(edition, admin_user, "Opening") == ("out_of_date", 1)

    # Its words are there, but its readers do not have them yet.
    say(session, "fr", abstract="Bienvenue à tous.")
    assert of(edition, admin_user, "Opening") == ("ready", 0)
    assert of(edition, admin_user, "Opening", "ar") == ("missing", None)


def test_what_is_kept_by_hand_counts_no_words(
    edition: EditionPage,
    admin_user: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    session = make_session(edition, "Opening")
    begin(session, "fr")
    say(session, "fr", title="Ouverture")
    Translation.objects.update(enabled=False)
    assert of(edition, admin_user, "Opening") == ("draft", None)

    french = translate(make_session(edition, "Closing"), "fr", title="Clôture")
    assert of(edition, admin_user, "Closing") == ("published", None)
    closing = french.source
    closing.title = "Farewell"
    with django_capture_on_commit_callbacks(execute=True):
        publish(closing)
    assert of(edition, admin_user, "Farewell") == ("out_of_date", None)


def test_a_mirror_is_no_translation(edition: EditionPage, admin_user: User) -> None:
    session = make_session(edition, "Opening")
    session.copy_for_translation(locale("fr"), copy_parents=True, alias=True)

    assert of(edition, admin_user, "Opening") == ("missing", None)


def test_an_article_of_another_forum_is_told_of_to_those_who_work_on_it(edition: EditionPage) -> None:
    theirs = make_forum("Theirs")
    article = make_article(theirs, "Not yet announced", live=False)
    article.related_editions = [edition]
    article.save()
    assert edition.forum
    ours = make_member("ours", ensure_forum_roles(edition.forum).coordinators)
    both = make_member(
        "both", ensure_forum_roles(edition.forum).coordinators, ensure_forum_roles(theirs).coordinators
    )

    assert [row[1] for row in told(edition, both)] == ["Exampleland", "Forum 2030", "Not yet announced"]
    assert [row[1] for row in told(edition, ours)] == ["Exampleland", "Forum 2030"]


@pytest.mark.parametrize("size", [2, 20])
def test_statements_do_not_grow_with_the_programme(
    edition: EditionPage, admin_user: User, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    for number in range(size):
        translate(make_session(edition, f"Session {number}"), "fr", title=f"Séance {number}")
    languages = languages_in_order()
    edition = EditionPage.objects.get(pk=edition.pk)

    with django_assert_num_queries(8):
        assert len(page_rows(edition, admin_user, languages)) == size + 2
