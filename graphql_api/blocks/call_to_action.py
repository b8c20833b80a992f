"""Invitations to do something."""

from typing import Any

import strawberry

from forums_pages.blocks.call_to_action import CallToActionBlock
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.link import link, link_in
from graphql_api.blocks.reading import choice, text_in, words
from graphql_api.enums import ButtonStyle
from graphql_api.types.link import Link


@serves(CallToActionBlock)
@strawberry.type(name="CallToActionBlock", description="A few words and a button.")
class CallToActionBlockType(Block):
    """A ``CallToActionBlock`` with words or a link."""

    title: str | None = words("title", "Its title.")
    message: str | None = words("text", "One or two sentences; lines may be broken.")
    button: str | None = words("button", "The words on the button; show none without a link.")
    link: Link | None = link("link", "Where the button leads; null when that is hidden or gone.")
    style: ButtonStyle = choice(
        "style", ButtonStyle, "How much the button asks for attention.", ButtonStyle.PRIMARY
    )

    @classmethod
    def is_shown(cls, row: Any) -> bool:
        """Return whether there are words or a link."""
        return bool(text_in(row, "title") or text_in(row, "text") or link_in(row, "link"))
