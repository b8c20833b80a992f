"""Django's entry for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """The composition root."""

    name = "cms"
    label = "cms"
    verbose_name = _("Forums gateway")
