"""The schema: every root field, for each set of scopes without a trace of what it may not read."""

from functools import cache
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import MaxTokensLimiter, ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from graphql_api.blocks.registry import BLOCK_TYPES
from graphql_api.execution.executor import PlannedExecutor
from graphql_api.extensions.budget import CostGuard
from graphql_api.extensions.complexity import ComplexityGuard
from graphql_api.extensions.limits import limits
from graphql_api.extensions.operations import OneOperation
from graphql_api.loading.words import read_attribute
from graphql_api.mutations.contributions import ContributionMutations
from graphql_api.mutations.unlock import UnlockMutations
from graphql_api.pages.article import ArticleType
from graphql_api.pages.index import ForumsIndexType
from graphql_api.pages.standard import StandardPageType
from graphql_api.queries.articles import ArticleQueries
from graphql_api.queries.directory import DirectoryQueries
from graphql_api.queries.drafts import DraftQueries
from graphql_api.queries.forums import ForumQueries
from graphql_api.queries.network import NetworkQueries
from graphql_api.queries.node import NodeQueries
from graphql_api.queries.preview import PreviewQueries
from graphql_api.queries.programme import ProgrammeQueries
from graphql_api.queries.rate_limit import RateLimitQueries
from graphql_api.queries.route import RouteQueries
from graphql_api.queries.search import SearchQueries
from graphql_api.queries.site import SiteQueries
from graphql_api.scalars import SCALARS
from graphql_api.scopes import fields_within, leave_out_values
from graphql_api.types.tombstone import TombstoneType


@strawberry.type(name="Query", description="Everything that can be read. No key is needed.")
class Query(
    ForumQueries,
    ProgrammeQueries,
    ArticleQueries,
    DirectoryQueries,
    NetworkQueries,
    SearchQueries,
    NodeQueries,
    RouteQueries,
    SiteQueries,
    PreviewQueries,
    DraftQueries,
    RateLimitQueries,
):
    """The root fields of ``queries``."""


@strawberry.type(name="Mutation", description="What is not only read. Send it by POST.")
class Mutation(ContributionMutations, UnlockMutations):
    """The root fields of ``mutations``."""


class GatewaySchema(strawberry.Schema):
    """A schema whose errors are logged where they are answered, with the id of the request."""

    def __init__(self, scopes: frozenset[str]) -> None:
        self.scopes = scopes
        super().__init__(
            query=Query,
            mutation=Mutation,
            types=[ForumsIndexType, ArticleType, StandardPageType, TombstoneType, *BLOCK_TYPES],
            config=StrawberryConfig(default_resolver=read_attribute, scalar_map=SCALARS),
            execution_context_class=PlannedExecutor,
            extensions=[_tokens, ParserCache, OneOperation, ComplexityGuard, ValidationCache, CostGuard],
        )
        leave_out_values(self._schema, scopes)

    def get_fields(self, type_definition: StrawberryObjectDefinition) -> list[StrawberryField]:
        """Return the fields of a type or input that the scopes show."""
        return fields_within(type_definition.fields, self.scopes)

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Leave it to the view."""


def _tokens() -> Any:
    return MaxTokensLimiter(max_token_count=limits().tokens)


@cache
def schema_for(scopes: frozenset[str]) -> GatewaySchema:
    """Return the schema of a caller with these scopes; made once, as there are few sets of them."""
    return GatewaySchema(scopes)


# What everybody may read: the contract.
schema = schema_for(frozenset())
