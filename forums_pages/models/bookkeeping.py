"""Saves that note where a page's versions stand and leave what the page says as it was.

Wagtail saves a page once for every new version of it, published or not, to note which version is the newest.
Neither its facts, nor what it refers to, nor the words it is found by have changed then.
"""

from collections.abc import Collection

from wagtail.models import COMMENTS_RELATION_NAME, Comment, Page

NOTES = frozenset({"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"})


def only_notes(update_fields: Collection[str] | None) -> bool:
    """Whether a save of just these fields leaves the page as it was; ``None`` saves all of them."""
    return update_fields is not None and NOTES.issuperset({*update_fields} - {COMMENTS_RELATION_NAME})


def comments_may_change(page: Page) -> bool:
    """Whether saving the page may add, change or remove comments, each of which refers to its author."""
    held = getattr(page, "_cluster_related_objects", {}).get(COMMENTS_RELATION_NAME)
    if held is None:
        return False
    return bool(held) or bool(Comment.objects.filter(page=page.pk).exists())
