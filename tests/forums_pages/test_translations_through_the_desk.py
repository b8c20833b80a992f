"""Translating as editors and translators do: through the pages that wagtail-localize adds to the admin."""

from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail_localize.models import StringSegment, Translation

from forums_pages.models import EditionPage, Participation, SessionPage
from forums_pages.translations import TranslationState, translation_state
from tests.factories import Desk, locale, make_edition, make_person, make_session, publish

pytestmark = pytest.mark.django_db

FRENCH = {"Opening": "Ouverture", "opening": "ouverture", "Welcome to all.": "Bienvenue à tous."}
ARABIC = {"Opening": "الافتتاح", "opening": "الافتتاح", "Welcome to all.": "أهلاً بالجميع."}


@pytest.fixture
def session() -> SessionPage:
    page = make_session(
        make_edition(), "Opening", abstract="Welcome to all.", day=date(2030, 5, 14), start_time=time(23, 45)
    )
    page.participations = [Participation(person=make_person())]
    return publish(page)


class TranslatorsDesk:
    """Submits a page for translation, fills in its strings and publishes it, by the admin's own addresses."""

    def __init__(self, client: Client, on_commit: DjangoCaptureOnCommitCallbacks) -> None:
        self.client, self.on_commit = client, on_commit
        Desk(client)
        locale("fr"), locale("ar")

    def submit(self, page: EditionPage | SessionPage, *codes: str) -> int:
        url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        with self.on_commit(execute=True):
            return self.client.post(url, {"locales": [locale(code).pk for code in codes]}).status_code

    def fill(self, page: SessionPage, code: str, words: dict[str, str]) -> int:
        translation = self._translation(page, code)
        filled = 0
        for segment in StringSegment.objects.filter(source=translation.source).select_related("string"):
            url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
            if segment.string.data in words:
                self.client.put(
                    url,
                    f"value={words[segment.string.data]}",
                    content_type="application/x-www-form-urlencoded",
                    headers={"X-Http-Method-Override": "PUT"},
                )
                filled += 1
        return filled

    def publish(self, page: SessionPage, code: str) -> SessionPage:
        target = page.get_translation(locale(code))
        with self.on_commit(execute=True):
            self.client.post(reverse("wagtailadmin_pages:edit", args=[target.pk]), {"action": "publish"})
        return SessionPage.objects.get(pk=target.pk)

    def _translation(self, page: SessionPage, code: str) -> Translation:
        return Translation.objects.get(
            source__object_id=page.translation_key, target_locale__language_code=code
        )


@pytest.fixture
def desk(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> TranslatorsDesk:
    return TranslatorsDesk(client, django_capture_on_commit_callbacks)


def translated(desk: TranslatorsDesk, session: SessionPage) -> list[SessionPage]:
    assert desk.submit(session, "fr", "ar") == 302
    assert [desk.fill(session, "fr", FRENCH), desk.fill(session, "ar", ARABIC)] == [3, 3]
    return [desk.publish(session, "fr"), desk.publish(session, "ar")]


def facts_of(page: SessionPage) -> tuple[object, ...]:
    return page.day, page.start_time, page.identity_id, page.participations.count()


def test_words_are_translated_and_facts_stay_where_they_are(
    desk: TranslatorsDesk, session: SessionPage
) -> None:
    before = facts_of(session)
    french, arabic = translated(desk, session)

    session.refresh_from_db()
    assert facts_of(session) == before
    assert (french.title, french.slug, french.abstract) == ("Ouverture", "ouverture", "Bienvenue à tous.")
    assert (arabic.title, arabic.slug, arabic.locale.is_bidi) == ("الافتتاح", "الافتتاح", True)
    for page in (french, arabic):
        assert (page.live, page.is_source, facts_of(page)) == (True, False, (None, None, None, 0))
        assert page.source == session
        assert translation_state(session, page.locale) == TranslationState.UP_TO_DATE


def test_the_parents_follow_as_aliases_and_hold_no_facts(desk: TranslatorsDesk, session: SessionPage) -> None:
    french, _arabic = translated(desk, session)
    edition = french.get_parent().specific
    assert (edition.is_source, edition.start_date, edition.source) == (False, None, session.edition)


def test_the_translators_page_shows_words_and_no_facts(desk: TranslatorsDesk, session: SessionPage) -> None:
    french, _arabic = translated(desk, session)
    page = desk.client.get(reverse("wagtailadmin_pages:edit", args=[french.pk])).content.decode()
    assert [text in page for text in ("Bienvenue", "Welcome to all.", "Ada Example", "23:45")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_changed_title_marks_the_translations_and_leaves_their_words(
    desk: TranslatorsDesk, session: SessionPage
) -> None:
    french, arabic = translated(desk, session)
    page = SessionPage.objects.get(pk=session.pk)
    page.title = "Grand opening"
    publish(page)

    states = [translation_state(session, each.locale) for each in (french, arabic)]
    assert states == [TranslationState.OUT_OF_DATE] * 2
    assert [SessionPage.objects.get(pk=each.pk).title for each in (french, arabic)] == [
        "Ouverture",
        "الافتتاح",
    ]

    desk.fill(session, "fr", {"Grand opening": "Grande ouverture"})
    assert desk.publish(session, "fr").title == "Grande ouverture"
    assert translation_state(session, french.locale) == TranslationState.UP_TO_DATE


def test_a_changed_fact_marks_nothing(desk: TranslatorsDesk, session: SessionPage) -> None:
    french, _arabic = translated(desk, session)
    page = SessionPage.objects.get(pk=session.pk)
    page.start_time = time(11, 0)
    publish(page)

    assert translation_state(session, french.locale) == TranslationState.UP_TO_DATE
    assert SessionPage.objects.get(pk=french.pk).source.start_time == time(11, 0)


def test_syncing_the_translations_copies_no_fact(desk: TranslatorsDesk, session: SessionPage) -> None:
    french, _arabic = translated(desk, session)
    translation = Translation.objects.get(
        target_locale=french.locale, source__object_id=session.translation_key
    )
    url = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    with desk.on_commit(execute=True):
        answer = desk.client.post(url, {"publish_translations": "on"})

    french = SessionPage.objects.get(pk=french.pk)
    assert (answer.status_code, french.title, facts_of(french)) == (302, "Ouverture", (None, None, None, 0))
