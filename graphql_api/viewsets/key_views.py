"""The pages of a key: its text, this once; how it fares; its rotation and its end."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.views.generic import CreateView, InspectView
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from graphql_api.keys.figures import days_of, operations_of, state_of, total
from graphql_api.keys.making import new_secret, revoke
from graphql_api.keys.texts import prefix_of
from graphql_api.models import PartnerKey, Scope
from graphql_api.viewsets.key_chart import draw
from graphql_api.viewsets.key_form import RotationForm


class RevokedNotDeleted(ModelPermissionPolicy):
    """Nobody deletes a key: revoked, it tells for ever who had it and what it was used for."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


class KeyCreateView(CreateView):
    """Makes a key and shows its text, this once."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Answer with the text: after a redirect it would have to be kept somewhere."""
        self.form = form
        self.object = self.save_instance()
        return _show_text(self.request, self.object, new_secret(self.object), is_new=True)


class KeyInspectView(InspectView):
    """How one key fares."""

    any_permission_required = ["view"]
    page_title = gettext_lazy("Partner key")
    template_name = "graphql_api/keys/key.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was asked for."""
        key, now = self.object, timezone.now()
        days = days_of(key, now.date())
        may_change = policy_registry.get_by_type(PartnerKey).user_has_permission(self.request.user, "change")
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "key": key,
            "prefix": prefix_of(key.kind, key.public_id),
            "state": state_of(key, now),
            "scopes": [Scope(each).label for each in key.scopes],
            "secrets": key.secrets_at(now),
            "may_act": may_change and not key.has_ended(now),
            "rotation": RotationForm(),
            "days": days,
            "total": total(days),
            "chart": draw(days, right_to_left=get_language_bidi()),
            "operations": operations_of(key, now.date()),
        }


@require_POST
def rotate(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a new text and show it; 403 for those who may not change keys."""
    key = _key(request, pk)
    form = RotationForm(request.POST)
    if key.has_ended(timezone.now()) or not form.is_valid():
        messages.error(request, _("This key has ended: make another."))
        return redirect("partner-keys:inspect", key.pk)
    log(key, "keys.rotate")
    overlap = timedelta(hours=form.cleaned_data["overlap"])
    return _show_text(request, key, new_secret(key, overlap), is_new=False, until=timezone.now() + overlap)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether the key shall end, and by POST end it."""
    key = _key(request, pk)
    if request.method != "POST":
        return render(request, "graphql_api/keys/revoke.html", {"key": key})
    if key.revoked_at is None:
        revoke(key)
        log(key, "keys.revoke")
    messages.success(request, _("“%(key)s” is refused by every server within five seconds.") % {"key": key})
    return redirect("partner-keys:inspect", key.pk)


def _show_text(request: HttpRequest, key: PartnerKey, text: str, **told: Any) -> HttpResponse:
    """Show a text to whoever made it; nobody is shown it again. The admin's answers are never kept."""
    return render(request, "graphql_api/keys/text.html", {"key": key, "text": text, **told})


def _key(request: HttpRequest, pk: int) -> PartnerKey:
    if not policy_registry.get_by_type(PartnerKey).user_has_permission(request.user, "change"):
        raise PermissionDenied
    return get_object_or_404(PartnerKey, pk=pk)
