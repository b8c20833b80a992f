"""Articles: news, press releases, stories and reports."""

import datetime as dt
from typing import Any

import strawberry

from forums_pages.models import ArticleDocument, ArticleOrganisation
from graphql_api.enums import ArticleKind
from graphql_api.loading.relations import many_pages, to_many
from graphql_api.pages.edition import EditionType
from graphql_api.pages.page import Page
from graphql_api.pages.session import SessionType
from graphql_api.types.fields import computed
from graphql_api.types.files import Attachment, ImageType, image_of, shown_attachments
from graphql_api.types.organisation import OrganisationType, organisation_of


def _organisations(article: Any) -> list[Any]:
    links = to_many(
        article, "page_id", lambda gate: gate.organisation_links(ArticleOrganisation), "organisations"
    )
    return [organisation_of(link) for link in links]


@strawberry.type(name="Article", description="A piece of news, a press release, a story or a report.")
class ArticleType(Page):
    """An ``ArticlePage``."""

    kind: ArticleKind = strawberry.field(name="articleKind", description="What it is.")
    date: dt.date = strawberry.field(description="The day that it bears.")
    author_line: str | None = strawberry.field(description="Such as By the press office.")
    summary: str | None = strawberry.field(description="One or two sentences.")
    cover: ImageType | None = computed(lambda row: image_of(row, "cover_id"), "A wide picture.")
    related_editions: list[EditionType] = computed(
        lambda row: many_pages(row, "related_editions", lambda gate: gate.editions()),
        "The editions it is about.",
    )
    related_sessions: list[SessionType] = computed(
        lambda row: many_pages(row, "related_sessions", lambda gate: gate.sessions()),
        "The sessions it is about.",
    )
    related_organisations: list[OrganisationType] = computed(_organisations, "The organisations it is about.")
    documents: list[Attachment] = computed(
        lambda row: shown_attachments(
            to_many(row, "page_id", lambda gate: gate.in_order(ArticleDocument), "documents")
        ),
        "The documents that go with it.",
    )
