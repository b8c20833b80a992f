"""The public words of things, in one language: what search entries are made of.

Nothing here depends on what else may be seen. Words of other things, and what a block shows only together
with a picture, a person or a page, are left out: they would outlive these.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from django.conf import settings

from forums_pages.blocks.prose import allowed_markup
from forums_pages.fields import words as words_in
from forums_pages.models import BasePage, EditionPage, SessionPage
from graphql_api.loading.stored import items_from, stream_from, struct_from, text_from
from graphql_api.loading.words import UNREAD

TAG = re.compile(r"<[^>]*>")
# Fields of blocks that are shown whatever else is there.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "heading": ("text",),
    "quote": ("text",),
    "call_to_action": ("title", "text"),
}
# Lists of blocks: the name of the list, and the fields of its items, of which the first is never empty.
LISTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "faq": ("questions", ("question", "answer")),
    "card_list": ("cards", ("title", "text")),
    "timeline": ("moments", ("title", "text")),
}


def page_text(page: Any, source: BasePage) -> str:
    """Return the words of a page row, but for its title; ``source`` gives what is a label of the page's."""
    named = (getattr(page, name) for name in page.words if name not in UNREAD)
    city = _best(source.city, page.locale.language_code) if isinstance(source, EditionPage) else ""
    return _joined((*named, city, *body_words(page.body.get_prep_value())))


def page_names(source: BasePage) -> str:
    """Return what a page is found by besides its words."""
    identity = source.identity if isinstance(source, SessionPage) else None
    return identity.code if identity is not None else ""


def person_text(person: Any, locale: str) -> str:
    """Return the words of a person, the biography only with consent."""
    biography = person.biography if person.portrait_consent else None
    return _joined((_best(person.job_title, locale), _best(biography, locale)))


def person_names(person: Any) -> str:
    """Return the person's name in every script."""
    return _joined((person.full_name(), *words_in(person.name_in_scripts).values()))


def organisation_text(organisation: Any, locale: str) -> str:
    """Return the words of an organisation, with its former names."""
    former = (each.name for each in organisation.former_names.all())
    return _joined((_best(organisation.description, locale), *former))


def organisation_names(organisation: Any) -> str:
    """Return the organisation's name in every language, and its acronym."""
    names = words_in(organisation.name_in_languages).values()
    return _joined((organisation.name, organisation.acronym, *names))


def body_words(stream: Any) -> Iterator[str]:
    """Yield the words of a raw body, block by block."""
    for block in map(struct_from, stream_from(stream)):
        name, value = str(block.get("type")), block.get("value")
        if name == "paragraph":
            yield _plain(value)
        elif name == "columns":
            for column in items_from(struct_from(value).get("columns")):
                yield from body_words(column)
        elif name in FIELDS:
            yield from _texts(struct_from(value), FIELDS[name])
        elif name in LISTS:
            yield from _words_of_list(struct_from(value), *LISTS[name])


def _words_of_list(block: Mapping[str, Any], name: str, fields: tuple[str, ...]) -> Iterator[str]:
    items = [each for each in map(struct_from, items_from(block.get(name))) if text_from(each.get(fields[0]))]
    if items:
        yield from _texts(block, ("heading",))
    for item in items:
        yield from _texts(item, fields)


def _texts(fields: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:
    yield from (_plain(fields.get(name)) for name in names)


def _plain(value: Any) -> str:
    text = text_from(value) or ""
    return unescape(TAG.sub(" ", allowed_markup(text))) if "<" in text else unescape(text)


def _best(value: Any, locale: str) -> str:
    texts = words_in(value)
    chain = (locale, *settings.LOCALE_FALLBACKS.get(locale, ()))
    return next((texts[code] for code in chain if texts.get(code)), "")


def _joined(texts: Iterable[str | None]) -> str:
    return " ".join(" ".join(text.split()) for text in texts if text and text.strip())
