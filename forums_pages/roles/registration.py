"""Tells Wagtail of the rules kept here. Called once, when the app is ready."""

from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from forums_pages.models import Contribution, Reply, ReplyTemplate
from forums_pages.roles.contributions import policy
from forums_pages.roles.replies import reply_policy, template_policy


def register() -> None:
    """Register who may see contributions and replies, and the stricter views of translation."""
    register_permission_policy(Contribution, policy())
    register_permission_policy(Reply, reply_policy())
    register_permission_policy(ReplyTemplate, template_policy())
    # Before wagtail-localize's: Django takes the first address that fits.
    hooks.register("register_admin_urls", translation_urls, order=-1)


def translation_urls() -> list[URLResolver]:
    """Return the addresses that stand before wagtail-localize's own."""
    return [path("localize/", include("forums_pages.roles.urls"))]
