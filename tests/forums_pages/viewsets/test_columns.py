"""The languages of a row: which exist, which are drafts, and which lag behind their source."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from forums_pages.models import SessionPage
from tests.factories import locale, make_edition, make_session, publish, translate

LISTING = "/admin/programme/sessions/"
Rows = Callable[[Any], list[list[str]]]


def translate_all(session: SessionPage, code: str) -> None:
    """Translate every word with wagtail-localize, and publish."""
    source, _created = TranslationSource.get_or_create_from_instance(session)
    translation = Translation.objects.create(source=source, target_locale=locale(code))
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=f"{code}-{segment.string.data}",
        )
    translation.save_target(publish=True)


def rename(session: SessionPage, title: str) -> None:
    page = SessionPage.objects.get(pk=session.pk)
    page.title = title
    publish(page)


def languages(rows: list[list[str]]) -> dict[str, str]:
    return {row[0]: row[8] for row in rows}


def test_a_translation_of_changed_words_is_marked_and_others_are_not(
    desk: Client, rows: Rows, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    edition = make_edition()
    translate(edition, "fr")
    translate(edition, "ar")
    changed, kept = make_session(edition, "Opening"), make_session(edition, "Closing")
    with django_capture_on_commit_callbacks(execute=True):
        for session in (changed, kept):
            translate_all(session, "fr")
        translate(changed, "ar", live=False)
        rename(changed, "Grand opening")
    assert languages(rows(desk.get(LISTING))) == {
        "Grand opening": "en fr out of date ar draft",
        "Closing": "en fr",
    }


def test_marks_cost_the_same_for_two_rows_and_for_twenty(
    desk: Client,
    count_statements: Callable[[Client, str], int],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    edition = make_edition()
    translate(edition, "fr")
    counts = []
    for numbers in (range(2), range(2, 20)):
        for number in numbers:
            session = make_session(edition, f"Session {number}")
            with django_capture_on_commit_callbacks(execute=True):
                translate_all(session, "fr")
                rename(session, f"Renamed {number}")
        counts.append(count_statements(desk, LISTING))
    assert counts[0] == counts[1]
