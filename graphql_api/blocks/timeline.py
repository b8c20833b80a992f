"""What happened when."""

from typing import Any

import strawberry

from forums_pages.blocks.timeline import MomentBlock, TimelineBlock
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.reading import read, structs_in, text_in, words
from graphql_api.enums import DatePrecision
from graphql_api.loading.stored import choice_from, date_from
from graphql_api.types.dates import DateRow, PartialDate, partial_date


def _moments(row: Any) -> list[Any]:
    return [each for each in structs_in(row, "moments") if text_in(each, "title") or text_in(each, "text")]


def _date(row: Any) -> DateRow | None:
    precision = choice_from(row.fields.get("precision"), DatePrecision) or DatePrecision.DAY
    return partial_date(date_from(row.fields.get("date")), precision)


@serves(MomentBlock)
@strawberry.type(name="Moment", description="One moment of a timeline.")
class MomentType:
    """A ``MomentBlock`` with words."""

    date: PartialDate | None = read(_date, "When it was; null when unknown.", "date", "precision")
    date_text: str | None = words(
        "date_text", "The date as it shall be shown, such as spring 2018; null: write `date` yourself."
    )
    title: str | None = words("title", "What happened.")
    text: str | None = words("text", "More about it; lines may be broken.")


@serves(TimelineBlock, shows=_moments)
@strawberry.type(name="TimelineBlock", description="What happened when, one moment below the other.")
class TimelineBlockType(Block):
    """A ``TimelineBlock`` with at least one moment."""

    heading: str | None = words("heading", "Its heading.")
    moments: list[MomentType] = read(_moments, "The moments, in the editors' order.", "moments", size=8)
