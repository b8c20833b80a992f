"""Django's entry for this package."""

from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, register
from django.utils.translation import gettext_lazy as _


class GraphqlApiConfig(AppConfig):
    """The public GraphQL gateway."""

    name = "graphql_api"
    label = "graphql_api"
    verbose_name = _("GraphQL gateway")

    def ready(self) -> None:
        """Listen to what changes, and register the check that the schema forgets no block."""
        from graphql_api import signal_handlers

        signal_handlers.connect()
        register(_check_blocks)


def _check_blocks(**kwargs: Any) -> list[CheckMessage]:
    # Not every command needs the schema, which takes a moment to be made.
    from graphql_api.checks import check_blocks

    return check_blocks(**kwargs)
