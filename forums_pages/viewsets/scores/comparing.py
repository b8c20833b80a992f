"""Two to four proposals side by side: their words and their reviews. From here they are merged."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from forums_pages.contributions.deciding import TransitionError, merge
from forums_pages.contributions.replies import prepare
from forums_pages.contributions.scoring import Judged, judged_proposals
from forums_pages.enums import ContributionState
from forums_pages.models import Contribution, Criterion, Score
from forums_pages.roles.contributions import contributions_visible_to
from forums_pages.roles.replies import DECIDING
from forums_pages.viewsets.decisions import ACTIONS, DecideAction
from forums_pages.viewsets.review_forms import TogetherForm
from forums_pages.viewsets.scores.columns import mark, reviews_of, themes_of
from forums_pages.viewsets.statuses import look_of
from forums_pages.viewsets.ticked import LONGEST_KEY

COMPARE = "score_table:compare"
TITLE = gettext_lazy("Compare proposals")
FEWEST, MOST = 2, 4
OFFERED = (ContributionState.ACCEPTED, ContributionState.DECLINED, ContributionState.SHORTLISTED)
ENDED = (ContributionState.MERGED, ContributionState.WITHDRAWN)


class MergeForm(TogetherForm):
    """With which of them the others go on."""

    field_order = ("seen", "into")
    seen = forms.CharField(widget=forms.HiddenInput)
    into = forms.ModelChoiceField(
        label=gettext_lazy("The others go on with"),
        queryset=Contribution.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, proposals: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"prefix": "merge", **kwargs})
        self.fields["into"].queryset = proposals  # type: ignore[attr-defined]  # a ModelChoiceField


class CompareView(WagtailAdminTemplateMixin, TemplateView):
    """The proposals that an address names, of those that the user may read."""

    template_name = "forums_pages/admin/scores/compare.html"
    page_title = TITLE
    header_icon = "view"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for two to four of one call; those that the user may not read count as if they were none."""
        found = list(self.proposals)
        if not FEWEST <= len(found) <= MOST or len({each.call_id for each in found}) != 1:
            messages.warning(request, _("Tick two to four proposals to the same call to compare them."))
            return redirect("contributions:index")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def proposals(self) -> Any:
        """The proposals that are compared, in the order in which they came in."""
        keys = [key for key in self.request.GET.getlist("id") if key.isdigit() and len(key) <= LONGEST_KEY]
        visible = contributions_visible_to(self.request.user)
        return visible.filter(pk__in=keys[: MOST + 1]).order_by("submitted_at", "pk")

    @cached_property
    def judged(self) -> list[Judged]:
        """The proposals with what their reviewers made of them."""
        found = self.proposals.prefetch_related("reviews__reviewer")
        return judged_proposals(found, self.criteria)

    @cached_property
    def criteria(self) -> list[Criterion]:
        """The criteria of their call."""
        return list(Criterion.objects.filter(page=self.proposals[0].call_id).order_by("sort_order", "pk"))

    @cached_property
    def decidable(self) -> set[int]:
        """The keys of those about which the user may decide."""
        rows = contributions_visible_to(self.request.user, [DECIDING])
        return set(rows.filter(pk__in=[row.proposal.pk for row in self.judged]).values_list("pk", flat=True))

    @cached_property
    def targets(self) -> list[int]:
        """The keys of those with which all others may go on; none for who may not decide about each."""
        if len(self.decidable) != len(self.judged):
            return []
        all_of_them = [row.proposal for row in self.judged]
        return [
            into.pk
            for into in all_of_them
            if into.state not in ENDED
            and all(each.may_become(ContributionState.MERGED) for each in all_of_them if each.pk != into.pk)
        ]

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Merge all but one into that one; a mistake, or a colleague who was faster, shows the page again."""
        if not self.decidable or len(self.decidable) != len(self.judged):
            raise PermissionDenied
        form = MergeForm(self._mergeable, request.POST)
        if form.data.get(form.add_prefix("seen")) != self.signs:
            return self._told_anew(form)
        if not form.is_valid():
            messages.error(request, _("Something must be corrected first."))
            return self.render_to_response(self.get_context_data(merge_form=form))
        try:
            replies = self._merged(form.cleaned_data)
        except TransitionError:
            return self._told_anew(form)
        url = f"{reverse('outbox:index')}?standing=waiting"
        buttons = [messages.button(url, _("Look at the replies"))] if replies else []
        messages.success(request, _("The proposals go on as one."), buttons=buttons)
        return redirect("contributions:edit", form.cleaned_data["into"].pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return a column per proposal, and the form that merges them."""
        form = MergeForm(self._mergeable, initial={"seen": self.signs}) if self.targets else None
        return {
            **super().get_context_data(**kwargs),
            "columns": [self._column(row) for row in self.judged],
            "merge_form": kwargs.get("merge_form", form),
        }

    @property
    def _mergeable(self) -> Any:
        return Contribution.objects.filter(pk__in=self.targets).order_by("submitted_at", "pk")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the inbox."""
        inbox = {"url": reverse("contributions:index"), "label": _("Contributions")}
        return [*self.breadcrumbs_items, inbox, {"url": "", "label": TITLE}]

    @property
    def signs(self) -> str:
        """How the proposals stand."""
        return " ".join(f"{row.proposal.pk}:{row.proposal.state}" for row in self.judged)

    @transaction.atomic
    def _merged(self, told: dict[str, Any]) -> int:
        into = told["into"]
        others = [row.proposal for row in self.judged if row.proposal.pk != into.pk]
        merge(others, into, told["note"])
        for proposal in others:
            log(instance=proposal, action="wagtail.edit", user=self.request.user)
        written_to = [each for each in others if told["prepare_replies"] and each.submitter_email]
        return sum(prepare(proposal) is not None for proposal in written_to)

    def _told_anew(self, form: MergeForm) -> HttpResponse:
        messages.error(
            self.request, _("Somebody else has changed something meanwhile. Please look once more.")
        )
        for name in ("proposals", "judged", "decidable", "targets"):
            self.__dict__.pop(name, None)
        data: Any = form.data
        data = data.copy()
        data[form.add_prefix("seen")] = self.signs
        again = MergeForm(self._mergeable, data) if self.targets else None
        return self.render_to_response(self.get_context_data(merge_form=again))

    def _column(self, row: Judged) -> dict[str, Any]:
        return {
            "proposal": row.proposal,
            "status": look_of(ContributionState(row.proposal.state)),
            "score": mark(row.score),
            "spread": mark(row.spread),
            "reviews": reviews_of(row),
            "themes": themes_of(row),
            "means": [(each.label, mark(mean)) for each, mean in zip(self.criteria, row.means, strict=True)],
            "comments": [_comment(review) for review in row.proposal.reviews.all()],
            "decisions": self._decisions(row.proposal),
        }

    def _decisions(self, proposal: Contribution) -> list[tuple[str, Any]]:
        """Return where the proposal may go from here, each with the page that asks."""
        if proposal.pk not in self.decidable:
            return []
        query = urlencode([("id", str(proposal.pk)), ("next", self.request.get_full_path())])
        ways = [action for action in ACTIONS if action.state in OFFERED and proposal.may_become(action.state)]
        return [(f"{_address_of(action)}?{query}", action.display_name) for action in ways]


def _address_of(action: type[DecideAction]) -> str:
    return reverse("wagtail_bulk_action", args=["forums_pages", "contribution", action.action_type])


def _comment(review: Any) -> dict[str, Any]:
    scores: list[Score] = list(review.scores.all())
    person = review.reviewer
    name = (person.get_full_name() or person.get_username()) if person else _("Former colleague")
    return {"name": name, "comment": review.comment, "marks": [score.value for score in scores]}


@hooks.register("register_bulk_action")
class CompareAction(BulkAction):
    """Leads from what is ticked to the comparison; it changes nothing."""

    models: ClassVar[list[Any]] = [Contribution]
    action_type = "compare"
    action_priority = 5
    display_name = gettext_lazy("Compare")
    aria_label = gettext_lazy("Compare the selected proposals")

    def dispatch(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Redirect."""
        query = urlencode([("id", key) for key in request.GET.getlist("id")])
        return redirect(f"{reverse(COMPARE)}?{query}")
