"""Who reads: the language, the moment and whether it is an editor's preview."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

if TYPE_CHECKING:
    from forums_pages.models import BasePage


@dataclass(frozen=True, eq=False)
class Reader:
    """One reader during one request. In a preview, ``page`` counts as published, as do the pages above it."""

    request: HttpRequest
    language: str
    page: "BasePage | None" = None
    is_preview: bool = False
    # A preview for somebody who has only a link: nothing counts as published but the page itself.
    is_shared: bool = False
    moment: datetime = field(default_factory=timezone.now)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the reader is served, the best first."""
        return (self.language, *settings.LOCALE_FALLBACKS.get(self.language, ()))


def reader_of(request: HttpRequest, page: "BasePage | None" = None, language: str = "") -> Reader:
    """Return the reader of ``page``, in its language; of anything else in ``language`` or the active one."""
    if page is not None:
        language = page_language(page)
    return Reader(
        request=request,
        language=language or content_language(get_language()),
        page=page,
        is_preview=bool(getattr(request, "is_preview", False)),
        is_shared=bool(getattr(request, "is_shared", False)),
    )


def content_language(code: str | None) -> str:
    """Return the language of ``settings.LANGUAGES`` that ``code`` stands for, else the default one."""
    known = dict(settings.LANGUAGES)
    short = (code or "").split("-")[0]
    return code if code in known else short if short in known else settings.LANGUAGE_CODE


def page_language(page: "BasePage") -> str:
    """Return the language of the tree that ``page`` stands in; a page that is being made has its parent's."""
    if page.locale_id:
        return str(page.locale.language_code)
    parent = page.get_parent() if page.path else None
    return str(parent.locale.language_code) if parent is not None else settings.LANGUAGE_CODE


def language_of_words(page: "BasePage") -> str:
    """Return the language that the words of ``page`` are in: an alias shows those of the page it mirrors."""
    return page_language(page.alias_of if page.alias_of_id else page)
