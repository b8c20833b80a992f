"""The types of all blocks, and the proof that none is forgotten."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import Block as StoredBlock
from wagtail.blocks import StructBlock

from graphql_api.blocks.base import TYPES, Block
from graphql_api.blocks.call_to_action import CallToActionBlockType
from graphql_api.blocks.card_list import CardListBlockType
from graphql_api.blocks.columns import ColumnsBlockType
from graphql_api.blocks.countdown import CountdownBlockType
from graphql_api.blocks.document_list import DocumentListBlockType
from graphql_api.blocks.faq import FaqBlockType
from graphql_api.blocks.gallery import GalleryBlockType
from graphql_api.blocks.heading import HeadingBlockType
from graphql_api.blocks.image import ImageBlockType
from graphql_api.blocks.key_figures import KeyFiguresBlockType
from graphql_api.blocks.map import MapBlockType
from graphql_api.blocks.organisation_list import OrganisationListBlockType
from graphql_api.blocks.page_list import PageListBlockType
from graphql_api.blocks.paragraph import ParagraphBlockType
from graphql_api.blocks.person_list import PersonListBlockType
from graphql_api.blocks.quote import QuoteBlockType
from graphql_api.blocks.reading import READS
from graphql_api.blocks.session_list import SessionListBlockType
from graphql_api.blocks.table import TableBlockType
from graphql_api.blocks.timeline import TimelineBlockType
from graphql_api.blocks.video import VideoBlockType

# No field of the schema returns one of these by name: the schema has to be told.
BLOCK_TYPES: tuple[type[Block], ...] = (
    CallToActionBlockType, CardListBlockType, ColumnsBlockType, CountdownBlockType, DocumentListBlockType,
    FaqBlockType, GalleryBlockType, HeadingBlockType, ImageBlockType, KeyFiguresBlockType, MapBlockType,
    OrganisationListBlockType, PageListBlockType, ParagraphBlockType, PersonListBlockType, QuoteBlockType,
    SessionListBlockType, TableBlockType, TimelineBlockType, VideoBlockType,
)  # fmt: skip


def unserved(block_classes: list[type[StoredBlock]]) -> Iterator[str]:
    """Yield what no type of the schema serves: the names of blocks, and of fields of blocks."""
    for block_class in block_classes:
        served_by = TYPES.get(block_class)
        if served_by is None:
            yield block_class.__name__
        elif issubclass(block_class, StructBlock) and _reads(served_by):
            missing = set(block_class.base_blocks) - _reads(served_by)
            yield from sorted(f"{block_class.__name__}.{name}" for name in missing)


def _reads(graphql_type: Any) -> set[str]:
    """Return the names of the raw values that the type's fields read; none for one that reads otherwise."""
    fields = graphql_type.__strawberry_definition__.fields
    return {name for field in fields for name in field.metadata.get(READS, ())}
