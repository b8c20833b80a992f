"""What somebody may not take over, by Wagtail's own permissions, locks and moderation."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page, WorkflowState
from wagtail.permissions import policy_registry

from forums_pages.programme.importing.told import Problem

NOT_YOURS, LOCKED, MODERATED = Problem("not_yours"), Problem("locked"), Problem("moderated")
MAY_NOT_ADD = Problem("may_not_add")


def may(user: Any, model: type[Model], action: str) -> bool:
    """Return whether ``user`` may do ``action`` with records of ``model``."""
    return bool(policy_registry.get_by_type(model).user_has_permission(user, action))


def of_records(user: Any, model: type[Model], rows: Iterable[Any]) -> dict[int, Problem]:
    """Return what keeps ``user`` from changing records, by key."""
    if not may(user, model, "change"):
        return {row.pk: NOT_YOURS for row in rows}
    return _locked(user, rows) | _moderated(model, rows)


def of_pages(user: Any, parent: Page, rows: Iterable[Any]) -> dict[int, Problem]:
    """Return what keeps ``user`` from changing pages below ``parent``, by key."""
    rights = rights_on(user, parent)
    if "change" not in rights:
        owned = "add" in rights
        not_theirs = {row.pk: NOT_YOURS for row in rows if not (owned and row.owner_id == user.pk)}
    else:
        not_theirs = {}
    return _locked(user, rows) | _moderated(Page, rows) | not_theirs


def rights_on(user: Any, page: Page) -> set[str]:
    """Return Wagtail's actions that ``user`` may do on ``page`` and below it."""
    tester = page.permissions_for_user(user)
    if not user.is_active:
        return set()
    return {"add", "change", "publish"} if user.is_superuser else set(tester.permissions)


def _locked(user: Any, rows: Iterable[Any]) -> dict[int, Problem]:
    return {row.pk: LOCKED for row in rows if row.locked and row.locked_by_id != user.pk}


def _moderated(model: type[Model], rows: Iterable[Any]) -> dict[int, Problem]:
    base = ContentType.objects.get_for_model(model, for_concrete_model=False)
    states = WorkflowState.objects.filter(
        base_content_type=base, object_id__in=[str(row.pk) for row in rows], status="in_progress"
    )
    return {int(pk): MODERATED for pk in states.values_list("object_id", flat=True)}
