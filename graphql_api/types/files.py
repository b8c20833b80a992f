"""Pictures and documents."""

from typing import Any

import strawberry

from graphql_api.enums import DocumentKind, Licence
from graphql_api.loading.peers import peers_of
from graphql_api.loading.relations import to_one
from graphql_api.loading.words import best_text
from graphql_api.types.fields import computed
from graphql_api.types.picture import FocalPoint, Picture, alternative, picture_of, whole_focal_point


def image_of(row: Any, attribute: str) -> Any:
    """Return the picture that ``attribute`` names, unless it is in a private collection."""
    return to_one(row, attribute, lambda gate: gate.images())


def _absolute(row: Any, address: str) -> str:
    return peers_of(row).reading.context.absolute(address)


@strawberry.type(name="Image", description="A picture.")
class ImageType:
    """A ``CustomImage``."""

    url: str = computed(lambda image: _absolute(image, image.file.url), "The address of the full-size file.")
    width: int = strawberry.field(description="In pixels.")
    height: int = strawberry.field(description="In pixels.")
    alt: str | None = computed(
        alternative,
        "The alternative text; empty for a decorative picture, null for one that nobody has described yet.",
    )
    is_decorative: bool = strawberry.field(description="Whether screen readers should pass over it.")
    focal_point: FocalPoint | None = computed(whole_focal_point, "What must stay visible when it is cropped.")
    credit: str | None = strawberry.field(description="Whom to credit; show it with the picture.")
    licence: Licence = strawberry.field(description="What may be done with it.")
    licence_note: str | None = strawberry.field(description="Conditions in words.")
    dominant_colour: str | None = strawberry.field(
        description="A colour to show while it loads, such as #19486a."
    )
    thumbhash: str | None = strawberry.field(
        description="A tiny preview (https://evanw.github.io/thumbhash/), base64."
    )
    placeholder: str | None = computed(
        lambda image: image.placeholder_data_url or None, "A tiny preview as a data URL."
    )
    picture: Picture = strawberry.field(
        resolver=picture_of, description="In the sizes and formats of a place where it is shown."
    )


@strawberry.type(name="Document", description="A file for download.")
class DocumentType:
    """A ``CustomDocument``."""

    title: str = strawberry.field(description="Its title.")
    description: str | None = strawberry.field(description="A sentence or two about it.")
    url: str = computed(lambda row: _absolute(row, row.url), "The address of the file.")
    kind: DocumentKind = strawberry.field(description="What it is to its reader.")
    language: str | None = strawberry.field(description="The code of the language it is written in.")
    page_count: int | None = strawberry.field(description="Pages; null when unknown.")
    file_size: int | None = strawberry.field(description="In bytes; null when unknown.")
    file_extension: str | None = strawberry.field(description="Such as pdf.")


def document_of(row: Any) -> Any:
    """Return the document of ``row``, unless it is in a private collection."""
    return to_one(row, "document_id", lambda gate: gate.documents())


def shown_attachments(rows: list[Any]) -> list[Any]:
    """Return the attachments of which anything is left to show: an address, or a document in the open."""
    return [row for row in rows if row.url or document_of(row) is not None]


def _label(row: Any) -> str | None:
    document = document_of(row)
    return best_text(row.label, peers_of(row).reading) or (document.title if document else row.url) or None


def _address(row: Any) -> str | None:
    document = document_of(row)
    return _absolute(document, document.url) if document else row.url or None


@strawberry.type(description="A document or an address that belongs to something.")
class Attachment:
    """An ``AttachedDocument`` or a ``Resource``; one with neither is left out."""

    label: str = computed(_label, "What to show: its label, else the document's title, else the address.")
    url: str = computed(_address, "The address, ours or elsewhere.")
    document: DocumentType | None = computed(document_of, "The document, when it is one of ours.")
