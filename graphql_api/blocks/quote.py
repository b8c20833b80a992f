"""Quotations."""

from typing import Any

import strawberry

from forums_pages.blocks.quote import QuoteBlock
from forums_pages.models import Person
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.reading import key_in, read, text_in, words
from graphql_api.types.person import PersonType, person_name


def _person(row: Any) -> Any:
    return row.place.targets.row(Person, key_in(row, "person"))


def _speaker(row: Any) -> str | None:
    printed = text_in(row, "attribution")
    person = None if printed else _person(row)
    return printed or (person_name(person) if person is not None else None)


@serves(QuoteBlock)
@strawberry.type(name="QuoteBlock", description="What somebody said or wrote.")
class QuoteBlockType(Block):
    """A ``QuoteBlock`` with words."""

    text: str = words("text", "The words, without quotation marks; lines may be broken.")
    speaker: str | None = read(
        _speaker, "Who is quoted: the name as printed here, else the person's.", "attribution"
    )
    role: str | None = words("role", "What they were when they said it.")
    person: PersonType | None = read(_person, "Who is quoted, if they are in the directory.", "person")

    @classmethod
    def is_shown(cls, row: Any) -> bool:
        """Return whether there are words."""
        return text_in(row, "text") is not None
