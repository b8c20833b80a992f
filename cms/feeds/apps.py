"""Django's entry for this package."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    """What serves calendars, schedules, news and maps of the site."""

    name = "cms.feeds"
    label = "feeds"
