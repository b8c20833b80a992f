"""Django's entry for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SharingConfig(AppConfig):
    """Drafts for those who have no login."""

    name = "cms.sharing"
    label = "sharing"
    verbose_name = _("Shared drafts")
