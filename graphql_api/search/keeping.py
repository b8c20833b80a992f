"""Keeps an entry for every public thing and language, and tells the index of words about it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any, TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import Model, QuerySet
from modelsearch.backends import get_search_backends_with_name

from forums_pages.models import BasePage, Organisation, Person, SessionPage
from forums_pages.models.indexing import is_found_later
from graphql_api.models import SearchEntry
from graphql_api.nodes import KIND_BY_MODEL
from graphql_api.search.folding import kept_terms
from graphql_api.search.words import (
    organisation_names,
    organisation_text,
    page_names,
    page_text,
    person_names,
    person_text,
)
from graphql_api.visible_pages import PAGE_MODELS

Things = TypeVar("Things")
BATCH = 200
# What an entry is of, and what changes of it.
PLACE = ("page_id", "person_id", "organisation_id", "locale")
WORDS = ("kind", "source_id", "needs_consent", "title", "text", "title_terms", "text_terms")


def keep_pages(model: type[BasePage], translation_keys: Collection[str]) -> None:
    """Bring the entries of pages up to date, in all languages; without published words they have none."""
    rows = _published(model).filter(translation_key__in=translation_keys)
    old = SearchEntry.objects.filter(source__translation_key__in=translation_keys)
    _keep(old, _entries_of_pages(rows))


def keep_records(model: type[Model], pks: Collection[int]) -> None:
    """Bring the entries of people or organisations up to date."""
    rows = model._default_manager.filter(pk__in=pks, live=True)
    old = SearchEntry.objects.filter(**{f"{model._meta.model_name}__in": pks})
    _keep(old, ENTRIES_OF[model](rows))


def keep_everything() -> int:
    """Bring all entries up to date, and return how many there are."""
    pages = (_entries_of_pages(_published(model)) for model in PAGE_MODELS.values())
    records = (make(model._default_manager.filter(live=True)) for model, make in ENTRIES_OF.items())
    _keep(SearchEntry.objects.all(), chain(*pages, *records))
    return SearchEntry.objects.count()


@transaction.atomic
def _keep(old: QuerySet[SearchEntry], new: Iterable[SearchEntry]) -> None:
    """Let ``new`` take the place of ``old``. What stays keeps its key, which cursors hold."""
    known = {_values(entry, PLACE): (entry.pk, _values(entry, WORDS)) for entry in old.iterator(BATCH)}
    for batch in _batches(new):
        changed = []
        for entry in batch:
            entry.pk, words = known.pop(_values(entry, PLACE), (None, None))
            if entry.pk and words != _values(entry, WORDS):
                changed.append(entry)
        SearchEntry.objects.bulk_create([each for each in batch if not each.pk])
        SearchEntry.objects.bulk_update(changed, [name.removesuffix("_id") for name in WORDS])
        now = [each for each in batch if not is_found_later(each)]
        for _name, backend in get_search_backends_with_name(with_auto_update=True) if now else ():
            backend.add_bulk(SearchEntry, now)
    SearchEntry.objects.filter(pk__in=[pk for pk, _words in known.values()]).delete()


def _values(entry: SearchEntry, names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(entry, name) for name in names)


def _batches(things: Iterable[Things]) -> Iterator[list[Things]]:
    remaining = iter(things)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _published(model: type[BasePage]) -> Any:
    """Return the rows of ``model`` that hold published words: sources first, and no mere mirrors."""
    rows = model._default_manager.filter(live=True, locale__language_code__in=dict(settings.LANGUAGES))
    return rows.exclude(is_source=False, alias_of__isnull=False).order_by("-is_source", "pk")


def _entries_of_pages(rows: Any) -> Iterator[SearchEntry]:
    sources: dict[Any, BasePage] = {}
    # Sessions are found by their code, too.
    related = ("locale", "identity") if rows.model is SessionPage else ("locale",)
    for page in rows.select_related(*related).iterator(BATCH):
        if page.is_source:
            sources[page.translation_key] = page
        source = sources.get(page.translation_key)
        if source is not None:
            about = {"page": page, "source": source, "kind": KIND_BY_MODEL[type(page)].name}
            texts = (page.title, page_text(page, source), page_names(source))
            yield _entry(page.locale.language_code, *texts, **about)


def _entries_of_people(people: Any) -> Iterator[SearchEntry]:
    for person in people.iterator(BATCH):
        for code, _name in settings.LANGUAGES:
            texts = (person.full_name(code), person_text(person, code), person_names(person))
            about = {"person": person, "kind": "Person", "needs_consent": person.portrait_consent}
            yield _entry(code, *texts, **about)


def _entries_of_organisations(organisations: Any) -> Iterator[SearchEntry]:
    for organisation in organisations.prefetch_related("former_names"):
        for code, _name in settings.LANGUAGES:
            texts = (
                organisation.full_name(code),
                organisation_text(organisation, code),
                organisation_names(organisation),
            )
            yield _entry(code, *texts, organisation=organisation, kind="Organisation")


# The records of the directory that are found, and how their entries are made.
ENTRIES_OF: Mapping[type[Model], Callable[[Any], Iterator[SearchEntry]]] = {
    Person: _entries_of_people,
    Organisation: _entries_of_organisations,
}


def _entry(locale: str, title: str, text: str, names: str, **about: Any) -> SearchEntry:
    return SearchEntry(
        locale=locale,
        title=title,
        text=text,
        title_terms=kept_terms(title, locale),
        text_terms=kept_terms(f"{names} {text}", locale),
        **about,
    )
