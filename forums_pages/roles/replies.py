"""Who may read, write and send replies: whoever may decide about the proposal, and nobody else."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from forums_pages.models import ForumPage, ForumsIndexPage, Reply, ReplyTemplate
from forums_pages.models.replies import ReplyQuerySet
from forums_pages.roles.contributions import contributions_visible_to
from forums_pages.roles.contributions import policy as contribution_policy

User = AbstractBaseUser | AnonymousUser
DECIDING = "change"


def may_decide_anything(user: User) -> bool:
    """Return whether ``user`` decides about proposals somewhere."""
    return bool(contribution_policy().user_has_permission(user, DECIDING))


def replies_visible_to(user: User) -> ReplyQuerySet:
    """Return the replies to proposals about which ``user`` may decide."""
    return Reply.objects.filter(contribution__in=contributions_visible_to(user, [DECIDING]).values("pk"))


def forums_written_for_by(user: User) -> QuerySet[ForumPage]:
    """Return the forums whose templates ``user`` may change: those that they may edit, if they decide."""
    pages = PagePermissionPolicy.for_model(ForumPage)
    if not may_decide_anything(user):
        none: QuerySet[ForumPage] = ForumPage.objects.none()
        return none
    editable = pages.instances_user_has_permission_for(user, "change").values("translation_key")
    forums: QuerySet[ForumPage] = ForumPage.objects.sources().filter(translation_key__in=editable)
    return forums


def may_write_for_all(user: User) -> bool:
    """Return whether ``user`` may change templates for all forums: whoever may edit the programme's page."""
    pages = PagePermissionPolicy.for_model(ForumsIndexPage)
    return may_decide_anything(user) and pages.instances_user_has_permission_for(user, "change").exists()


class _DecidersPolicy(ABC, ModelPermissionPolicy):
    """Rights that follow from the right to decide: these models have none of their own."""

    def user_has_permission(self, user: User, action: str) -> bool:
        """Return whether ``user`` may do ``action`` with any of them."""
        return may_decide_anything(user)

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        """Return whether ``user`` may do any of ``actions`` with any of them."""
        return may_decide_anything(user)

    def user_has_permission_for_instance(self, user: User, action: str, instance: Any) -> bool:
        """Return whether ``user`` may do ``action`` with this one."""
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: User, actions: Iterable[str], instance: Any) -> bool:
        """Return whether ``user`` may do any of ``actions`` with this one."""
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    @abstractmethod
    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet[Any]:
        """Return those with which ``user`` may do any of ``actions``."""

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        """Return the active users who decide about proposals."""
        users: QuerySet[Any] = contribution_policy().users_with_any_permission([DECIDING])
        return users


class ReplyPermissionPolicy(_DecidersPolicy):
    """Whoever may decide about a proposal does everything with its replies."""

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> ReplyQuerySet:
        """Return the replies that ``user`` may do anything with."""
        return replies_visible_to(user)


class ReplyTemplatePermissionPolicy(_DecidersPolicy):
    """Whoever decides reads the templates that they may use; changing them asks for more."""

    def instances_user_has_any_permission_for(
        self, user: User, actions: Iterable[str]
    ) -> QuerySet[ReplyTemplate]:
        """Return the templates with which ``user`` may do any of ``actions``."""
        if not may_decide_anything(user):
            return ReplyTemplate.objects.none()
        wanted = set(actions)
        for_all = may_write_for_all(user)
        rows = Q(forum__in=forums_written_for_by(user).values("pk"))
        rows |= Q(is_shared=True) if for_all or "view" in wanted else Q(pk__in=[])
        # Of a forum that is gone.
        rows |= Q(is_shared=False, forum=None) if for_all else Q(pk__in=[])
        found = ReplyTemplate.objects.filter(rows)
        # What every decision falls back to stays.
        return found.exclude(Q(is_shared=True) & ~Q(state="")) if wanted == {"delete"} else found


def reply_policy() -> ReplyPermissionPolicy:
    """Return the policy that the admin registers for replies."""
    return ReplyPermissionPolicy(Reply)


def template_policy() -> ReplyTemplatePermissionPolicy:
    """Return the policy that the admin registers for their templates."""
    return ReplyTemplatePermissionPolicy(ReplyTemplate)
