"""Django's entry for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EdgeConfig(AppConfig):
    """What tells caches in front of changes."""

    name = "cms.edge"
    label = "edge"
    verbose_name = _("Caches in front")
