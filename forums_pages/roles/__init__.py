"""Who may do what: groups, collections and moderation workflows, made by code and kept to what it says.

Only Wagtail's own means are used: nothing here asks for a group's name when something is attempted.
"""

from forums_pages.roles.contributions import ContributionPermissionPolicy, contributions_visible_to
from forums_pages.roles.headquarters import ensure_headquarters
from forums_pages.roles.teams import dismiss_teams_without_forum, ensure_forum_roles, extend_team_to

__all__ = [
    "ContributionPermissionPolicy",
    "contributions_visible_to",
    "dismiss_teams_without_forum",
    "ensure_forum_roles",
    "ensure_headquarters",
    "extend_team_to",
]
