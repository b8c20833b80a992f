"""Which language a row is served in, and which others it has."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Model
from i18nfield.strings import LazyI18nString

from forums_pages.fields import words as words_in
from forums_pages.models import (
    BasePage,
    Goal,
    Language,
    Organisation,
    Person,
    Pillar,
    Room,
    Theme,
    Venue,
)
from graphql_api.loading.addresses import address_in
from graphql_api.loading.peers import peers_of
from graphql_api.loading.sites import Address
from graphql_api.loading.words import served, wordings
from graphql_api.nodes import KIND_BY_MODEL, node_id


@dataclass(frozen=True)
class Translation:
    """A language of a row, with the title in it, which is read when it is asked for."""

    row: Model
    locale: str
    read_title: Callable[[], str | None]

    @property
    def title(self) -> str | None:
        """The title in this language."""
        return self.read_title()

    @property
    def id(self) -> str | None:
        """The identifier of the row in this language; None for what cannot be fetched by one."""
        return node_id(self.row, self.locale) if type(self.row) in KIND_BY_MODEL else None

    @property
    def path(self) -> str | None:
        """Where it is shown in this language, below its site."""
        return self._address.path if self._address else None

    @property
    def url(self) -> str | None:
        """Where it is shown in this language, with scheme and host."""
        return self._address.url if self._address else None

    @property
    def _address(self) -> Address | None:
        return address_in(self.row, self.locale) if isinstance(self.row, BasePage) else None


def _person_words(person: Person) -> list[LazyI18nString]:
    # Which languages a biography has is nobody's business without consent.
    biography = [person.biography] if person.portrait_consent else []
    return [person.job_title, *biography, person.honorific, person.name_in_scripts]


# The words of a record that the public may see, the most telling first.
PUBLIC_WORDS: dict[type[Model], Callable[[Any], list[LazyI18nString]]] = {
    Person: _person_words,
    Organisation: lambda row: [row.description, row.name_in_languages],
    Theme: lambda row: [row.title, row.summary],
    Goal: lambda row: [row.short_title, row.full_title],
    Pillar: lambda row: [row.title],
    Language: lambda row: [row.name],
    Venue: lambda row: [row.name, row.city, row.address, row.accessibility],
    Room: lambda row: [row.name],
}
TITLES: dict[type[Model], Callable[[Any, str], str | None]] = {
    Person: lambda row, code: row.full_name(code),
    Organisation: lambda row, code: row.full_name(code),
    Theme: lambda row, code: words_in(row.title).get(code),
    Goal: lambda row, code: words_in(row.short_title).get(code),
    Pillar: lambda row, code: words_in(row.title).get(code),
    Language: lambda row, code: words_in(row.name).get(code),
    Venue: lambda row, code: words_in(row.name).get(code),
    Room: lambda row, code: words_in(row.name).get(code),
}


def served_locale(row: Model) -> str:
    """Return the language that ``row`` is served in. A record without any words has nothing to translate."""
    if isinstance(row, BasePage):
        return served(row).locale
    reading = peers_of(row).reading
    for value in PUBLIC_WORDS[type(row)](row):
        texts = words_in(value)
        found = next((code for code in reading.chain if texts.get(code)), None)
        if found is not None:
            return found
    return reading.locale


def translations_of(row: Model) -> list[Translation]:
    """Return the languages in which ``row`` has published words."""
    if isinstance(row, BasePage):
        return [Translation(row, each.locale, partial(each.words.get, "title")) for each in wordings(row)]
    spoken = {code for value in PUBLIC_WORDS[type(row)](row) for code in words_in(value)}
    codes = sorted(spoken & set(peers_of(row).reading.chain))
    return [Translation(row, code, partial(TITLES[type(row)], row, code)) for code in codes]
