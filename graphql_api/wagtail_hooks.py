"""What Wagtail's admin is told of the gateway."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from graphql_api.models import PartnerKey
from graphql_api.viewsets.key_views import RevokedNotDeleted
from graphql_api.viewsets.keys import PartnerKeyViewSet
from graphql_api.viewsets.operations import PersistedOperationViewSet

# Before Wagtail makes one of its own.
register_permission_policy(PartnerKey, RevokedNotDeleted(PartnerKey))


@hooks.register("register_admin_viewset")
def register_documents() -> PersistedOperationViewSet:
    """Register the registry of documents."""
    return PersistedOperationViewSet()


@hooks.register("register_admin_viewset")
def register_keys() -> PartnerKeyViewSet:
    """Register partners' keys."""
    return PartnerKeyViewSet()


@hooks.register("register_log_actions")
def name_what_is_logged(actions: LogActionRegistry) -> None:
    """Let the history of a key tell what was done with it."""
    actions.register_action("keys.rotate", _("New text"), _("Made a new text"))
    actions.register_action("keys.revoke", _("Revoke"), _("Revoked"))
