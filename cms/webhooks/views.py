"""The pages of one webhook and of one of its messages, and what can be done there."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.views.generic import CreateView, InspectView
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from cms.webhooks.delivering import Request, request_of
from cms.webhooks.documents import DocumentError
from cms.webhooks.forms import ReplayForm
from cms.webhooks.health import health_of
from cms.webhooks.messages import payload_of
from cms.webhooks.models import OVERLAP, Delivery, Event, Webhook
from cms.webhooks.outbox import write_test
from cms.webhooks.outcomes import PROBLEMS
from cms.webhooks.pruning import KEPT_FOR
from cms.webhooks.replaying import pause, replay, replay_one, resume
from cms.webhooks.sealing import UnreadableError
from cms.webhooks.subscribing import begin

# What is found in the history of a webhook, beside its changes; see ``wagtail_hooks``.
LOGGED = ("pause", "resume", "renew", "replay")
# So many of the latest messages are shown.
SHOWN = 50


class WebhookCreateView(CreateView):
    """Makes a webhook and shows its secret, this once."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Answer with the secret: after a redirect it would have to be kept somewhere."""
        self.form = form
        self.object = self.save_instance()
        return show_secret(self.request, self.object, begin(self.object), is_new=True)


class WebhookInspectView(InspectView):
    """How one webhook fares, and its latest messages."""

    any_permission_required = ["change"]
    page_title = gettext_lazy("Webhook")
    template_name = "webhooks/webhook.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the messages."""
        rows = Delivery.objects.filter(webhook=self.object).select_related("event")
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "webhook": self.object,
            "health": health_of(self.object),
            "deliveries": rows.prefetch_related("attempts")[:SHOWN],
            "replay_form": ReplayForm(),
            "days": KEPT_FOR.days,
            "problems": PROBLEMS,
        }


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what the button says; 403 for those who may not change webhooks."""
    _check(request)
    webhook = get_object_or_404(Webhook, pk=pk)
    action = request.POST.get("action", "")
    if action in LOGGED:
        log(webhook, f"webhooks.{action}")
    match action:
        case "test":
            return redirect("webhooks:delivery", write_test(webhook).pk)
        case "dry-run":
            return _dry_run(request, webhook)
        case "renew":
            return show_secret(request, webhook, webhook.renew_secret(), is_new=False)
        case "pause":
            pause(webhook)
            messages.success(request, _("Nothing is sent until you resume it. What happens meanwhile waits."))
        case "resume":
            resume(webhook)
            messages.success(request, _("Messages are sent again."))
        case "replay":
            _replay(request, webhook)
    return redirect("webhooks:inspect", webhook.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def show_delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a message, its attempts and what would be sent now; send it again by POST."""
    _check(request)
    delivery = get_object_or_404(Delivery.objects.select_related("webhook", "event"), pk=pk)
    if request.method == "POST":
        if replay_one(delivery):
            messages.success(request, _("It is sent again within seconds, with the same identifier."))
        else:
            messages.warning(request, _("It is on its way just now."))
        return redirect("webhooks:delivery", delivery.pk)
    exact, problem = _exact(delivery)
    context = {
        "delivery": delivery,
        "webhook": delivery.webhook,
        "attempts": [(each, PROBLEMS.get(each.problem, "")) for each in delivery.attempts.all()],
        "exact": exact,
        "problem": problem,
        "is_dry_run": False,
    }
    return render(request, "webhooks/delivery.html", context)


def show_secret(request: HttpRequest, webhook: Webhook, secret: str, *, is_new: bool) -> HttpResponse:
    """Show a secret to whoever made it; nobody is shown it again. The admin's answers are never kept."""
    hours = int(OVERLAP.total_seconds() // 3600)
    context = {"webhook": webhook, "secret": secret, "is_new": is_new, "hours": hours}
    return render(request, "webhooks/secret.html", context)


def _dry_run(request: HttpRequest, webhook: Webhook) -> HttpResponse:
    """Show what a test would send, without sending or keeping anything."""
    event = Event(pk=0, made_at=timezone.now())
    delivery = Delivery(event=event, webhook=webhook, type="webhook.test", payload=payload_of(event, []))
    exact, problem = _exact(delivery)
    context = {
        "delivery": delivery,
        "webhook": webhook,
        "exact": exact,
        "problem": problem,
        "is_dry_run": True,
    }
    return render(request, "webhooks/delivery.html", context)


def _exact(delivery: Delivery) -> tuple[Request | None, Any]:
    try:
        return request_of(delivery, timezone.now()), ""
    except DocumentError:
        return None, PROBLEMS["document"]
    except UnreadableError:
        return None, _("Its secret cannot be read with today's SECRET_KEY. Make a new one.")


def _replay(request: HttpRequest, webhook: Webhook) -> None:
    form = ReplayForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say from when until when messages are to be sent again."))
        return
    told = form.cleaned_data
    count = replay(webhook, told["since"], told["until"], only_failed=told["only_failed"])
    words = ngettext("%(count)s message is sent again.", "%(count)s messages are sent again.", count)
    messages.success(request, words % {"count": count})


def _check(request: HttpRequest) -> None:
    if not policy_registry.get_by_type(Webhook).user_has_permission(request.user, "change"):
        raise PermissionDenied
