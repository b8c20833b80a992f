"""The page on which a proposal is read, judged and decided."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from forums_pages.enums import ContributionState
from forums_pages.models import Contribution, Reply, Review
from forums_pages.roles.contributions import contributions_visible_to
from forums_pages.viewsets.replies.letter import LETTER
from forums_pages.viewsets.review_forms import DecisionForm, ErasureForm, PreparationForm, ReviewForm
from forums_pages.viewsets.statuses import Status, look_of


class ContributionView(WagtailAdminTemplateMixin, TemplateView):
    """Shows one proposal to those who may edit its call; judging and deciding ask for more."""

    model = Contribution
    template_name = "forums_pages/admin/contribution.html"
    index_url_name: str = ""
    edit_url_name: str = ""
    header_icon = "mail"

    @cached_property
    def contribution(self) -> Contribution:
        """Return the proposal; 404 for those who may not see it, as if there were none."""
        visible = contributions_visible_to(self.request.user)
        return get_object_or_404(visible.select_related("call", "language", "session"), pk=self.kwargs["pk"])

    @cached_property
    def may_review(self) -> bool:
        """Return whether the user may judge proposals."""
        return bool(policy_registry.get_by_type(Review).user_has_permission(self.request.user, "add"))

    @cached_property
    def may_decide(self) -> bool:
        """Return whether the user may change where this proposal stands."""
        policy = policy_registry.get_by_type(Contribution)
        return bool(policy.user_has_permission_for_instance(self.request.user, "change", self.contribution))

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Keep the review or carry out the decision, whichever was sent; a mistake shows the page again."""
        action = request.POST.get("action", "")
        form_class, is_allowed, done = {
            "review": (ReviewForm, self.may_review, _("Your review is kept.")),
            "decide": (DecisionForm, self.may_decide, _("The decision is kept.")),
            "prepare": (PreparationForm, self.may_decide, _("The reply waits in the outbox.")),
            "erase": (ErasureForm, self.may_decide, _("The personal data were erased.")),
        }.get(action, (None, False, ""))
        if not is_allowed:
            raise PermissionDenied
        form = self._form(form_class, request.POST)
        if not form.is_valid() or form.save() is False:
            messages.error(request, _("Something must be corrected first."))
            return self.render_to_response(self.get_context_data(**{f"{action}_form": form}))
        if action not in ("erase", "prepare"):
            # Erasing says itself what was done, and a reply that waits does nothing yet.
            log(instance=self.contribution, action="wagtail.edit", user=request.user)
        reply = getattr(form, "reply", None)
        look = [messages.button(reverse(LETTER, args=[reply.pk]), _("Look at the reply"))] if reply else []
        messages.success(request, done, buttons=look)
        return redirect(self.edit_url_name, self.contribution.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the proposal, its reviews and the forms that the user may use."""
        contribution = self.contribution
        context: dict[str, Any] = {
            "contribution": contribution,
            "status": look_of(ContributionState(contribution.state)),
            "reviews": contribution.reviews.select_related("reviewer").prefetch_related("scores__criterion"),
            "session": contribution.session,
            "review_form": self._form(ReviewForm) if self.may_review else None,
            "decide_form": self._form(DecisionForm) if self.may_decide else None,
            "erase_form": self._form(ErasureForm)
            if self.may_decide and contribution.submitter_email
            else None,
            "replies": self._correspondence() if self.may_decide else None,
            "prepare_form": self._form(PreparationForm)
            if self.may_decide and contribution.submitter_email
            else None,
            **kwargs,
        }
        return super().get_context_data(**context)

    def _correspondence(self) -> list[tuple[Reply, Status]]:
        """Return the replies, the latest first, each with what became of it."""
        return [(reply, look_of(reply.standing)) for reply in self.contribution.replies.all()]

    def get_page_title(self) -> str:
        """Return what the page is about."""
        return _("Contribution")

    def get_page_subtitle(self) -> str:
        """Return the proposal's title."""
        return self.contribution.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the inbox."""
        inbox = {"url": reverse(self.index_url_name), "label": _("Contributions")}
        return [*self.breadcrumbs_items, inbox, {"url": "", "label": self.contribution.title}]

    def _form(self, form_class: Any, data: Any = None) -> Any:
        return form_class(data, contribution=self.contribution, user=self.request.user)
