"""Videos that stay with their providers."""

from typing import Any

import strawberry

from forums_pages.blocks.players import player_address
from forums_pages.blocks.video import VideoBlock, video_provider
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.reading import key_in, read, text_in, words
from graphql_api.loading.languages import language_with
from graphql_api.types.fields import computed
from graphql_api.types.files import DocumentType
from graphql_api.types.fixed import SpokenLanguageType
from media.models import CustomDocument


def _address(row: Any) -> str:
    return text_in(row, "url") or ""


def _language(row: Any) -> Any:
    return language_with(text_in(row, "language"), row.place.targets)


@serves(VideoBlock)
@strawberry.type(
    name="VideoBlock",
    description="A video at a provider that the site trusts. Nothing is loaded from there until a reader "
    "asks: show the link, or `embedUrl` after a click.",
)
class VideoBlockType(Block):
    """A ``VideoBlock`` at a host of ``settings.VIDEO_HOSTS``."""

    url: str = words("url", "Its address at the provider.")
    embed_url: str | None = computed(
        lambda row: player_address(_address(row)),
        "The address of the provider's player for an `<iframe>`, the one with fewer cookies where there are "
        "two; null when the address does not tell.",
    )
    provider: str = computed(
        lambda row: video_provider(_address(row)), "Who keeps it, such as PeerTube: tell readers beforehand."
    )
    title: str | None = words("title", "What it shows.")
    language: SpokenLanguageType | None = read(_language, "The language spoken in it.", "language")
    transcript: DocumentType | None = read(
        lambda row: row.place.targets.row(CustomDocument, key_in(row, "transcript")),
        "The spoken words as a document, for those who cannot hear.",
        "transcript",
    )

    @classmethod
    def is_shown(cls, row: Any) -> bool:
        """Return whether its address is of a provider that is (still) trusted."""
        return video_provider(_address(row)) is not None
