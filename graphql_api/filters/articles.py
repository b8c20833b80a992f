"""By what articles may be narrowed."""

from datetime import MAXYEAR, MINYEAR
from typing import Any

import strawberry
from django.db.models import Q, QuerySet
from wagtail.models import Page

from forums_pages.models import ArticleOrganisation
from graphql_api.enums import ArticleKind
from graphql_api.filters.subjects import editions_identified
from graphql_api.filters.values import Narrowing, chosen, forums_named, named
from graphql_api.visibility import Visibility
from graphql_api.visible_pages import PLACE


@strawberry.input(description="Narrows a list of articles. Of several values, any suffices; fields add up.")
class ArticleFilter(Narrowing):
    """Every field names a public fact."""

    kind: list[ArticleKind] | None = strawberry.field(default=None, description="Of these kinds.")
    year: list[int] | None = strawberry.field(default=None, description="Dated in one of these years.")
    forum: list[str] | None = strawberry.field(
        default=None, description="Published by these forums: slugs in any language, ids or uids."
    )
    edition: list[strawberry.ID] | None = strawberry.field(
        default=None, description="About these editions: ids or uids."
    )
    organisation: list[str] | None = strawberry.field(
        default=None, description="About these organisations: slugs, ids or uids."
    )


def narrow_articles(rows: QuerySet[Any], wanted: ArticleFilter | None, gate: Visibility) -> QuerySet[Any]:
    """Return the articles among ``rows`` that ``wanted`` describes."""
    if wanted is None:
        return rows
    if wanted.kind is not None:
        rows = rows.filter(kind__in=wanted.kind)
    if wanted.year is not None:
        rows = rows.filter(date__year__in=[year for year in wanted.year if MINYEAR <= year <= MAXYEAR])
    if wanted.forum is not None:
        rows = articles_of(rows, forums_named(gate, wanted.forum))
    if wanted.edition is not None:
        rows = rows.filter(chosen(rows, Q(related_editions__in=editions_identified(gate, wanted.edition))))
    if wanted.organisation is not None:
        links = gate.organisation_links(ArticleOrganisation).order_by()
        about = links.filter(organisation__in=named(gate.organisations(), wanted.organisation))
        rows = rows.filter(pk__in=about.values("page"))
    return rows


def articles_of(rows: QuerySet[Any], forums: QuerySet[Any]) -> QuerySet[Any]:
    """Return the articles among ``rows`` that stand below one of ``forums``, in any language's tree."""
    places = Page.objects.filter(translation_key__in=forums.values("translation_key")).order_by()
    return rows.alias(tree_place=PLACE).filter(tree_place__in=places.values("path"))
