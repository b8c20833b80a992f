"""Pictures in the sizes and formats of a preset: what exists is offered, and nothing is ever made here."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from graphql_api.loading.peers import Peers, peers_of
from media.copies import Copy, distinct, existing_copies, promised_copy
from media.models import CustomImage
from media.presets import Preset


@dataclass(frozen=True)
class FormatRow:
    """One format of a picture: its copies, the narrowest first, as it is addressed and announced."""

    image: CustomImage
    copies: Sequence[Copy]
    sizes: str

    @property
    def type(self) -> str:
        """The media type, such as ``image/avif``."""
        name = self.copies[0].format or self.copies[0].url.rsplit(".", 1)[-1].lower()
        return f"image/{'jpeg' if name == 'jpg' else name}"

    @property
    def srcset(self) -> str:
        """The ``srcset`` attribute of HTML."""
        absolute = peers_of(self.image).reading.context.absolute
        return ", ".join(f"{absolute(copy.url)} {copy.width}w" for copy in self.copies)


@dataclass(frozen=True)
class PictureRow:
    """A picture in one preset, with the alternative text of the place where it stands."""

    image: CustomImage
    preset: Preset
    alt: str | None

    @cached_property
    def sources(self) -> list[FormatRow]:
        """The formats, the best first; every browser reads the last."""
        return [FormatRow(self.image, copies, self.preset.sizes) for copies in self._formats]

    @cached_property
    def shown(self) -> Copy:
        """The one for browsers that choose no other: of the last format, the middle width."""
        last = self._formats[-1]
        return last[len(last) // 2]

    @cached_property
    def _formats(self) -> list[list[Copy]]:
        made = peers_of(self.image).find(self.image, ("copies", self.preset), self._find) or []
        formats = [distinct(group) for _name, group in groupby(made, key=lambda copy: copy.format)]
        if not formats or formats[-1][0].format != self.preset.formats[-1]:
            formats.append([_best_without(self.image, self.preset)])
        return formats

    def _find(self, peers: Peers) -> dict[int, list[Copy]]:
        images: Any = peers.rows
        return existing_copies(images, self.preset)


def _best_without(image: CustomImage, preset: Preset) -> Copy:
    """Return what every browser reads while no copy exists: the file as it is, unless it is too large.

    Then it is a signed address, which makes the copy when the first browser asks for it.
    """
    if image.width <= max(preset.value.widths):
        return Copy("", image.file.url, image.width, image.height)
    specs = preset.fallback_specs(image.width)
    return promised_copy(image, specs[len(specs) // 2])
