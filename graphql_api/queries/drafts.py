"""The root fields that show pages as they were saved last, to servers whose key has the scope for it."""

from datetime import datetime
from typing import Annotated, Any

import strawberry
from django.conf import settings

from graphql_api import drafts as saved
from graphql_api.context import GatewayContext
from graphql_api.enums import LocaleCode
from graphql_api.loading.paging import Range
from graphql_api.loading.previewed import previewed
from graphql_api.loading.reading import Reading
from graphql_api.models import Scope
from graphql_api.nodes import identifier_of, read_identifier
from graphql_api.types.fields import priced
from graphql_api.types.node import Node

Info = strawberry.Info[GatewayContext, Any]


@strawberry.type(description="A page as it was saved last, published or not.")
class Draft:
    """The latest revision of a page in one language."""

    node: Node = strawberry.field(
        description="The page with what was saved. Whatever it leads to is what everybody may see. Required "
        "fields that are still empty are stood in for."
    )
    locale: LocaleCode = strawberry.field(description="The language that it is written in.")
    is_published: bool = strawberry.field(
        description="Whether readers see the page, in these words or others."
    )


@strawberry.type(description="A page of which something is saved and not published.")
class UnpublishedPage:
    """A ``drafts.Unpublished``."""

    id: strawberry.ID = strawberry.field(description="What to ask draft for.")
    type: str = strawberry.field(description="The name of its type, such as Edition.")
    title: str = strawberry.field(description="The title that was saved last.")
    locale: LocaleCode = strawberry.field(description="The language that it is written in.")
    saved_at: datetime = strawberry.field(description="When it was saved last.")
    is_published: bool = strawberry.field(description="Whether readers see the page, as it was before.")


def draft(
    info: Info,
    id: Annotated[  # noqa: A002  # as node has it
        strawberry.ID, strawberry.argument(description="The id or uid of a page.")
    ],
    locale: Annotated[
        LocaleCode | None,
        strawberry.argument(description="In which language. Default: what the id says; else the first one."),
    ] = None,
) -> Draft | None:
    """Return the page, wherever it stands and whoever may read it when it is published."""
    _check(info)
    key = read_identifier(id)
    if key is None:
        return None
    code = str(locale.value) if locale is not None else key.locale or settings.LANGUAGE_CODE
    row = saved.page_in(key, code)
    if row is None:
        return None
    node = previewed(saved.saved_last(row), Reading(info.context, code), with_hidden_source=True)
    return Draft(node=node, locale=LocaleCode(code), is_published=row.live) if node is not None else None


def drafts(
    info: Info,
    first: Annotated[int, strawberry.argument(description="How many, 1 to 100.")] = 20,
    saved_before: Annotated[
        datetime | None,
        strawberry.argument(
            description="Only what was saved before; savedAt of the last that you were given."
        ),
    ] = None,
) -> list[UnpublishedPage]:
    """Return what is saved and not published, the latest first."""
    _check(info)
    found = saved.unpublished(saved_before, Range(first=first).size)
    return [
        UnpublishedPage(
            id=strawberry.ID(identifier_of(each.key)),
            type=each.key.kind.name,
            title=each.title,
            locale=LocaleCode(each.key.locale),
            saved_at=each.saved_at,
            is_published=each.is_published,
        )
        for each in found
    ]


def _check(info: Info) -> None:
    if Scope.DRAFTS not in info.context.scopes:
        raise PermissionError("A schema without drafts leads to drafts.")


@strawberry.type
class DraftQueries:
    """Drafts, for servers."""

    draft: Draft | None = strawberry.field(
        resolver=draft,
        description="A page as it was saved last, published or not; null if there is none in that language.",
        metadata=priced(scope=Scope.DRAFTS, weight=50),
    )
    drafts: list[UnpublishedPage] = strawberry.field(
        resolver=drafts,
        description="The pages of which something is saved and not published, those saved last first.",
        metadata=priced(scope=Scope.DRAFTS, size=100, weight=10),
    )
