"""The body of a page: one field that every page type shares.

The blocks that a body may hold are code, not schema: they stay out of migrations, so that adding or
rewording a block makes no migration. A migration sees ``StoredBodyField``, which loses nothing.
"""

import json
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

from forums_pages.blocks import BodyBlock
from forums_pages.blocks.prose import SHORT_TEXT_FEATURES, TEXT_FEATURES
from forums_pages.widgets.blocks import BodyWidget

__all__ = ["SHORT_TEXT_FEATURES", "TEXT_FEATURES", "BodyField", "StoredBodyField"]


class BodyField(StreamField):
    """A stream of ``BodyBlock``, empty by default. Migrations record that there is one, never its blocks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", list)
        super().__init__(BodyBlock, **_named(args, kwargs))

    def formfield(self, **kwargs: Any) -> Any:
        """Return Wagtail's field with a widget that does not describe all blocks anew in every form."""
        return super().formfield(**{"widget": BodyWidget(self.stream_block), **kwargs})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return a definition without blocks, which a migration rebuilds as ``StoredBodyField``."""
        name, _path, _args, kwargs = super(StreamField, self).deconstruct()
        return name, "forums_pages.body.StoredBodyField", [], kwargs


class StoredBodyField(BodyField):
    """A body as a data migration sees it: ``page.body.raw_data`` holds every block, known or not.

    ``BodyField`` leaves out blocks whose type no longer exists, as Wagtail does; saving a row would
    then lose them. Here they stay until a migration rewrites them. ``wagtail.blocks.migrations`` works on it.
    """

    def to_python(self, value: Any) -> StreamValue:
        """Return the stored blocks unchanged and unread."""
        items = _stored_items(value)
        if items is None:
            return super().to_python(value)
        stream = StreamValue(self.stream_block, items, is_lazy=True)
        stream._stream_field = self
        return stream


def _named(args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
    """Return the keyword arguments, the first positional one being the label as in every Django field."""
    return {"verbose_name": args[0], **kwargs} if args else kwargs


def _stored_items(value: Any) -> list[dict[str, Any]] | None:
    """Return ``value`` if it is what the database keeps: a list of blocks, or JSON text of one; else None."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return None
    if isinstance(value, list) and all(isinstance(item, dict) and "type" in item for item in value):
        return value
    return None
