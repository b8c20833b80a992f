"""Views of one record that ask about this record: Wagtail's generic ones ask about the model only."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern
from wagtail.admin.views.generic import DeleteView, EditView
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry


class GuardedMixin:
    """Answers 404 for a record with which the user may not do what the view does, as if there were none."""

    model: Any
    permission_required: str | None
    any_permission_required: list[str] | None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask the policy of the model about this record."""
        asked = [self.permission_required] if self.permission_required else self.any_permission_required
        policy = policy_registry.get_by_type(self.model)
        if policy.user_has_any_permission(request.user, asked):
            get_object_or_404(
                policy.instances_user_has_any_permission_for(request.user, asked), pk=kwargs["pk"]
            )
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # a view
        return answer


class GuardedEditView(GuardedMixin, EditView):
    """A form for those who may change this record."""


class GuardedDeleteView(GuardedMixin, DeleteView):
    """A question to those who may delete this record."""


class GuardedHistoryView(GuardedMixin, HistoryView):
    """What was done with this record, for those who may do something with it."""


class GuardedUsageView(GuardedMixin, UsageView):
    """Where this record is used, for those who may change it."""


class GuardedViewSet(ModelViewSet):
    """A listing and editor whose permissions differ from record to record."""

    edit_view_class = GuardedEditView
    delete_view_class = GuardedDeleteView
    history_view_class = GuardedHistoryView
    usage_view_class = GuardedUsageView
    copy_view_enabled = False
    add_to_reference_index = False

    left_out: tuple[str, ...] = ()

    def get_urlpatterns(self) -> list[URLPattern]:
        """Leave out what there is no need for."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in self.left_out]
