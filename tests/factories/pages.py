"""Pages, placed in the tree and published unless ``live=False``."""

from datetime import date
from typing import Any, TypeVar

from django.utils.text import slugify
from wagtail.models import Page

from forums_pages.models import (
    ArticlePage,
    BasePage,
    CallPage,
    EditionPage,
    ForumPage,
    ForumsIndexPage,
    SessionPage,
    StandardPage,
)
from tests.factories.published import add_published
from tests.factories.site import locale, make_site, tree_root

AnyPage = TypeVar("AnyPage", bound=BasePage)


def publish(page: AnyPage) -> AnyPage:
    """Publish what ``page`` holds in memory and return the row as the database has it."""
    # The object that a test holds may not know of children added through another one.
    page.numchild = Page.objects.values_list("numchild", flat=True).get(pk=page.pk)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def translate(page: AnyPage, code: str, live: bool = True, **words: str) -> AnyPage:
    """Return a translation of ``page`` with ``words``; parents that have no translation become aliases."""
    target = page.copy_for_translation(locale(code), copy_parents=True)
    for name, text in words.items():
        setattr(target, name, text)
    if not live:
        target.save_revision()
        return type(page).objects.get(pk=target.pk)
    return publish(target)


def make_index(code: str = "en", **fields: Any) -> ForumsIndexPage:
    """Return the programme page in ``code``, with a site, making it the first time."""
    found = ForumsIndexPage.objects.filter(locale=locale(code)).first()
    if found is not None:
        return found
    fields = {"title": "Forums", "slug": f"forums-{code}", **fields}
    index = _add(tree_root(), ForumsIndexPage(locale=locale(code), **fields), live=True)
    make_site(index)
    return index


def make_forum(
    title: str = "Exampleland", parent: Page | None = None, live: bool = True, **f: Any
) -> ForumPage:
    fields = {"country": "XX", "time_zone": "Africa/Tunis", **f}
    parent = parent or make_index()
    return _add(parent, ForumPage(title=title, locale=parent.locale, **fields), live)


def make_edition(
    forum: ForumPage | None = None, title: str = "Forum 2030", live: bool = True, **f: Any
) -> EditionPage:
    parent = forum or ForumPage.objects.first() or make_forum()
    fields = {
        "start_date": date(2030, 5, 14),
        "end_date": date(2030, 5, 15),
        "time_zone": parent.source.time_zone,
        "city": {"en": "Sampleton", "fr": "Exempleville"},
        **f,
    }
    return _add(parent, EditionPage(title=title, locale=parent.locale, **fields), live)


def make_session(
    edition: EditionPage | None = None, title: str = "Opening", live: bool = True, **f: Any
) -> SessionPage:
    parent = edition or EditionPage.objects.first() or make_edition()
    return _add(parent, SessionPage(title=title, locale=parent.locale, **f), live)


def make_call(
    edition: EditionPage | None = None, title: str = "Call", live: bool = True, **f: Any
) -> CallPage:
    parent = edition or EditionPage.objects.first() or make_edition()
    fields = {"time_zone": parent.source.time_zone, **f}
    return _add(parent, CallPage(title=title, locale=parent.locale, **fields), live)


def make_article(parent: Page | None = None, title: str = "News", live: bool = True, **f: Any) -> ArticlePage:
    parent = parent or make_index()
    return _add(parent, ArticlePage(title=title, locale=parent.locale, **f), live)


def make_standard(
    parent: Page | None = None, title: str = "Legal notice", live: bool = True, **f: Any
) -> StandardPage:
    parent = parent or make_index()
    return _add(parent, StandardPage(title=title, locale=parent.locale, **f), live)


def _add(parent: Page, page: AnyPage, live: bool) -> AnyPage:
    page.slug = page.slug or _free_slug(parent, slugify(page.title, allow_unicode=True))
    # The parent that a test holds may not know of children added through another object.
    parent = Page.objects.get(pk=parent.pk).specific
    if live:
        add_published(parent, page)
    else:
        page.live = False
        parent.add_child(instance=page)
    return type(page).objects.get(pk=page.pk)


def _free_slug(parent: Page, stem: str) -> str:
    taken = set(Page.objects.child_of(parent).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, 9999))) if slug not in taken)
