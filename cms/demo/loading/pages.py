"""Places and fills the pages of the demonstration: sources first, then their translations."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from wagtail.models import Page

from cms.demo.datafiles import Record
from cms.demo.loading.bodies import body_json
from cms.demo.loading.shelf import LANGUAGES, Shelf, in_language
from forums_pages.models import BasePage

DEMONSTRATION = UUID("5f0d1c9a-6c3e-4a57-9d55-1b0a3f1d7c42")


@dataclass(frozen=True)
class Plan:
    """How one record becomes a page and its translations."""

    record: Record
    model: type[BasePage]
    # Texts of the page itself, by the names of its fields; ``body`` is handled apart.
    words: tuple[str, ...]
    # Fills the facts of the source, in memory.
    fill: Callable[[Any, Record, Shelf], None]
    is_public: bool = True

    @property
    def key(self) -> str:
        """Return the key of the record."""
        return str(self.record["key"])


def place(plan: Plan, parent_key: str, shelf: Shelf) -> BasePage | None:
    """Put the source into the tree of its language, unpublished, so that others can refer to it."""
    code = plan.record["source_locale"]
    parent = translation_of(shelf.get(parent_key), code, shelf)
    if parent is None:
        return None

    def make() -> BasePage:
        page = plan.model(
            title=title_in(plan.record, code), slug=plan.record["slug"], locale=shelf.locale(code)
        )
        page.live = False
        page.translation_key = lasting_key(plan)
        page.take_defaults_from(parent)
        return under(parent, page)

    return shelf.once(plan.key, plan.model, make)


def lasting_key(plan: Plan) -> UUID:
    """Return what the page is known by outside, the same wherever the demonstration is loaded.

    Examples name pages by it, and work as they stand.
    """
    return uuid5(DEMONSTRATION, plan.key)


def publish(plan: Plan, shelf: Shelf) -> None:
    """Fill the source with facts, words and body, publish it, then its translations; once."""
    done = f"{plan.key}:published"
    placed = shelf.get(plan.key)
    if placed is None or shelf.is_known(done):
        return
    # Read again: since it was placed, children were put below it.
    page = type(placed).objects.get(pk=placed.pk)
    write_words(page, plan, plan.record["source_locale"], shelf)
    plan.fill(page, plan.record, shelf)
    revision = page.save_revision()
    if plan.is_public:
        revision.publish()
        for code in LANGUAGES:
            if code != plan.record["source_locale"] and title_in(plan.record, code):
                translate(page, plan, code, shelf)
    shelf.put(done, page)


def translate(page: BasePage, plan: Plan, code: str, shelf: Shelf) -> None:
    """Publish the words of one more language."""
    source = type(page).objects.get(pk=page.pk)
    target = source.get_translation_or_none(shelf.locale(code))
    if target is None:
        target = source.copy_for_translation(shelf.locale(code), copy_parents=True)
    # A page that mirrors the source, because something had to stand below it, becomes a page of its own.
    target.alias_of = None
    write_words(target, plan, code, shelf)
    target.slug = source.slug if source.depth > 2 else target.slug
    target.save_revision().publish()


def write_words(page: BasePage, plan: Plan, code: str, shelf: Shelf) -> None:
    """Write title, texts and body in one language, in memory."""
    page.title = title_in(plan.record, code)
    for name in plan.words:
        setattr(page, name, in_language(plan.record.get(name), code))
    page.search_description = in_language(plan.record.get("summary") or plan.record.get("intro"), code)[:300]
    field = page._meta.get_field("body")
    page.body = field.to_python(body_json(plan.record.get("body") or [], code, shelf, plan.key))


def title_in(record: Record, code: str) -> str:
    """Return the page's title: what was printed in that language, else what the data files call it."""
    return in_language(record.get("printed_name"), code) or in_language(record["title"], code)


def translation_of(page: BasePage | None, code: str, shelf: Shelf) -> BasePage | None:
    """Return the page of that language, or ``page`` itself; where it is missing, make an alias."""
    if page is None:
        return None
    locale = shelf.locale(code)
    if page.locale_id == locale.pk:
        return page
    found = page.get_translation_or_none(locale)
    if found is None:
        found = page.copy_for_translation(locale, copy_parents=True, alias=True)
    specific: BasePage = found.specific
    return specific


def under(parent: Page, page: BasePage) -> BasePage:
    """Add ``page`` below ``parent`` as the tree is now, and return it."""
    added: BasePage = Page.objects.get(pk=parent.pk).specific.add_child(instance=page)
    return added
