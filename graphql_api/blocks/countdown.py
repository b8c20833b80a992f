"""How long it is until an edition begins."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from forums_pages.blocks.countdown import CountdownBlock
from forums_pages.enums import Lifecycle
from forums_pages.models.edition_queries import has_begun_at
from graphql_api.blocks.base import Block, serves
from graphql_api.blocks.reading import read, text_in, words
from graphql_api.enums import DatePrecision
from graphql_api.loading.programmes import chosen_edition
from graphql_api.types.fields import computed

if TYPE_CHECKING:
    from graphql_api.pages.edition import EditionType


def _edition(row: Any) -> Any:
    return chosen_edition(row.fields, row.place.targets)


def _has_begun(row: Any) -> bool:
    edition, moment = _edition(row), row.place.targets.reading.gate.moment
    return has_begun_at(moment, edition.lifecycle, edition.begins_at, edition.ends_at)


def _can_count(row: Any) -> bool:
    """Return whether there are days to count until it has begun."""
    edition = _edition(row)
    is_known = edition.start_date is not None and edition.date_precision == DatePrecision.DAY
    return is_known and edition.lifecycle not in (Lifecycle.CANCELLED, Lifecycle.POSTPONED)


def _days_left(row: Any) -> int | None:
    if not _can_count(row) or _has_begun(row):
        return None
    edition, moment = _edition(row), row.place.targets.reading.gate.moment
    days: int = (edition.start_date - moment.astimezone(edition.time_zone).date()).days
    return days


@serves(CountdownBlock)
@strawberry.type(
    name="CountdownBlock",
    description="The days until an edition begins, then a few words. It is left out while there is nothing "
    "to count or to say: the edition is hidden, postponed, cancelled, or its first day is not known.",
)
class CountdownBlockType(Block):
    """A ``CountdownBlock`` that counts, or says something afterwards."""

    label: str | None = words("label", "The words before the number, such as The forum begins in.")
    edition: Annotated["EditionType", strawberry.lazy("graphql_api.pages.edition")] = read(
        _edition, "The edition.", "edition"
    )
    days_left: int | None = computed(
        _days_left,
        "The days left by the calendar of the edition's time zone; null once it has begun. To count live, "
        "use the edition's `beginsAt`.",
    )
    has_begun: bool = computed(_has_begun, "Whether the edition is on or over: show `textAfter`.")
    text_after: str | None = words("text_after", "The words once it has begun.")

    @classmethod
    def is_shown(cls, row: Any) -> bool:
        """Return whether there are days to count, or words for afterwards."""
        if _edition(row) is None:
            return False
        says_more = text_in(row, "text_after") is not None
        # The clock is asked only where it decides.
        return says_more or not _has_begun(row) if _can_count(row) else says_more and _has_begun(row)
