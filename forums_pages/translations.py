"""Keeps wagtail-localize informed: what there is to translate, and which translations are out of date."""

from enum import StrEnum

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from forums_pages.models import BasePage


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
    outdated = outdated_translations().filter(source__object_id=source.translation_key, target_locale=locale)
    return TranslationState.OUT_OF_DATE if outdated.exists() else TranslationState.UP_TO_DATE


def outdated_translations() -> QuerySet[Translation]:
    """Return the translations that miss words of their source: new ones, or ones that were changed.

    Pages translated by hand are none of wagtail-localize's, and as their translators left them.
    """
    done = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef(OuterRef("target_locale")),
        has_error=False,
    )
    # An untranslated slug is the source's, and works.
    segments = StringSegment.objects.exclude(context__path="slug").filter(source=OuterRef("source"))
    found: QuerySet[Translation] = Translation.objects.filter(
        Exists(segments.exclude(Exists(done))), enabled=True
    )
    return found
