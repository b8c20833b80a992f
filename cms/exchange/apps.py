"""Django's entry for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """Import and export."""

    name = "cms.exchange"
    label = "exchange"
    verbose_name = _("Import and export")
