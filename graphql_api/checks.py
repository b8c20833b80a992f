"""System checks: the schema forgets no block."""

from typing import Any

from django.core.checks import CheckMessage, Error

from forums_pages.blocks import block_classes
from graphql_api.blocks.registry import unserved


def check_blocks(**_kwargs: Any) -> list[CheckMessage]:
    """Report every block, and every field of a block, that frontends could not read."""
    classes = [block_class for _name, block_class in block_classes()]
    return [
        Error(
            f"No GraphQL type serves {name}.",
            hint="Write one in graphql_api/blocks, in a file of the same name, and list it in registry.py.",
            id="graphql_api.E001",
        )
        for name in unserved(classes)
    ]
