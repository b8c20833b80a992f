"""Django's entry for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """What the admin adds to Wagtail's own."""

    name = "cms.desk"
    label = "desk"
    verbose_name = _("Editors’ desk")
