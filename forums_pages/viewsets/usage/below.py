"""Which public pages go with a page: those below it, and its translations with all that is below them."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Page

from forums_pages.models import BasePage


@dataclass(frozen=True)
class Below:
    """What is public of a page, and goes with it.

    ``pages`` are below it, ``translations`` are its other languages, with those below them.
    ``has_heir`` tells that another language would take its place if it were deleted, and links lead there.
    """

    is_public: bool = False
    pages: int = 0
    translations: int = 0
    in_translations: int = 0
    path: str = ""
    has_heir: bool = False


def below_of(pks: Collection[str]) -> dict[str, Below]:
    """Return what goes with each of the pages; two statements, and one for each type of page."""
    pages = list(Page.objects.filter(pk__in=pks).select_related("content_type").order_by("path"))
    sources = _sources_among(pages)
    others = Page.objects.filter(translation_key__in=[page.translation_key for page in pages])
    versions = list(others.values_list("pk", "path", "translation_key", "live"))
    roots = Q(pk__in=[])
    for _pk, path, _key, _live in versions:
        roots |= Q(path__startswith=path)
    live = list(Page.objects.filter(roots, live=True).values_list("path", flat=True)) if versions else []
    found = {}
    for page in pages:
        same = [(pk, path, is_live) for pk, path, key, is_live in versions if key == page.translation_key]
        languages = (
            [(path, is_live) for pk, path, is_live in same if pk != page.pk] if page.pk in sources else []
        )
        found[str(page.pk)] = Below(
            is_public=page.live,
            pages=_count_below(page.path, live) if page.live else 0,
            translations=sum(is_live for _path, is_live in languages),
            in_translations=sum(_count_below(path, live) for path, _is_live in languages),
            path=page.path,
            has_heir=len(same) > 1,
        )
    return found


def _count_below(path: str, live: Collection[str]) -> int:
    return sum(each.startswith(path) and each != path for each in live)


def _sources_among(pages: Collection[Page]) -> set[int]:
    """Return those of which the other languages hang on their facts."""
    sources: set[int] = set()
    for model in {page.specific_class for page in pages}:
        if model is not None and issubclass(model, BasePage):
            own = [page.pk for page in pages if page.specific_class is model]
            sources.update(model.objects.filter(pk__in=own, is_source=True).values_list("pk", flat=True))
    return sources
