"""Who may look at a programme grid, and what is offered to whom on it.

What is offered is a guess that costs nothing per session; each move asks Wagtail itself once more.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from wagtail.permissions import page_permission_policy

from forums_pages.models import EditionPage
from forums_pages.programme.planning import Planned

LOOKING = {"add", "change", "publish", "bulk_delete", "lock", "unlock"}


def may_look(user: AbstractBaseUser, edition: EditionPage) -> bool:
    """Return whether ``user`` may see the edition's drafts: those whom its explorer lets in."""
    return bool(page_permission_policy.user_has_any_permission_for_instance(user, LOOKING, edition.source))


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may do with the sessions of an edition."""

    user: int
    adds: bool
    changes: bool
    publishes: bool

    def may_move(self, session: Planned) -> bool:
        """Return whether moving the session is offered."""
        is_own = self.adds and session.owner == self.user
        is_kept = session.is_locked and session.locked_by != self.user
        is_reviewed = session.is_in_moderation and not self.publishes
        return (self.changes or is_own) and not (is_kept or is_reviewed or session.is_scheduled)


def rights_of(user: Any, edition: EditionPage) -> Rights:
    """Return what ``user`` may do below the edition."""
    tester = edition.source.permissions_for_user(user)
    everything = user.is_active and user.is_superuser
    held = set() if everything or not user.is_active else tester.permissions
    return Rights(
        user=user.pk,
        adds=everything or "add" in held,
        changes=everything or "change" in held,
        publishes=everything or "publish" in held,
    )
