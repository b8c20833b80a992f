"""The closed orderings. What is unknown comes first or last, as the order's description says."""

import enum
from datetime import UTC, date, datetime

import strawberry
from django.db.models import DateField, DateTimeField, F, IntegerField, Value
from django.db.models.functions import Coalesce, Lower

from graphql_api.loading.cursors import Ordering, SortKey

FAR = datetime(9000, 1, 1, tzinfo=UTC)
FAR_DAY = date(9000, 1, 1)
# Above every number of an edition, room or venue.
LAST = 2_000_000_000

BEGINS = Coalesce(F("begins_at"), Value(FAR), output_field=DateTimeField())
ORDINAL = Coalesce(F("ordinal"), Value(LAST), output_field=IntegerField())
STARTS = Coalesce(F("starts_at"), Value(FAR), output_field=DateTimeField())
DAY = Coalesce(F("day"), Value(FAR_DAY), output_field=DateField())


@strawberry.enum(description="How editions may be sorted.")
class EditionOrder(enum.Enum):
    """Names of ``EDITION_ORDERS``."""

    LATEST_FIRST = strawberry.enum_value(
        "LATEST_FIRST", description="By date, undated editions before the latest."
    )
    EARLIEST_FIRST = strawberry.enum_value(
        "EARLIEST_FIRST", description="By date, undated editions after the latest."
    )


@strawberry.enum(description="How sessions may be sorted.")
class SessionOrder(enum.Enum):
    """Names of ``SESSION_ORDERS``."""

    PROGRAMME = strawberry.enum_value(
        "PROGRAMME", description="By day, start and room; what is not known yet comes last within its day."
    )
    LATEST_FIRST = strawberry.enum_value("LATEST_FIRST", description="By day and start, the latest first.")


EDITION_ORDERS = {
    EditionOrder.LATEST_FIRST: Ordering(
        "latest",
        (
            SortKey("sort_begins", BEGINS, datetime, descending=True),
            SortKey("sort_ordinal", ORDINAL, int, descending=True),
        ),
    ),
    EditionOrder.EARLIEST_FIRST: Ordering(
        "earliest", (SortKey("sort_begins", BEGINS, datetime), SortKey("sort_ordinal", ORDINAL, int))
    ),
}
SESSION_ORDERS = {
    SessionOrder.PROGRAMME: Ordering(
        "programme",
        (
            SortKey("sort_day", DAY, date),
            SortKey("sort_starts", STARTS, datetime),
            SortKey(
                "sort_venue", Coalesce(F("room__venue_id"), Value(LAST), output_field=IntegerField()), int
            ),
            SortKey(
                "sort_room", Coalesce(F("room__sort_order"), Value(LAST), output_field=IntegerField()), int
            ),
        ),
    ),
    SessionOrder.LATEST_FIRST: Ordering(
        "latest",
        (
            SortKey("sort_day", DAY, date, descending=True),
            SortKey("sort_starts", STARTS, datetime, descending=True),
        ),
    ),
}
BY_FAMILY_NAME = Ordering(
    "family-name",
    (SortKey("sort_family", Lower("family_name"), str), SortKey("sort_given", Lower("given_name"), str)),
)
BY_NAME = Ordering("name", (SortKey("sort_name", Lower("name"), str),))
BY_ORDER = Ordering("order", (SortKey("sort_order_number", F("order"), int),))
