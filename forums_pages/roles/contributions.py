"""Whose contributions one may see: those of the calls that one may edit."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from forums_pages.models import CallPage, Contribution
from forums_pages.models.contributions import ContributionQuerySet

User = AbstractBaseUser | AnonymousUser


def contributions_visible_to(user: User, actions: Iterable[str] = ("view", "change")) -> ContributionQuerySet:
    """Return the contributions for which ``user`` may do any of ``actions``.

    Two things are asked: the permission for contributions, and the right to edit the call's page, which
    Wagtail gives per part of the tree. So a national coordinator sees those of the own forum only.
    """
    return policy().instances_user_has_any_permission_for(user, actions)


class ContributionPermissionPolicy(ModelPermissionPolicy):
    """Django's permission for contributions, and Wagtail's for the page of their call."""

    def user_has_permission_for_instance(self, user: User, action: str, instance: Contribution) -> bool:
        """Return whether ``user`` may do ``action`` with this contribution."""
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(
        self, user: User, actions: Iterable[str], instance: Contribution
    ) -> bool:
        """Return whether ``user`` may do any of ``actions`` with this contribution."""
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(
        self, user: User, actions: Iterable[str]
    ) -> ContributionQuerySet:
        """Return the contributions with which ``user`` may do any of ``actions``."""
        if not self.user_has_any_permission(user, actions):
            return Contribution.objects.none()
        return Contribution.objects.filter(call__in=_calls_editable_by(user))

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Contribution
    ) -> QuerySet[Any]:
        """Return the active users who may do any of ``actions`` with this contribution."""
        pages = PagePermissionPolicy.for_model(CallPage)
        editors = pages.users_with_permission_for_instance("change", instance.call)
        users: QuerySet[Any] = self.users_with_any_permission(actions).filter(pk__in=editors.values("pk"))
        return users


def policy() -> ContributionPermissionPolicy:
    """Return the policy that the admin registers for contributions."""
    return ContributionPermissionPolicy(Contribution)


def _calls_editable_by(user: User) -> QuerySet[Any]:
    pages = PagePermissionPolicy.for_model(CallPage)
    calls: QuerySet[Any] = pages.instances_user_has_permission_for(user, "change").values("pk")
    return calls
