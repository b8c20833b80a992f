"""Tells Wagtail of the rules kept here. Called once, when the app is ready."""

from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from forums_pages.models import Contribution
from forums_pages.roles.contributions import policy


def register() -> None:
    """Register who may see contributions, and the stricter views of translation."""
    register_permission_policy(Contribution, policy())
    # Before wagtail-localize's: Django takes the first address that fits.
    hooks.register("register_admin_urls", translation_urls, order=-1)


def translation_urls() -> list[URLResolver]:
    """Return the addresses that stand before wagtail-localize's own."""
    return [path("localize/", include("forums_pages.roles.urls"))]
