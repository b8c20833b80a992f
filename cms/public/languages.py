"""Languages: the one that a page is read in, and words that are in another."""

from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info


def content_language(code: str | None = None) -> str:
    """Return the language of ``settings.LANGUAGES`` that ``code``, or the active one, stands for."""
    known = dict(settings.LANGUAGES)
    wanted = code or get_language() or ""
    short = wanted.split("-")[0]
    return wanted if wanted in known else short if short in known else settings.LANGUAGE_CODE


def direction(language: str) -> str:
    """Return ``rtl`` for a language written from right to left, else ``ltr``."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def marks(told: Any) -> SafeString:
    """Return ``lang`` and ``dir`` of what the gateway serves in another language than the active one."""
    language = (told or {}).get("locale") or ""
    if not language or language == content_language():
        return mark_safe("")
    return format_html(' lang="{}" dir="{}"', language, direction(language))
