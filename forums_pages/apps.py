"""Django's entry for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumsPagesConfig(AppConfig):
    """The content that editors keep."""

    name = "forums_pages"
    label = "forums_pages"
    verbose_name = _("Forums")

    def ready(self) -> None:
        """Connect what listens to signals, what is asked before publishing, and who may do what."""
        from forums_pages import signal_handlers
        from forums_pages.programme import publishing
        from forums_pages.roles import registration

        signal_handlers.connect()
        publishing.connect()
        registration.register()
