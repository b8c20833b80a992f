"""Django's entry for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GraphqlApiConfig(AppConfig):
    """The public GraphQL gateway."""

    name = "graphql_api"
    label = "graphql_api"
    verbose_name = _("GraphQL gateway")
