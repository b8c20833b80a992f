"""What the bodies of a group of pages point at: each kind found in one statement, past the gate."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.models import Page

from forums_pages.models import Organisation, Person
from graphql_api.loading.asking import group_of
from graphql_api.loading.pages import pages_named
from graphql_api.loading.reading import Reading
from graphql_api.loading.stored import stream_from, struct_from
from graphql_api.loading.wanted import Collector, Wanted
from graphql_api.prepared import among
from graphql_api.visibility import Visibility
from media.models import CustomDocument, CustomImage

ROWS: Mapping[type[Model], Callable[[Visibility], QuerySet[Any]]] = {
    CustomImage: Visibility.images,
    CustomDocument: Visibility.documents,
    Person: Visibility.people,
    Organisation: Visibility.organisations,
}


class Targets:
    """Finds what was chosen or linked. What is hidden or gone is not found."""

    def __init__(self, reading: Reading, streams: Collection[Any], collector: Collector) -> None:
        self.reading = reading
        self.streams = streams
        self._collector = collector
        self._found: dict[Hashable, Any] = {}

    def page(self, key: int | None) -> Any:
        """Return the visible page that the row with that key shows, in whichever language it was chosen."""
        return self.once("pages", self._load_pages).get(key)

    def row(self, model: type[Model], key: int | None) -> Any:
        """Return the visible row of ``model`` with that key."""
        return self.once(model, lambda: self._load_rows(model)).get(key)

    def once(self, name: Hashable, find: Callable[[], Any]) -> Any:
        """Return what ``find`` found for the whole group; it is called once for each ``name``."""
        if name not in self._found:
            self._found[name] = find()
        return self._found[name]

    def blocks(self, name: str) -> Iterator[Mapping[str, Any]]:
        """Yield the raw fields of all blocks of that name in the whole group, but for those inside others."""
        for stream in self.streams:
            for item in map(struct_from, stream_from(stream)):
                if item.get("type") == name:
                    yield struct_from(item.get("value"))

    @property
    def _wanted(self) -> Wanted:
        return self.once("wanted", lambda: self._collector.wanted_by(self.streams))

    def _load_pages(self) -> Mapping[int, Any]:
        keys = self._wanted.get(Page, ())
        return pages_named(self.reading, keys) if keys else {}

    def _load_rows(self, model: type[Model]) -> Mapping[int, Any]:
        choose = ROWS[model]
        found = group_of(
            self.reading,
            lambda gate, keys: choose(gate).filter(among("pk", keys)).order_by(),
            self._wanted.get(model, ()),
        )
        return {row.pk: row for row in found}
