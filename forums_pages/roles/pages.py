"""What somebody may do with pages, asked of many at once: no statement for each of them."""

from typing import Any

from wagtail.models import Page


def actions_on(user: Any, page: Page) -> set[str]:
    """Return the actions that ``user`` was given on ``page``; all there are for who may do everything."""
    if not user.is_active:
        return set()
    if user.is_superuser:
        return {"add", "change", "publish", "bulk_delete", "lock", "unlock"}
    return set(page.permissions_for_user(user).permissions)


def may_edit(user: Any, page: Page) -> bool:
    """Return whether ``user`` may edit ``page``; what moderation lets somebody do besides is not asked."""
    actions = actions_on(user, page)
    return "change" in actions or ("add" in actions and page.owner_id == user.pk)
