"""Keeps wagtail-localize informed: what there is to translate, and which translations are out of date."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from forums_pages.models import BasePage
from forums_pages.models.wordings import PublishedWording

# A translation key and the key of a locale.
Place = tuple[UUID, int]


class TranslationState(StrEnum):
    """How a page stands in a language."""

    SOURCE = "source"
    MISSING = "missing"
    DRAFT = "draft"
    OUT_OF_DATE = "out_of_date"
    UP_TO_DATE = "up_to_date"


def refresh_translation_source(page: BasePage) -> bool:
    """Tell wagtail-localize the words that were just published; return whether it is translated.

    Words that changed wait to be translated again; the translators' published words are untouched.
    """
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is None:
        return False
    with transaction.atomic():
        source.update_from_db()
    return True


def translation_state(page: BasePage, locale: Locale) -> TranslationState:
    """Return how ``page`` stands in ``locale``."""
    source = page.source
    if source.locale_id == locale.pk:
        return TranslationState.SOURCE
    target = type(source).objects.filter(translation_key=source.translation_key, locale=locale).first()
    if target is None or target.alias_of_id:
        return TranslationState.MISSING
    if not target.live:
        return TranslationState.DRAFT
    is_outdated = (source.translation_key, locale.language_code) in outdated_languages(
        [source.translation_key]
    )
    return TranslationState.OUT_OF_DATE if is_outdated else TranslationState.UP_TO_DATE


def outdated_languages(keys: Iterable[UUID]) -> set[tuple[UUID, str]]:
    """Return which of the pages with these translation keys are out of date in which language."""
    wanted = list(keys)
    kept = outdated_translations().filter(source__object_id__in=wanted)
    by_hand = outdated_by_hand().filter(translation_key__in=wanted)
    return {
        *kept.values_list("source__object_id", "target_locale__language_code"),
        *by_hand.values_list("translation_key", "locale__language_code"),
    }


def waiting_words(keys: Iterable[UUID]) -> dict[Place, int]:
    """Return how many words wait in each translation, by key and locale, that wagtail-localize keeps.

    Also of those in which none waits: whatever is not among them is kept by hand, or not translated.
    """
    per_source = _segments().exclude(Exists(_done())).order_by().values("source")
    number = Subquery(per_source.annotate(number=Count("pk")).values("number"))
    rows = Translation.objects.filter(source__object_id__in=list(keys), enabled=True)
    counted = rows.annotate(waiting=Coalesce(number, 0))
    return {
        (key, locale): waiting
        for key, locale, waiting in counted.values_list("source__object_id", "target_locale", "waiting")
    }


def newly_worded(keys: Iterable[UUID]) -> set[Place]:
    """Return the public translations, by key and locale, that were given words after they were published."""
    newer = StringTranslation.objects.filter(
        context__object_id=OuterRef("translation_key"),
        locale=OuterRef("locale"),
        updated_at__gt=OuterRef("last_published_at"),
    )
    pages = Page.objects.filter(Exists(newer), translation_key__in=list(keys), live=True, alias_of=None)
    return set(pages.values_list("translation_key", "locale_id"))


def ready_to_publish(keys: Iterable[UUID], waiting: Mapping[Place, int]) -> set[Place]:
    """Return the public translations, by key and locale, all of whose new words wait for being published.

    ``waiting`` is what ``waiting_words`` returns; nobody counts the words of what is kept by hand.
    """
    return {place for place in newly_worded(keys) if waiting.get(place) == 0}


def outdated_by_hand() -> QuerySet[Page]:
    """Return the public translations, not kept by wagtail-localize, that are older than their source's words.

    Publishing such a page again says that its words have followed.
    """
    kept = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale"), enabled=True
    )
    newer = PublishedWording.objects.filter(
        page__translation_key=OuterRef("translation_key"), changed_at__gt=OuterRef("last_published_at")
    ).exclude(page=OuterRef("pk"))
    pages = Page.objects.filter(Exists(newer), ~Exists(kept), live=True, alias_of__isnull=True)
    found: QuerySet[Page] = pages
    return found


def outdated_translations() -> QuerySet[Translation]:
    """Return the translations kept by wagtail-localize that miss words of their source, new or changed."""
    waiting = _segments().exclude(Exists(_done()))
    found: QuerySet[Translation] = Translation.objects.filter(Exists(waiting), enabled=True)
    return found


def _segments() -> QuerySet[StringSegment]:
    """Return what there is to translate of a translation outside. A slug that is the source's works."""
    found: QuerySet[StringSegment] = StringSegment.objects.exclude(context__path="slug").filter(
        source=OuterRef("source")
    )
    return found


def _done() -> QuerySet[StringTranslation]:
    """Return the words of a segment outside, in the language of the translation outside of that."""
    found: QuerySet[StringTranslation] = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef(OuterRef("target_locale")),
        has_error=False,
    )
    return found
