"""What Wagtail's admin is told of the gateway."""

from wagtail import hooks

from graphql_api.viewsets.operations import PersistedOperationViewSet


@hooks.register("register_admin_viewset")
def register_documents() -> PersistedOperationViewSet:
    """Register the registry of documents."""
    return PersistedOperationViewSet()
