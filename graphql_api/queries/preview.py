"""The root field that shows a draft to whoever has its token."""

from datetime import datetime
from typing import Annotated, Any

import strawberry
from django.conf import settings

from graphql_api.context import GatewayContext
from graphql_api.drafts import draft_of, may_tell_source, shared_by
from graphql_api.enums import LocaleCode
from graphql_api.loading.previewed import previewed
from graphql_api.loading.reading import Reading
from graphql_api.types.node import Node


@strawberry.type(description="A draft as the public would see it, were it published now.")
class DraftShown:
    """What a ``SharedDraft`` shows."""

    node: Node = strawberry.field(
        description="The page, person, organisation or theme, with what the draft says. Whatever it leads to "
        "is what everybody may see. Required fields that are still empty are stood in for."
    )
    locale: LocaleCode = strawberry.field(description="The language that it is read in.")
    expires_at: datetime = strawberry.field(description="When the token ends.")


@strawberry.type(description="The token opens nothing: it has expired, was revoked or never was one.")
class NothingShown:
    """Which of these, nobody is told."""

    reason: str = strawberry.field(description="A sentence for the developer of the frontend.")


Preview = Annotated[
    DraftShown | NothingShown, strawberry.union("Preview", description="What a preview's token opens.")
]


def preview(
    info: strawberry.Info[GatewayContext, Any],
    token: Annotated[
        str, strawberry.argument(description="From the address that the preview was opened with.")
    ],
    locale: Annotated[
        LocaleCode | None,
        strawberry.argument(description="The language to read in. Default: the one that was shared."),
    ] = None,
) -> Preview:
    """Return the draft; the answer is nobody else's to keep."""
    info.context.memory["is_personal"] = True
    shared = shared_by(token, info.context.moment)
    draft = draft_of(shared) if shared is not None else None
    if shared is None or draft is None:
        return _nothing()
    code = str(locale.value) if locale is not None else shared.locale
    reading = Reading(info.context, code if code in dict(settings.LANGUAGES) else "en")
    row = previewed(draft, reading, with_hidden_source=may_tell_source(shared, draft))
    if row is None:
        return _nothing()
    return DraftShown(node=row, locale=LocaleCode(code), expires_at=shared.expires_at)


def _nothing() -> NothingShown:
    return NothingShown(reason="Ask the editors for a new link: this one has expired or was revoked.")


@strawberry.type
class PreviewQueries:
    """Drafts."""

    preview: Preview = strawberry.field(
        resolver=preview,
        description="A draft, for whoever was given its token; nothing else that is hidden is shown with it.",
    )
