"""The root field of the network's figures."""

import strawberry

from graphql_api.queries.reading import reading_in
from graphql_api.types.arguments import Locale
from graphql_api.types.fields import priced
from graphql_api.types.network import NetworkType


def network(info: strawberry.Info, locale: Locale = None) -> NetworkType:
    """Return the figures, each of which is looked up when it is asked for."""
    return reading_in(info, locale)  # type: ignore[return-value]  # GraphQL types are views on what is read


@strawberry.type
class NetworkQueries:
    """The whole network."""

    network: NetworkType = strawberry.field(
        resolver=network, description="The whole network in figures.", metadata=priced(weight=20)
    )
