"""The closed orderings. What is unknown comes first or last, as the order's description says."""

import enum
from datetime import UTC, date, datetime

import strawberry
from django.db.models import Case, DateField, DateTimeField, F, IntegerField, Value, When
from django.db.models.functions import Coalesce, Lower

from graphql_api.enums import EventFormat
from graphql_api.loading.cursors import TREE, Ordering, SortKey
from graphql_api.models import Scope
from graphql_api.scopes import scoped_values

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
FAR = datetime(9000, 1, 1, tzinfo=UTC)
FAR_DAY = date(9000, 1, 1)
# Above every number of an edition, room or venue.
LAST = 2_000_000_000


def _instant(name: str, unknown: datetime) -> Coalesce:
    return Coalesce(F(name), Value(unknown), output_field=DateTimeField())


def _day(name: str) -> Coalesce:
    return Coalesce(F(name), Value(FAR_DAY), output_field=DateField())


def _number(name: str) -> Coalesce:
    return Coalesce(F(name), Value(LAST), output_field=IntegerField())


def _of_room(name: str) -> Case:
    """Return what says where a session takes place; an edition that is online keeps its rooms to itself."""
    online = When(edition__format=EventFormat.ONLINE, then=Value(LAST))
    return Case(online, default=_number(name), output_field=IntegerField())


BEGINS = _instant("begins_at", FAR)
STARTS = _instant("starts_at", FAR)
OPENS = _instant("opens_at", FAR)
CLOSES = _instant("closes_at", FAR)
ORDINAL = _number("ordinal")
DAY = _day("day")
RECENT = Ordering(
    "recent", (SortKey("sort_published", _instant("last_published_at", LONG_AGO), datetime, descending=True),)
)
RECENTLY_PUBLISHED = "By the last publication of their facts, the latest first: what changed since a visit."


@strawberry.enum(description="How forums may be sorted.")
class ForumOrder(enum.Enum):
    """Names of ``FORUM_ORDERS``."""

    ARRANGED = strawberry.enum_value("ARRANGED", description="As the editors arranged them.")
    RECENTLY_PUBLISHED = strawberry.enum_value("RECENTLY_PUBLISHED", description=RECENTLY_PUBLISHED)


@strawberry.enum(description="How editions may be sorted.")
class EditionOrder(enum.Enum):
    """Names of ``EDITION_ORDERS``."""

    LATEST_FIRST = strawberry.enum_value(
        "LATEST_FIRST", description="By date, undated editions before the latest."
    )
    EARLIEST_FIRST = strawberry.enum_value(
        "EARLIEST_FIRST", description="By date, undated editions after the latest."
    )
    RECENTLY_PUBLISHED = strawberry.enum_value("RECENTLY_PUBLISHED", description=RECENTLY_PUBLISHED)


@strawberry.enum(description="How sessions may be sorted.")
class SessionOrder(enum.Enum):
    """Names of ``SESSION_ORDERS``."""

    PROGRAMME = strawberry.enum_value(
        "PROGRAMME", description="By day, start and room; what is not known yet comes last within its day."
    )
    LATEST_FIRST = strawberry.enum_value("LATEST_FIRST", description="By day and start, the latest first.")
    RECENTLY_PUBLISHED = strawberry.enum_value("RECENTLY_PUBLISHED", description=RECENTLY_PUBLISHED)


@strawberry.enum(description="How calls for contributions may be sorted.")
class CallOrder(enum.Enum):
    """Names of ``CALL_ORDERS``."""

    CLOSING_FIRST = strawberry.enum_value(
        "CLOSING_FIRST", description="By the end, the earliest first; without a known end, last."
    )
    LATEST_FIRST = strawberry.enum_value(
        "LATEST_FIRST", description="By the opening, the latest first; what has none yet comes before."
    )


@strawberry.enum(description="How articles may be sorted.")
class ArticleOrder(enum.Enum):
    """Names of ``ARTICLE_ORDERS``."""

    LATEST_FIRST = strawberry.enum_value("LATEST_FIRST", description="By date, the latest first.")
    EARLIEST_FIRST = strawberry.enum_value("EARLIEST_FIRST", description="By date, the earliest first.")
    RECENTLY_PUBLISHED = strawberry.enum_value("RECENTLY_PUBLISHED", description=RECENTLY_PUBLISHED)


@scoped_values(PRIVATE_EMAIL=Scope.CONTACTS)
@strawberry.enum(description="How people may be sorted.")
class PersonOrder(enum.Enum):
    """Names of ``PERSON_ORDERS``."""

    FAMILY_NAME = strawberry.enum_value("FAMILY_NAME", description="By family name, then given name.")
    GIVEN_NAME = strawberry.enum_value("GIVEN_NAME", description="By given name, then family name.")
    PRIVATE_EMAIL = strawberry.enum_value(
        "PRIVATE_EMAIL", description="By e-mail address; without one, first, by family name."
    )


@strawberry.enum(description="How organisations may be sorted.")
class OrganisationOrder(enum.Enum):
    """Names of ``ORGANISATION_ORDERS``."""

    NAME = strawberry.enum_value("NAME", description="By name, as the organisation writes it.")
    SECTOR = strawberry.enum_value("SECTOR", description="By sector, then name; without a sector, first.")
    COUNTRY = strawberry.enum_value(
        "COUNTRY", description="By the code of the country, then name; without a country, first."
    )


@strawberry.enum(description="How themes may be sorted.")
class ThemeOrder(enum.Enum):
    """Names of ``THEME_ORDERS``."""

    ARRANGED = strawberry.enum_value("ARRANGED", description="As the editors arranged them.")
    SLUG = strawberry.enum_value("SLUG", description="By slug.")


FORUM_ORDERS = {ForumOrder.ARRANGED: TREE, ForumOrder.RECENTLY_PUBLISHED: RECENT}
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
    EditionOrder.RECENTLY_PUBLISHED: RECENT,
}
SESSION_ORDERS = {
    SessionOrder.PROGRAMME: Ordering(
        "programme",
        (
            SortKey("sort_day", DAY, date),
            SortKey("sort_starts", STARTS, datetime),
            SortKey("sort_venue", _of_room("room__venue_id"), int),
            SortKey("sort_room", _of_room("room__sort_order"), int),
        ),
    ),
    SessionOrder.LATEST_FIRST: Ordering(
        "latest",
        (
            SortKey("sort_day", DAY, date, descending=True),
            SortKey("sort_starts", STARTS, datetime, descending=True),
        ),
    ),
    SessionOrder.RECENTLY_PUBLISHED: RECENT,
}
CALL_ORDERS = {
    CallOrder.CLOSING_FIRST: Ordering("closing", (SortKey("sort_closes", CLOSES, datetime),)),
    CallOrder.LATEST_FIRST: Ordering("latest", (SortKey("sort_opens", OPENS, datetime, descending=True),)),
}
ARTICLE_ORDERS = {
    ArticleOrder.LATEST_FIRST: Ordering("latest", (SortKey("sort_date", F("date"), date, descending=True),)),
    ArticleOrder.EARLIEST_FIRST: Ordering("earliest", (SortKey("sort_date", F("date"), date),)),
    ArticleOrder.RECENTLY_PUBLISHED: RECENT,
}
FAMILY = SortKey("sort_family", Lower("family_name"), str)
GIVEN = SortKey("sort_given", Lower("given_name"), str)
PERSON_ORDERS = {
    PersonOrder.FAMILY_NAME: Ordering("family-name", (FAMILY, GIVEN)),
    PersonOrder.GIVEN_NAME: Ordering("given-name", (GIVEN, FAMILY)),
    PersonOrder.PRIVATE_EMAIL: Ordering(
        "private-email", (SortKey("sort_email", Lower("email"), str), FAMILY, GIVEN)
    ),
}
NAME = SortKey("sort_name", Lower("name"), str)
ORGANISATION_ORDERS = {
    OrganisationOrder.NAME: Ordering("name", (NAME,)),
    OrganisationOrder.SECTOR: Ordering("sector", (SortKey("sort_sector", F("sector"), str), NAME)),
    OrganisationOrder.COUNTRY: Ordering("country", (SortKey("sort_country", F("country"), str), NAME)),
}
THEME_ORDERS = {
    ThemeOrder.ARRANGED: Ordering("order", (SortKey("sort_order_number", F("order"), int),)),
    ThemeOrder.SLUG: Ordering("slug", (SortKey("sort_slug", F("slug"), str),)),
}
# Of one person: by day and start of the session, the latest first.
PARTICIPATIONS = Ordering(
    "latest",
    (
        SortKey("sort_day", _day("page__day"), date, descending=True),
        SortKey("sort_starts", _instant("page__starts_at", FAR), datetime, descending=True),
    ),
)
# Of one organisation: by date of the edition, the latest first.
PARTNERSHIPS = Ordering(
    "latest",
    (SortKey("sort_begins", _instant("level__page__begins_at", FAR), datetime, descending=True),),
)
