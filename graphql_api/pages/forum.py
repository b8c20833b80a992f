"""Forums: one country's or region's series of editions."""

from typing import Any

import strawberry

from forums_pages.models import ForumContact, ForumHost, Language
from graphql_api.enums import ForumStatus
from graphql_api.loading.relations import many_to_many, to_many
from graphql_api.pages.page import Page
from graphql_api.types.contact import ContactType, shown_contacts
from graphql_api.types.fields import computed
from graphql_api.types.files import ImageType, image_of
from graphql_api.types.fixed import SpokenLanguageType
from graphql_api.types.lists import Editions, editions_by
from graphql_api.types.organisation import OrganisationType, organisation_of
from graphql_api.types.place import Country, countries_of, country_of
from graphql_api.types.theme import ThemeType


def _hosts(forum: Any) -> list[Any]:
    links = to_many(forum, "page_id", lambda gate: gate.organisation_links(ForumHost), "hosts")
    return [organisation_of(link) for link in links]


@strawberry.type(name="Forum", description="One country's or region's series of editions.")
class ForumType(Page):
    """A ``ForumPage``."""

    title: str = strawberry.field(description="The name that the series bears today; editions keep theirs.")
    intro: str | None = strawberry.field(description="Two or three sentences about it.")
    country: Country | None = computed(country_of, "The country; null for a forum of a whole region.")
    further_countries: list[Country] = computed(countries_of, "Further countries that take part.")
    status: ForumStatus = strawberry.field(name="forumStatus", description="Whether the series goes on.")
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
    editions: Editions = editions_by("forum_id", lambda gate: gate.editions(), "Its editions.")
