"""Translations as wagtail-localize keeps them: begun, given their words, published."""

from typing import Any

from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from tests.factories.site import locale


def begin(page: Any, *codes: str) -> None:
    """Submit ``page`` for translation: it gets a draft in each language, without words."""
    translate_object(page, [locale(code) for code in codes])


def kept(page: Any, code: str) -> Translation:
    """Return what wagtail-localize keeps of the translation."""
    return Translation.objects.get(source__object_id=page.translation_key, target_locale=locale(code))


def say(page: Any, code: str, **words: str) -> None:
    """Translate the texts named by their field; nothing is published by that."""
    translation = kept(page, code)
    segments = StringSegment.objects.filter(source=translation.source, context__path__in=words)
    for segment in segments.select_related("context"):
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": words[segment.context.path], "updated_at": timezone.now()},
        )
