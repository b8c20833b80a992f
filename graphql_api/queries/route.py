"""The root field that finds what an address leads to."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from django.conf import settings

from graphql_api.context import GatewayContext
from graphql_api.enums import LocaleCode
from graphql_api.errors import InvalidInputError
from graphql_api.loading.paths import read_path
from graphql_api.loading.reading import Reading
from graphql_api.loading.routes import Lock, Locked, Missing, Moved, Router
from graphql_api.loading.sites import ShownSite, Sites
from graphql_api.nodes import node_id
from graphql_api.pages.article import ArticleType
from graphql_api.pages.call import CallForContributionsType
from graphql_api.pages.edition import EditionType
from graphql_api.pages.forum import ForumType
from graphql_api.pages.index import ForumsIndexType
from graphql_api.pages.page import Page
from graphql_api.pages.session import SessionType
from graphql_api.pages.standard import StandardPageType
from graphql_api.types.unions import row_union

LockReason = strawberry.enum(Lock, name="LockReason", description="What a locked page asks for.")
for each, meaning in (
    ("PASSWORD", "A password."),
    ("LOGIN", "A login."),
    ("GROUP", "A login of certain groups."),
):
    LockReason.__strawberry_definition__.values[list(Lock.__members__).index(each)].description = meaning  # type: ignore[attr-defined]  # set by strawberry


@strawberry.type(name="Redirect", description="The address leads elsewhere. Send visitors on to `location`.")
class RedirectType:
    """See ``Moved``."""

    location: str = strawberry.field(description="Where to, with scheme and host.")
    path: str | None = strawberry.field(description="Where to, below the site; null for another site.")
    permanent: bool = strawberry.field(description="Whether for good (301, 308), or for now (302, 307).")
    page: Page | None = strawberry.field(description="The page that it leads to; null for another site.")


@strawberry.type(
    name="Locked",
    description="A page that only some may see: the first one on the way. Neither its title nor what is "
    "below it is told.",
)
class LockedType:
    """See ``loading.routes.Locked``."""

    id: strawberry.ID = strawberry.field(description="The id of the locked page.")
    reason: LockReason = strawberry.field(description="What it asks for.")  # type: ignore[valid-type]  # an enum
    nearest: Page | None = strawberry.field(description="The nearest page above it that everybody may see.")


@strawberry.type(name="NotFound", description="Nothing is shown at the address.")
class NotFoundType:
    """See ``Missing``."""

    nearest: Page | None = strawberry.field(
        description="The nearest page above that may be seen, for a way on; null where there is none."
    )


if TYPE_CHECKING:
    Route = Any
else:
    Route = row_union(
        "Route",
        (
            ForumsIndexType,
            ForumType,
            EditionType,
            SessionType,
            CallForContributionsType,
            ArticleType,
            StandardPageType,
            RedirectType,
            LockedType,
            NotFoundType,
        ),
        "What an address leads to; all pages are `... on Page`.",
    )
Host = Annotated[
    str | None,
    strawberry.argument(
        description="The host of the site, or of a frontend that shows it, such as www.example.org. Default: "
        "the host that the request was sent to, else the main site."
    ),
]


def route(
    info: strawberry.Info,
    path: Annotated[
        str,
        strawberry.argument(
            description="Such as /fr/tunisie/: percent-encoded or not, with or without the last slash, a "
            "query or a fragment."
        ),
    ],
    host: Host = None,
    locale: Annotated[
        LocaleCode | None,
        strawberry.argument(
            description="The language to read in. Default: the one that the path begins with, else the first."
        ),
    ] = None,
) -> Route:
    """Return what is shown at ``path``."""
    wanted = str(locale.value) if locale is not None else None
    asked = read_path(path, wanted or settings.LANGUAGE_CODE)
    reading = Reading(info.context, wanted or asked.locale or settings.LANGUAGE_CODE)
    found = Router(reading, site_of(reading, host), reading.locale).find(asked)
    return _told(found, reading)


def site_of(reading: Reading, host: str | None) -> ShownSite:
    """Return the site that is asked for. Raise InvalidInputError for a host that is none of ours."""
    sites = Sites.of(reading)
    if host is not None:
        site = sites.find(host)
        if site is None:
            raise InvalidInputError("No site has this host. Leave host out for the main site.")
        return site
    site = sites.find(_host_of(reading.context)) or sites.default
    if site is None:
        raise InvalidInputError("There is no site yet.")
    return site


def _host_of(context: GatewayContext) -> str:
    return str(context.request.META.get("HTTP_HOST") or context.request.META.get("SERVER_NAME") or "")


def _told(found: Any, reading: Reading) -> Any:
    if isinstance(found, Locked):
        return LockedType(
            id=strawberry.ID(node_id(found.page, reading.locale)), reason=found.lock, nearest=found.nearest
        )
    if isinstance(found, Missing):
        return NotFoundType(nearest=found.nearest)
    if isinstance(found, Moved):
        is_ours = not isinstance(found.address, str)
        return RedirectType(
            location=found.address.url if not isinstance(found.address, str) else found.address,
            path=found.address.path if not isinstance(found.address, str) else None,
            permanent=found.is_permanent,
            page=found.page if is_ours else None,
        )
    return found


@strawberry.type
class RouteQueries:
    """What an address leads to."""

    route: Route = strawberry.field(
        resolver=route,
        description="What an address leads to: a page, another address, a lock, or nothing.",
    )
