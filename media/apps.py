"""Django's entry for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Images and documents."""

    name = "media"
    label = "media"
    verbose_name = _("Media")
