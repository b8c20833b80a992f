"""Django's entry for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    """Content that shows the product at work."""

    name = "cms.demo"
    label = "demo"
    verbose_name = _("Demonstration content")
