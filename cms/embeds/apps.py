"""Django's entry for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EmbedsConfig(AppConfig):
    """The forums on other people's sites."""

    name = "cms.embeds"
    label = "embeds"
    verbose_name = _("Embeds")
