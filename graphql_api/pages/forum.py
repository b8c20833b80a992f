"""Forums: one country's or region's series of editions."""

from typing import Annotated, Any

import strawberry

from forums_pages.models import ForumContact, ForumHost, Language
from graphql_api.enums import ForumStatus
from graphql_api.filters.editions import EditionFilter, narrow_editions
from graphql_api.filters.orders import EDITION_ORDERS, EditionOrder
from graphql_api.loading.paging import Range, slice_of_each
from graphql_api.loading.relations import many_to_many, to_many
from graphql_api.pages.edition import EditionType
from graphql_api.pages.page import Page
from graphql_api.types.arguments import After, Before, First, Last
from graphql_api.types.connection import Connection
from graphql_api.types.contact import ContactType, shown_contacts
from graphql_api.types.fields import computed
from graphql_api.types.files import ImageType, image_of
from graphql_api.types.fixed import SpokenLanguageType
from graphql_api.types.organisation import OrganisationType, organisation_of
from graphql_api.types.place import Country, countries_of, country_of
from graphql_api.types.theme import ThemeType


def _hosts(forum: Any) -> list[Any]:
    links = to_many(forum, "page_id", lambda gate: gate.organisation_links(ForumHost), "hosts")
    return [organisation_of(link) for link in links]


def _editions(
    root: strawberry.Parent[Any],
    wanted: Annotated[
        EditionFilter | None, strawberry.argument(name="filter", description="Which editions.")
    ] = None,
    order_by: Annotated[
        EditionOrder, strawberry.argument(description="In which order.")
    ] = EditionOrder.LATEST_FIRST,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> Connection[EditionType]:
    return slice_of_each(
        root,
        "forum_id",
        lambda gate: narrow_editions(gate.editions(), wanted, gate),
        EDITION_ORDERS[order_by],
        Range(first, after, last, before),
        ("editions", repr(wanted)),
    )


@strawberry.type(name="Forum", description="One country's or region's series of editions.")
class ForumType(Page):
    """A ``ForumPage``."""

    title: str = strawberry.field(description="The name that the series bears today; editions keep theirs.")
    intro: str | None = strawberry.field(description="Two or three sentences about it.")
    country: Country | None = computed(country_of, "The country; null for a forum of a whole region.")
    further_countries: list[Country] = computed(countries_of, "Further countries that take part.")
    status: ForumStatus = strawberry.field(description="Whether the series goes on.")
    time_zone: str = computed(lambda row: str(row.time_zone), "The IANA zone in which it usually meets.")
    languages: list[SpokenLanguageType] = computed(
        lambda row: many_to_many(row, "languages", lambda gate: gate.every(Language)),
        "The languages in which it usually works.",
    )
    brand_image: ImageType | None = computed(lambda row: image_of(row, "brand_image_id"), "Its picture.")
    hosts: list[OrganisationType] = computed(_hosts, "The organisations that host it.")
    contacts: list[ContactType] = computed(
        lambda row: shown_contacts(
            to_many(row, "page_id", lambda gate: gate.in_order(ForumContact), "contacts")
        ),
        "Whom to ask for further information.",
    )
    themes: list[ThemeType] = computed(
        lambda row: to_many(row, "forum_id", lambda gate: gate.themes(), "themes"),
        "The themes of this forum.",
    )
    editions: Connection[EditionType] = strawberry.field(resolver=_editions, description="Its editions.")
