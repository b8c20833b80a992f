"""Gives whoever knows the password of a page a grant for it."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

import strawberry
from django.conf import settings
from django.db.models import Q
from django.utils.crypto import constant_time_compare
from wagtail.models import Page as PageRow
from wagtail.models import PageViewRestriction

from forums_pages.models import BasePage
from graphql_api.context import GatewayContext
from graphql_api.errors import RateLimitedError
from graphql_api.grants import expiry_after, make_grant
from graphql_api.loading.peers import load
from graphql_api.loading.reading import Reading
from graphql_api.nodes import NodeKey, read_identifier
from graphql_api.pages.page import Page
from graphql_api.rates import Bucket, Rate
from graphql_api.visibility import Visibility


@strawberry.type(description="The password was right.")
class Unlocked:
    """A grant, and what it opens."""

    grant: str = strawberry.field(
        description="Send it back as the header X-Page-Grant; several are separated by commas. It opens the "
        "page and what is below it, until it expires or the password is changed."
    )
    expires_at: datetime = strawberry.field(description="When it expires.")
    page: Page | None = strawberry.field(
        description="The page; null while it asks for something else as well: ask `route` with the grant."
    )


@strawberry.type(description="The password was wrong.")
class WrongPassword:
    """Nothing is told of how wrong."""

    reason: str = strawberry.field(description="A sentence for the visitor's developer.")


@strawberry.type(description="There have been too many attempts from this network address.")
class TooManyAttempts:
    """See ``PAGE_UNLOCK_RATE`` in the settings."""

    retry_after: int = strawberry.field(description="In how many seconds to try again.")


@strawberry.type(description="No page with this id asks for a password.")
class NothingToUnlock:
    """It is public, hidden, asks for a login, or does not exist: which of these is not told."""

    reason: str = strawberry.field(description="A sentence for the visitor's developer.")


UnlockResult = Annotated[
    Unlocked | WrongPassword | TooManyAttempts | NothingToUnlock,
    strawberry.union("UnlockResult", description="What came of an attempt to unlock a page."),
]


def unlock(
    info: strawberry.Info,
    page: Annotated[strawberry.ID, strawberry.argument(description="The id that `Locked` tells.")],
    password: Annotated[str, strawberry.argument(description="What the visitor typed.")],
) -> UnlockResult:
    """Return a grant for the page, or why there is none."""
    context: GatewayContext = info.context
    context.memory["is_personal"] = True
    try:
        _attempts(context).take(1)
    except RateLimitedError as error:
        return TooManyAttempts(retry_after=error.retry_after)
    key = read_identifier(page)
    reading = Reading(context, (key.locale if key else None) or settings.LANGUAGE_CODE)
    row = _locked_row(reading, key)
    restrictions = _passwords_of(reading, row) if row is not None else []
    if row is None or not restrictions:
        return NothingToUnlock(reason="No page with this id asks for a password.")
    # Every password is compared, so that the time tells nothing.
    right = [each for each in restrictions if constant_time_compare(each.password, password)]
    if not right:
        return WrongPassword(reason="This is not the password.")
    opened = reading.gate.lifted | {each.pk for each in right}
    return Unlocked(
        grant=make_grant(right), expires_at=expiry_after(context.moment), page=_opened(reading, row, opened)
    )


def _attempts(context: GatewayContext) -> Bucket:
    caller = context.memory.get("caller") or "unknown"
    return Bucket(f"unlock {caller}", Rate(**settings.PAGE_UNLOCK_RATE), context.moment)


def _first(reading: Reading, rows: Any) -> Any:
    return next(iter(load(reading, rows[:1])), None)


def _locked_row(reading: Reading, key: NodeKey | None) -> Any:
    if key is None or not issubclass(key.kind.model, BasePage):
        return None
    rows = reading.gate.unrestricted.pages(key.kind.model)
    return _first(reading, rows.filter(**{key.kind.key: key.key}))


def _passwords_of(reading: Reading, row: Any) -> list[PageViewRestriction]:
    """Return the restrictions by password that keep any language of the page closed."""
    tree = reading.gate.tree
    rows = PageRow.objects.filter(Q(translation_key=row.translation_key) | Q(alias_of=row.pk))
    found = list(rows.values_list("pk", "path"))
    places = [tree.at(path) or next(tree.above(path), None) for _pk, path in found]
    locks = frozenset[int]().union(*(tree.locks(each) for each in places if each is not None))
    closing = PageViewRestriction.objects.filter(Q(pk__in=locks) | Q(page__in=[pk for pk, _path in found]))
    by_password = closing.filter(restriction_type=PageViewRestriction.PASSWORD)
    return list(by_password.exclude(pk__in=tree.lifted).exclude(password=""))


def _opened(reading: Reading, row: Any, lifted: frozenset[int]) -> Any:
    gate = Visibility(reading.gate.moment, lifted)
    context = replace(reading.context, memory={"visibility": gate})
    return _first(Reading(context, reading.locale), gate.pages(type(row)).filter(pk=row.pk))


@strawberry.type
class UnlockMutations:
    """Passwords of pages."""

    unlock: UnlockResult = strawberry.mutation(
        resolver=unlock, description="Gives whoever knows the password of a page a grant for it."
    )
