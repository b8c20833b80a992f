"""Runs operations by a plan. Whatever is not plain success is left to graphql-core, from the start.

graphql-core decides anew for every value of every row what its field is, which arguments it takes and
what its type demands. A plan decides that once for each place in the document. A plan knows no errors: when
anything is raised, or null where it may not be, the operation is executed once more the ordinary way, which
tells exactly what the specification prescribes. Only queries are planned: reading twice changes nothing.
"""

import logging
from typing import Any

from django.conf import settings
from graphql import GraphQLObjectType, OperationType
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from graphql_api.execution.plans import Planner

logger = logging.getLogger(__name__)


class PlannedExecutor(StrawberryGraphQLCoreExecutionContext):
    """Executes a query by its plan, unless ``GRAPHQL_PLANS`` is off; otherwise as graphql-core does."""

    def execute_root_grouped_field_set(
        self,
        root_type: GraphQLObjectType,
        root_value: Any,
        grouped_field_set: Any,
        serially: bool,
        position_context: Any,
    ) -> Any:
        """Return the data of the operation."""
        if self._may_be_planned(serially):
            try:
                return Planner(self).selection(root_type, grouped_field_set)(root_value)
            except Exception as error:  # noqa: BLE001  # whatever it is, graphql-core meets it again and tells
                logger.debug("Executing without a plan: %r", error)
        return super().execute_root_grouped_field_set(
            root_type, root_value, grouped_field_set, serially, position_context
        )

    def _may_be_planned(self, serially: bool) -> bool:
        is_query = self.operation.operation is OperationType.QUERY
        has_middleware = self.middleware_manager is not None and self.middleware_manager.middlewares
        return settings.GRAPHQL_PLANS and is_query and not serially and not has_middleware
