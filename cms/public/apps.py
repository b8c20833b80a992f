"""Django's entry for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicConfig(AppConfig):
    """The pages a visitor reads."""

    name = "cms.public"
    label = "public"
    verbose_name = _("Public pages")
