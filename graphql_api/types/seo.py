"""What the head of a page tells search engines and social networks."""

from typing import Any

import strawberry

from graphql_api.enums import LocaleCode
from graphql_api.loading.seo import (
    alternates_of,
    canonical_of,
    description_of,
    picture_for,
    robots_of,
    site_name_of,
)
from graphql_api.loading.words import served
from graphql_api.types.feeds import card_of
from graphql_api.types.fields import computed
from graphql_api.types.files import ImageType
from graphql_api.types.json_ld import page_json_ld


def _title(page: Any) -> str:
    words = served(page).words
    return words["seo_title"] or words["title"]


@strawberry.type(name="Alternate", description="Where a page is shown in a language.")
class AlternateType:
    """See ``loading.seo.Alternate``, its source object."""

    language: str = strawberry.field(
        description="For `hreflang`: such as fr; x-default is for readers of every other language."
    )
    url: str = strawberry.field(description="The address there, with scheme and host.")


@strawberry.type(description="What social networks show of a shared link (https://ogp.me).")
class OpenGraph:
    """A page."""

    type: str = computed(
        lambda page: "article" if page._meta.model_name == "articlepage" else "website", "For `og:type`."
    )
    title: str = computed(_title, "For `og:title`.")
    description: str | None = computed(description_of, "For `og:description`.")
    url: str | None = computed(canonical_of, "For `og:url`.")
    site_name: str = computed(site_name_of, "For `og:site_name`.")
    locale: LocaleCode = computed(lambda page: served(page).locale, "The language served, for `og:locale`.")
    image: ImageType | None = computed(
        picture_for,
        "For `og:image`: the page's own, else its edition's or the site's. Ask for `picture(preset: "
        "OPEN_GRAPH)`.",
    )
    card: str | None = computed(
        card_of,
        "For `og:image` of an edition or a session where `image` is null: the address of a picture, 1200 by "
        "630 pixels, with its title and when it takes place. It never changes: what is written otherwise has "
        "another address.",
    )


@strawberry.type(
    description="What the head of a page tells search engines and social networks, in the language served."
)
class Seo:
    """A page."""

    title: str = computed(_title, "For `<title>`: what the editors wrote for search engines, else the title.")
    description: str | None = computed(
        description_of, "For the description: what the editors wrote for it, else the page's summary."
    )
    canonical: str | None = computed(
        canonical_of, "For `rel=canonical`: the one address of these words. Null where no site shows them."
    )
    robots: str = computed(
        robots_of, "For `robots`: index, follow; or noindex, nofollow for what a password opened."
    )
    open_graph: OpenGraph = computed(lambda page: page, "For links that are shared.")
    alternates: list[AlternateType] = computed(
        alternates_of, "For `hreflang`: every language in which it has words, the same list on each.", size=4
    )
    json_ld: str = computed(
        page_json_ld,
        'schema.org\'s description as JSON, safe to write into `<script type="application/ld+json">`: '
        "EventSeries for a forum, Event for an edition and a session, NewsArticle, Report or Article, else "
        "WebPage; with a BreadcrumbList.",
    )
