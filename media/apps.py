"""Django's entry for this package."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Images and documents."""

    name = "media"
    label = "media"
    verbose_name = _("Media")

    def ready(self) -> None:
        """Register the checks of where files lie."""
        from media.checks import check_media_root, check_static_root

        register(check_media_root, Tags.files)
        register(check_static_root, Tags.files)
