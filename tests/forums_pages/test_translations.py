"""What wagtail-localize is told, and how a page stands in each language."""

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from forums_pages.models import SessionPage
from forums_pages.models.wordings import PublishedWording
from forums_pages.translations import TranslationState, refresh_translation_source, translation_state
from tests.factories import locale, make_edition, make_image, make_session, publish, translate

pytestmark = pytest.mark.django_db

FRENCH_WORDS = {"Opening": "Ouverture", "opening": "ouverture", "Welcome to all.": "Bienvenue à tous."}


def submit(session: SessionPage, code: str = "fr") -> Translation:
    translate(session.edition, code)
    source, _created = TranslationSource.get_or_create_from_instance(session)
    return Translation.objects.create(source=source, target_locale=locale(code))


def fill(translation: Translation, words: dict[str, str]) -> None:
    for segment in translation.source.stringsegment_set.select_related("string", "context"):
        if segment.string.data in words:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=translation.target_locale,
                context=segment.context,
                defaults={"data": words[segment.string.data]},
            )


def full_session() -> SessionPage:
    return make_session(make_edition(), "Opening", abstract="Welcome to all.")


def test_how_a_page_stands_in_a_language(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    session = full_session()
    french = locale("fr")
    states = [translation_state(session, locale("en")), translation_state(session, french)]

    translation = submit(session)
    translation.save_target(publish=False)
    states.append(translation_state(session, french))
    fill(translation, FRENCH_WORDS)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    states.append(translation_state(session, french))
    publish_title(session, "Grand opening")
    states.append(translation_state(session, french))

    assert states == ["source", "missing", "draft", "up_to_date", "out_of_date"]
    assert translation_state(SessionPage.objects.get(locale=french), french) == TranslationState.OUT_OF_DATE


def publish_title(session: SessionPage, title: str) -> None:
    page = SessionPage.objects.get(pk=session.pk)
    page.title = title
    publish(page)


def test_an_alias_is_no_translation() -> None:
    session = full_session()
    translate(session.edition, "fr")
    session.copy_for_translation(locale("fr"), alias=True)
    assert translation_state(session, locale("fr")) == TranslationState.MISSING


def test_a_page_translated_by_hand_is_out_of_date_when_words_change_until_it_is_published_again() -> None:
    session = full_session()
    french = translate(session, "fr", title="Ouverture")
    states = [translation_state(session, french.locale)]

    session.day = session.edition.start_date
    publish(session)
    states.append(translation_state(session, french.locale))
    publish_title(session, "Grand opening")
    states.append(translation_state(session, french.locale))
    french.title = "Grande ouverture"
    publish(french)
    states.append(translation_state(session, french.locale))

    assert states == ["up_to_date", "up_to_date", "out_of_date", "up_to_date"]
    assert translation_state(session, locale("en")) == TranslationState.SOURCE
    assert refresh_translation_source(session) is False


def test_a_word_of_the_body_counts_and_a_picture_of_it_does_not() -> None:
    session = full_session()
    translate(session, "fr", title="Ouverture")
    states = []
    for body in (
        [{"type": "image", "value": {"picture": {"image": make_image().pk}}}],
        [{"type": "paragraph", "value": "<p>More.</p>"}],
    ):
        page = SessionPage.objects.get(pk=session.pk)
        page.body = body
        publish(page)
        states.append(translation_state(session, locale("fr")))
    assert states == ["up_to_date", "out_of_date"]


def test_of_a_page_published_before_words_were_noted_they_are_what_they_always_were() -> None:
    session = full_session()
    translate(session, "fr", title="Ouverture")
    PublishedWording.objects.all().delete()
    publish_title(session, "Grand opening")
    assert translation_state(session, locale("fr")) == TranslationState.UP_TO_DATE
    publish_title(session, "Grander opening")
    assert translation_state(session, locale("fr")) == TranslationState.OUT_OF_DATE


def test_publishing_the_source_leaves_translated_words_alone(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    session = full_session()
    translation = submit(session)
    fill(translation, FRENCH_WORDS)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)

    publish_title(session, "Grand opening")

    french = SessionPage.objects.get(locale__language_code="fr")
    assert (french.title, french.abstract, french.live) == ("Ouverture", "Bienvenue à tous.", True)


def test_a_translation_without_a_slug_of_its_own_is_up_to_date(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    session = full_session()
    translation = submit(session)
    fill(translation, {words: said for words, said in FRENCH_WORDS.items() if words != "opening"})
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    assert translation_state(session, locale("fr")) == TranslationState.UP_TO_DATE


def test_only_words_are_offered_for_translation() -> None:
    session = full_session()
    source, _created = TranslationSource.get_or_create_from_instance(session)
    paths = set(source.stringsegment_set.values_list("context__path", flat=True))
    assert paths == {"title", "slug", "abstract"}
