"""What of a choice a reader is shown: nothing deleted since, no draft, nothing behind a restriction."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Locale, Page


def only_live(chosen: Iterable[Any] | None) -> list[Any]:
    """Return what was chosen, in order, without what was deleted since or is not published."""
    return [item for item in chosen or () if is_live(item)]


def is_live(chosen: Any) -> bool:
    """Whether something was chosen that still exists and, if it can be a draft, is published."""
    return chosen is not None and bool(getattr(chosen, "live", True))


def is_public(page: Any) -> bool:
    """Whether a page was chosen that is published and that everybody may read."""
    if not is_live(page):
        return False
    return not (isinstance(page, Page) and page.get_view_restrictions().exists())


def pages_for_reader(chosen: Iterable[Any] | None) -> list[Any]:
    """Return the chosen pages that everybody may read, in order, in the active language where translated.

    The number of queries does not depend on the number of pages.
    """
    live = only_live(chosen)
    stored = [page for page in live if isinstance(page, Page)]
    if not stored:
        return live
    hidden = _restricted(stored)
    translated = _translations(stored)
    return [
        translated.get(getattr(page, "translation_key", None), page)
        for page in live
        if not {getattr(page, "pk", None), getattr(page, "alias_of_id", None)} & hidden
    ]


def _restricted(pages: list[Page]) -> set[int]:
    """Return the keys of the pages, and of the pages they mirror, that not everybody may read."""
    keys = {key for page in pages for key in (page.pk, page.alias_of_id) if key}
    return keys - set(Page.objects.filter(pk__in=keys).public().values_list("pk", flat=True))


def _translations(pages: list[Page]) -> dict[Any, Page]:
    """Return the translations into the active language that everybody may read, by translation key."""
    keys = {page.translation_key for page in pages}
    others = Page.objects.exclude(pk__in={page.pk for page in pages})
    found = others.filter(translation_key__in=keys, locale=Locale.get_active())
    return {page.translation_key: page for page in found.live().public()}
