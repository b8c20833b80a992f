"""Changes pages by a rule: what is public and what is drafted, or the draft alone."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser

from forums_pages.models import BasePage

AnyPage = TypeVar("AnyPage", bound=BasePage)
# What saving and publishing note about a page, which is no difference between a draft and what is public.
NOTES = frozenset(
    {
        *("latest_revision", "latest_revision_created_at", "live_revision", "has_unpublished_changes"),
        *("first_published_at", "last_published_at", "draft_title"),
    }
)
User = AbstractBaseUser | None


def change_everywhere(page: AnyPage, change: Callable[[AnyPage], None], user: User) -> AnyPage:
    """Apply ``change`` to what is public and to what is drafted; return the row as the database has it.

    Where the page is public, the change is public at once, and nothing else of its draft; a draft that says
    nothing else any more is done with. The caller has begun a transaction.

    Raises:
        ValidationError: what would be public breaks a rule.
    """
    row = locked(page)
    draft = row.get_latest_revision() if row.has_unpublished_changes else None
    was_scheduled = row.scheduled_revision is not None
    if row.live:
        change(row)
        row.save_revision(user=user, log_action=True).publish(user=user)
    if draft is not None or not row.live:
        drafted = draft.as_object() if draft is not None else locked(row)
        change(drafted)
        if was_scheduled or not row.live or _differ(drafted, locked(row)):
            _save(drafted, user, was_scheduled)
    return locked(row)


def change_draft(page: AnyPage, change: Callable[[AnyPage], None], user: User) -> AnyPage:
    """Apply ``change`` to the latest draft, which may be incomplete, and to nothing that is public.

    Returns the row as the database has it. The caller has begun a transaction.
    """
    row = locked(page)
    draft = row.get_latest_revision_as_object()
    change(draft)
    _save(draft, user, row.scheduled_revision is not None)
    return locked(row)


def locked(page: AnyPage) -> AnyPage:
    """Return the row as the database has it, locked until the transaction ends."""
    row: AnyPage = type(page)._default_manager.select_for_update().get(pk=page.pk)
    return row


def _differ(draft: BasePage, public: BasePage) -> bool:
    """Return whether publishing the draft would change what is public."""
    draft.derive()
    contents = (page.serializable_data() for page in (draft, public))
    one, other = ({name: text for name, text in each.items() if name not in NOTES} for each in contents)
    return one != other


def _save(draft: BasePage, user: User, was_scheduled: bool) -> None:
    """Save the draft, which may be incomplete; what was scheduled stays scheduled."""
    draft.derive()
    revision = draft.save_revision(user=user, log_action=True, clean=False)
    if was_scheduled and draft.go_live_at is not None:
        revision.publish(user=user)
    elif not draft.live:
        draft.save(clean=False)
