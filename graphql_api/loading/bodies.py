"""The bodies of a group of pages: read in one statement, in the language that each page is served in."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from wagtail.blocks import Block, StreamBlock

from forums_pages.blocks import BodyBlock
from forums_pages.models import BasePage
from graphql_api.loading.peers import Peers, peers_of
from graphql_api.loading.stored import stream_from, struct_from
from graphql_api.loading.targets import Targets
from graphql_api.loading.wanted import Collector
from graphql_api.loading.words import served
from graphql_api.visible_pages import STORED_BODY

BLOCK_IDS = uuid.UUID("6d9f4f0a-5a52-4f2b-9a0d-4f6f6b3d1c7e")


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: in the body of one page, read with the bodies of its peers."""

    page: BasePage
    targets: Targets


@dataclass(frozen=True, slots=True)
class Struct:
    """The raw fields of a struct; a field that is missing or of the wrong shape counts as empty."""

    fields: Mapping[str, Any]
    place: Place


@dataclass(frozen=True, slots=True)
class BlockRow(Struct):
    """A block of a stream. A block that is no struct has its value as ``value``."""

    name: str
    definition: Block
    position: str = field(compare=False)

    @property
    def id(self) -> str:
        """The identifier of the block on its page and in the language asked for.

        Wagtail's own is the same on every copy and translation of a page, which would mix them up in the
        caches of clients.
        """
        return block_id(self.place.page, self.place.targets.reading.locale, self.position)


def block_id(page: BasePage, locale: str, position: str) -> str:
    """Return the identifier of the block at a position of a page, in a language."""
    return str(uuid.uuid5(BLOCK_IDS, f"{page.translation_key}:{locale}:{position}"))


def blocks_by_id(page: BasePage, locale: str) -> dict[str, str]:
    """Return Wagtail's own identifiers of the blocks that ``page`` holds in memory, by the gateway's."""
    kept = [struct_from(each).get("id") for each in page.body.get_prep_value()] if page.body else []
    return {block_id(page, locale, f"/{own}"): str(own) for own in kept if own}


def body_of(page: BasePage) -> list[BlockRow]:
    """Return the blocks of the body of ``page``, those that are known, in their order."""
    return peers_of(page).find(page, "body", _load_bodies) or []


def blocks_of(definition: StreamBlock, stream: Any, place: Place, above: str = "") -> list[BlockRow]:
    """Return the blocks of a raw stream; what its definition does not know is left out."""
    found: dict[str, BlockRow] = {}
    for number, item in enumerate(map(struct_from, stream_from(stream))):
        name = item.get("type")
        block = definition.child_blocks.get(name) if isinstance(name, str) else None
        if block is not None:
            value = item.get("value")
            fields = value if isinstance(value, dict) else {"value": value}
            position = f"{above}/{item.get('id')}"
            if not item.get("id") or position in found:
                position = f"{above}/{number}"
            found[position] = BlockRow(fields, place, str(name), block, position)
    return list(found.values())


@cache
def body_definition() -> StreamBlock:
    """Return the definition of every body."""
    return BodyBlock()


@cache
def _collector() -> Collector:
    return Collector(body_definition())


def _load_bodies(peers: Peers) -> dict[int, list[BlockRow]]:
    streams = _streams(peers.rows)  # type: ignore[arg-type]  # only pages have bodies
    targets = Targets(peers.reading, streams.values(), _collector())
    return {
        page.pk: blocks_of(body_definition(), streams.get(page.pk), Place(page, targets))  # type: ignore[arg-type]  # the same
        for page in peers.rows
    }


def _streams(pages: Sequence[BasePage]) -> dict[int, list[Any]]:
    """Return the raw streams by page: what a preview holds in memory, else what is stored."""
    streams = {page.pk: page.body.get_prep_value() for page in pages if "body" in page.__dict__}
    shown = {page.pk: served(page).pk for page in pages if page.pk not in streams}
    for page in pages:
        if "stored_body" in page.__dict__ and shown.get(page.pk) == page.pk:
            streams[page.pk] = stream_from(page.__dict__["stored_body"])
            del shown[page.pk]
    if shown:
        rows = type(pages[0])._base_manager.filter(pk__in=shown.values())
        stored = dict(rows.annotate(stored_body=STORED_BODY).values_list("pk", "stored_body"))
        streams.update({pk: stream_from(stored.get(row)) for pk, row in shown.items()})
    return streams
