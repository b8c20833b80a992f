"""Django's entry for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumsPagesConfig(AppConfig):
    """The content that editors keep."""

    name = "forums_pages"
    label = "forums_pages"
    verbose_name = _("Forums")

    def ready(self) -> None:
        """Connect the one place that listens to signals, and what the programme asks before publishing."""
        from forums_pages import signal_handlers
        from forums_pages.programme import publishing

        signal_handlers.connect()
        publishing.connect()
