"""People with their portraits."""

from typing import Any

import strawberry

from forums_pages.blocks.person_list import PersonListBlock
from forums_pages.models import Person
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.reading import choices_of, read, rows_in, words
from graphql_api.enums import PersonDetail
from graphql_api.types.person import PersonType


def _people(row: Any) -> list[Any]:
    return rows_in(row, "people", Person)


@serves(PersonListBlock, shows=_people)
@strawberry.type(name="PersonListBlock", description="People of the directory.")
class PersonListBlockType(Block):
    """A ``PersonListBlock`` with at least one person who may be seen."""

    heading: str | None = words("heading", "Its heading.")
    people: list[PersonType] = read(_people, "The people, in the editors' order.", "people", size=8)
    show: list[PersonDetail] = choices_of(
        "show", PersonDetail, "What the editors want to be shown of each, besides the name."
    )
