"""Links that a block holds. ``Link`` in ``types`` serves ``LinkBlock``."""

from typing import Any

from forums_pages.blocks.link import LinkBlock
from graphql_api.blocks.base import serves
from graphql_api.blocks.reading import read
from graphql_api.loading.links import LinkRow, chosen_link
from graphql_api.loading.stored import struct_from
from graphql_api.types.link import Link

serves(LinkBlock)(Link)


def link(name: str, description: str) -> Any:
    """Return a field for a link: null when it leads nowhere, or to what is hidden or gone."""
    return read(lambda row: link_in(row, name), description, name)


def link_in(row: Any, name: str) -> LinkRow | None:
    """Return where the link called ``name`` leads."""
    return chosen_link(struct_from(row.fields.get(name)), row.place.targets)
