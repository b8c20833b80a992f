"""Where the score table and the comparison are found."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.functional import cached_property
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from forums_pages.models import Contribution
from forums_pages.viewsets.scores.comparing import CompareView
from forums_pages.viewsets.scores.table import TITLE, ScoreTableView


class ProposalsMenuItem(MenuItem):
    """Shown to those who may read proposals."""

    def is_shown(self, request: Any) -> bool:
        """Return whether the user may read proposals somewhere."""
        policy = policy_registry.get_by_type(Contribution)
        return bool(policy.user_has_any_permission(request.user, ["view", "change"]))


class ScoreTableViewSet(ViewSet):
    """The score table of each call."""

    name = "score_table"
    url_prefix = "contributions/scores"
    icon = "decimal"
    menu_label = TITLE

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        """Hide the entry from those who may not read proposals."""
        return ProposalsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses, the menu's first."""
        return [
            path("", ScoreTableView.as_view(), name="index"),
            path("compare/", CompareView.as_view(), name="compare"),
        ]
