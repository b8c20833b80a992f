"""What a filter of Wagtail's asks of a picture, in numbers: which part, in which size and format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from wagtail.images.image_operations import FormatOperation
from wagtail.images.models import Filter

from media.pixels import ENCODINGS, Box, Size

# What a copy becomes where the filter names no format; a GIF's copies do not move, so PNG holds them better.
SAME_KIND = {"avif": "avif", "gif": "png", "jpeg": "jpeg", "jpg": "jpeg", "png": "png", "webp": "webp"}
EXTENSIONS = {"jpeg": "jpg"}
# Wagtail's limit: folder and name together fit the column.
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Recipe:
    """A part of the original (in its pixels), the size of the copy in pixels, and its format."""

    box: Box
    size: Size
    kind: str

    @classmethod
    def of(cls, wanted: Filter, image: Any) -> Recipe | None:
        """Return the recipe of ``wanted`` for ``image``, None for a filter that asks for something else."""
        kind = SAME_KIND.get(PurePath(image.file.name).suffix.lower().removeprefix("."), "")
        for operation in wanted.filter_operations:
            if not isinstance(operation, FormatOperation) or operation.options:
                return None
            kind = operation.format
        if kind not in ENCODINGS:
            return None
        transform = wanted.get_transform(image)
        part = transform.get_rect().round()
        box = (
            max(0, part.left),
            max(0, part.top),
            min(image.width, part.right),
            min(image.height, part.bottom),
        )
        return cls(box, transform.size, kind)

    @property
    def scale(self) -> float:
        """How large the original must be decoded for this copy: 1 for its full size."""
        left, upper, right, lower = self.box
        return min(1.0, max(self.size[0] / (right - left), self.size[1] / (lower - upper)))

    def file_name(self, wanted: Filter, image: Any) -> str:
        """Return a name for the copy, made of the original's, the focal point's key and the filter."""
        key = wanted.get_cache_key(image)
        extension = EXTENSIONS.get(self.kind, self.kind)
        ending = ".".join([*([key] if key else []), wanted.spec.replace("|", "."), extension])
        return f"{PurePath(image.file.name).stem[: LONGEST_NAME - 1 - len(ending)]}.{ending}"
