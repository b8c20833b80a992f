"""Changes pages by a rule: what is public and what is drafted, or the draft alone."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser

from forums_pages.models import BasePage

AnyPage = TypeVar("AnyPage", bound=BasePage)
User = AbstractBaseUser | None


def change_everywhere(page: AnyPage, change: Callable[[AnyPage], None], user: User) -> AnyPage:
    """Apply ``change`` to what is public and to what is drafted; return the row as the database has it.

    Where the page is public, the change is public at once, and nothing else of its draft. The caller has
    begun a transaction.

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
        _save(draft.as_object() if draft is not None else locked(row), change, user, was_scheduled)
    return locked(row)


def change_draft(page: AnyPage, change: Callable[[AnyPage], None], user: User) -> AnyPage:
    """Apply ``change`` to the latest draft, which may be incomplete, and to nothing that is public.

    Returns the row as the database has it. The caller has begun a transaction.
    """
    row = locked(page)
    _save(row.get_latest_revision_as_object(), change, user, row.scheduled_revision is not None)
    return locked(row)


def locked(page: AnyPage) -> AnyPage:
    """Return the row as the database has it, locked until the transaction ends."""
    row: AnyPage = type(page)._default_manager.select_for_update().get(pk=page.pk)
    return row


def _save(draft: AnyPage, change: Callable[[AnyPage], None], user: User, was_scheduled: bool) -> None:
    """Apply ``change`` to the draft and save it; what was scheduled stays scheduled."""
    change(draft)
    draft.derive()
    revision = draft.save_revision(user=user, log_action=True, clean=False)
    if was_scheduled and draft.go_live_at is not None:
        revision.publish(user=user)
    elif not draft.live:
        draft.save(clean=False)
