"""Draws the pictures and documents of the demonstration: the repository carries no photographs."""

import io
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from cms.demo.covers import draw_cover
from cms.demo.datafiles import DemoData, Record
from cms.demo.documents import Section, draw_document
from cms.demo.loading.shelf import Shelf
from cms.demo.logos import draw_logo
from cms.demo.portraits import draw_portrait
from forums_pages.roles.headquarters import shared_collection
from media.models import CustomDocument, CustomImage

CREDIT = "Drawn for the demonstration"


def load_pictures_and_documents(data: DemoData, shelf: Shelf) -> None:
    """Draw what stands in the families ``images`` and ``documents``."""
    for record in data.images:
        load_cover(record["key"], record, shelf)
    for record in data.documents:
        shelf.once(record["key"], CustomDocument, partial(_document, record))


def load_cover(key: str, record: Record | None, shelf: Shelf, title: str = "") -> CustomImage | None:
    """Return a wide picture drawn as ``record`` describes, called ``title`` if it has no name of its own.

    None without a description.
    """
    if record is None:
        return None

    def make() -> CustomImage:
        picture = draw_cover(record["seed"], record["colours"], record["scene"])
        words = {"alt_text": record["alt"]} if record.get("alt") else {"is_decorative": True}
        return _store(picture, record.get("title") or title or record["seed"], "JPEG", **words)

    return shelf.once(key, CustomImage, make)


def load_portrait(key: str, record: Record | None, name: str, shelf: Shelf) -> CustomImage | None:
    """Return a portrait drawn as ``record`` describes; None without a description."""
    if record is None:
        return None

    def make() -> CustomImage:
        picture = draw_portrait(record["seed"], record.get("style") or "")
        return _store(picture, name, "JPEG", alt_text=record["alt"])

    return shelf.once(key, CustomImage, make)


def load_logo(key: str, record: Record | None, shelf: Shelf, *, on_dark: bool) -> CustomImage | None:
    """Return a logo drawn as ``record`` describes; None without a description."""
    if record is None:
        return None

    def make() -> CustomImage:
        name = record["name"]
        picture = draw_logo(record["seed"], name, record.get("acronym") or "", on_dark=on_dark)
        words = {"en": f"Logo of {name}", "fr": f"Logo de {name}", "ar": f"شعار {name}"}
        return _store(picture, f"{name} (logo)", "PNG", alt_text=words)

    return shelf.once(key, CustomImage, make)


def _store(picture: Image.Image, title: str, kind: str, **fields: Any) -> CustomImage:
    buffer = io.BytesIO()
    picture.convert("RGB" if kind == "JPEG" else picture.mode).save(buffer, kind, quality=88)
    upload = ContentFile(buffer.getvalue(), name=f"demo.{'jpg' if kind == 'JPEG' else 'png'}")
    return CustomImage.objects.create(
        title=title, file=upload, credit=CREDIT, licence="CC0-1.0", collection=shared_collection(), **fields
    )


def _document(record: Record) -> CustomDocument:
    sections = [Section(each["heading"], each["paragraphs"]) for each in record["sections"]]
    content = draw_document(record["title"], record["subtitle"], sections, record["colour"])
    return CustomDocument.objects.create(
        title=record["title"],
        collection=shared_collection(),
        file=ContentFile(content, name="demo.pdf"),
        kind=record["kind"],
        language=record["language"],
    )
