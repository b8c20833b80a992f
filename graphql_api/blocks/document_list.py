"""Documents to download."""

from typing import Any

import strawberry

from forums_pages.blocks.document_list import DocumentListBlock
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.reading import read, rows_in, words
from graphql_api.types.files import DocumentType
from media.models import CustomDocument


def _documents(row: Any) -> list[Any]:
    return rows_in(row, "documents", CustomDocument)


@serves(DocumentListBlock, shows=_documents)
@strawberry.type(name="DocumentListBlock", description="Documents to download.")
class DocumentListBlockType(Block):
    """A ``DocumentListBlock`` with at least one document that may be seen."""

    heading: str | None = words("heading", "Its heading.")
    documents: list[DocumentType] = read(_documents, "The documents, in their order.", "documents", size=4)
