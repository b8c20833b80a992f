"""Root fields that fetch anything by its identifier."""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

import strawberry
from django.conf import settings

from forums_pages.models import Goal, Pillar
from graphql_api.context import GatewayContext
from graphql_api.enums import LocaleCode
from graphql_api.errors import InvalidInputError
from graphql_api.loading.paging import MAX_SIZE
from graphql_api.loading.peers import load
from graphql_api.loading.reading import Reading
from graphql_api.loading.tombstones import tombstones_of
from graphql_api.nodes import Kind, NodeKey, read_identifier
from graphql_api.types.fields import priced
from graphql_api.types.node import Node
from graphql_api.visibility import Visibility

ROWS: dict[str, Callable[[Visibility], Any]] = {
    "ForumsIndex": Visibility.indexes,
    "Forum": Visibility.forums,
    "Edition": Visibility.editions,
    "Session": Visibility.sessions,
    "CallForContributions": Visibility.calls,
    "Article": Visibility.articles,
    "StandardPage": Visibility.standard_pages,
    "Person": Visibility.people,
    "Organisation": Visibility.organisations,
    "Theme": Visibility.themes,
    "Goal": lambda gate: gate.every(Goal),
    "Pillar": lambda gate: gate.every(Pillar),
}


def node(
    info: strawberry.Info,
    id: Annotated[  # noqa: A002  # the name that Relay prescribes
        strawberry.ID,
        strawberry.argument(description="An id, read in its language; or a uid, in the first one."),
    ],
) -> Node | None:
    """Return what ``id`` names, if it may be seen. Relay's compiler takes no other argument here."""
    return find_nodes(info.context, [id])[0]


def nodes(
    info: strawberry.Info,
    ids: Annotated[list[strawberry.ID], strawberry.argument(description="Up to 100 ids or uids.")],
    locale: Annotated[
        LocaleCode | None,
        strawberry.argument(
            description="The language to read in. Default: what each id says; for a uid, the site's first."
        ),
    ] = None,
) -> list[Node | None]:
    """Return what each of ``ids`` names, in their order."""
    if len(ids) > MAX_SIZE:
        raise InvalidInputError(f"Ask for at most {MAX_SIZE} ids at a time.")
    return find_nodes(info.context, ids, locale)


def find_nodes(context: GatewayContext, ids: list[Any], locale: LocaleCode | None = None) -> list[Any]:
    """Return the visible row for each identifier, else its tombstone, or None.

    Each is read in ``locale``; without one, in the language that it says, or in the site's first.

    One statement for each kind and language, and one more where something is not to be seen.
    """
    keys = [_read(each, locale) for each in ids]
    wanted: dict[tuple[Kind, str], list[NodeKey]] = {}
    for key in keys:
        if key is not None:
            wanted.setdefault((key.kind, _locale(key)), []).append(key)
    found: dict[tuple[Kind, str], dict[str, Any]] = {}
    for (kind, language), group in wanted.items():
        reading = Reading(context, language)
        rows = ROWS[kind.name](reading.gate).filter(**{f"{kind.key}__in": [key.key for key in group]})
        found[kind, language] = {str(getattr(row, kind.key)): row for row in load(reading, rows)}
    rows = [found[key.kind, _locale(key)].get(key.key) if key is not None else None for key in keys]
    gone = tombstones_of(key for key, row in zip(keys, rows, strict=True) if key and row is None)
    return [row or gone.get(key) for key, row in zip(keys, rows, strict=True)]


def _read(identifier: Any, locale: LocaleCode | None) -> NodeKey | None:
    key = read_identifier(identifier)
    return replace(key, locale=str(locale.value)) if key is not None and locale is not None else key


def _locale(key: NodeKey) -> str:
    return key.locale or settings.LANGUAGE_CODE


@strawberry.type
class NodeQueries:
    """Anything by its identifier."""

    node: Node | None = strawberry.field(
        resolver=node,
        description="What an id or uid names. Of what was public and is no more, a `Tombstone`; null where "
        "there never was anything public. To read what a uid names in another language, ask `nodes`.",
    )
    nodes: list[Node | None] = strawberry.field(
        resolver=nodes,
        description="What each id or uid names, in the given order; see `node`.",
        metadata=priced(sized_by="ids"),
    )
