"""Pictures in the sizes and formats of a preset: what exists is offered, and nothing is ever made here."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graphql_api.loading.peers import Peers, peers_of
from graphql_api.recording.columns import note_read
from media.copies import Copy
from media.models import CustomImage
from media.offers import offered
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
        return f"image/{self.copies[0].format}"

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
        note_read(self.image, ("copies",))
        found = peers_of(self.image).find(self.image, ("copies", self.preset), self._find)
        # A picture that was not loaded with the others has none of their copies.
        return found or offered([self.image], self.preset)[self.image.pk]

    def _find(self, peers: Peers) -> dict[int, list[list[Copy]]]:
        images: Any = peers.rows
        return offered(images, self.preset)
