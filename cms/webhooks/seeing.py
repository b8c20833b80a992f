"""What anybody may see now, told as a subscriber needs it: identity, language, address, forum."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import F, TextField, Value
from django.http import HttpRequest

from forums_pages.models import BasePage, ForumPage, Organisation, Person, Theme
from graphql_api.context import GatewayContext
from graphql_api.loading.reading import Reading
from graphql_api.loading.sites import Sites
from graphql_api.nodes import KIND_BY_MODEL, NodeKey, identifier_of

RECORDS: tuple[Any, ...] = (Person, Organisation, Theme)
FORUM = KIND_BY_MODEL[ForumPage]

# The fields of a ``PublicRow``.
Row = dict[str, Any]


class Seeing:
    """Looks through the gateway's gate at one moment, as somebody without any key."""

    def __init__(self) -> None:
        self._reading = Reading(GatewayContext(HttpRequest()), settings.LANGUAGE_CODE)
        self._gate = self._reading.gate

    def rows(self, model: Any, pks: list[int]) -> dict[int, Row]:
        """Return those of the rows that may be seen."""
        found = self._pages(model, pks) if issubclass(model, BasePage) else self._records(model, pks)
        return {row["row"]: row for row in found}

    def _pages(self, model: type[BasePage], pks: list[int]) -> Iterator[Row]:
        kind = KIND_BY_MODEL[model]
        keys = model._default_manager.filter(pk__in=pks).order_by().values_list("translation_key", flat=True)
        sources = self._gate.pages(model).filter(translation_key__in=set(keys)).order_by()
        identities = dict(sources.values_list("translation_key", kind.key))
        versions = self._gate.versions(model).filter(pk__in=pks, translation_key__in=identities)
        for rows in (sources.filter(pk__in=pks), versions):
            columns = rows.order_by("pk").values_list(
                "pk", "translation_key", "locale__language_code", "url_path", "path"
            )
            for pk, key, locale, url_path, path in columns:
                address = Sites.of(self._reading).address(url_path)
                yield {
                    "row": pk,
                    "kind": kind.name,
                    "uid": identifier_of(NodeKey(kind, str(identities[key]))),
                    "node": identifier_of(NodeKey(kind, str(identities[key]), locale)),
                    "locale": locale,
                    "path": address.path if address else "",
                    "url": address.url if address else "",
                    "forum": self._forum(path),
                }

    def _records(self, model: Any, pks: list[int]) -> Iterator[Row]:
        kind = KIND_BY_MODEL[model]
        gates = {Person: self._gate.people, Organisation: self._gate.organisations, Theme: self._gate.themes}
        forum = F("forum__translation_key") if model is Theme else Value(None, TextField())
        rows = gates[model]().filter(pk__in=pks).order_by("pk")
        for pk, key, place in rows.values_list("pk", kind.key, forum):
            yield {
                "row": pk,
                "kind": kind.name,
                "uid": identifier_of(NodeKey(kind, str(key))),
                "forum": forum_uid(place) if place else "",
            }

    def _forum(self, path: str) -> str:
        """Return which forum stands at ``path``, or nearest above it."""
        tree = self._gate.tree
        itself = tree.at(path)
        places = [*([itself] if itself else []), *tree.above(path)]
        return next((forum_uid(each.translation_key) for each in places if each.kind == "forumpage"), "")


def forum_uid(translation_key: Any) -> str:
    """Return the identifier of the forum with that key."""
    return identifier_of(NodeKey(FORUM, str(translation_key)))
