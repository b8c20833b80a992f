"""Django's entry for this package."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumsPagesConfig(AppConfig):
    """The content that editors keep."""

    name = "forums_pages"
    label = "forums_pages"
    verbose_name = _("Forums")

    def ready(self) -> None:
        """Connect signals, what is asked before publishing, who may do what, and who refers to whom."""
        from wagtail.models import ReferenceIndex

        from forums_pages import signal_handlers
        from forums_pages.models import Contribution
        from forums_pages.programme import publishing, rezoning
        from forums_pages.roles import registration

        signal_handlers.connect()
        publishing.connect()
        rezoning.connect()
        registration.register()
        # Commands never load the admin, which would register it: what they save would not be watched.
        ReferenceIndex.register_model(Contribution)
