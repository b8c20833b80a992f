"""The score table: the proposals to one call by what reviewers made of them, and what a choice adds up to."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Table
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from forums_pages.contributions.scoring import balance, calls_judged_by, judged_proposals, workloads
from forums_pages.enums import ContributionState
from forums_pages.models import CallPage, Contribution
from forums_pages.roles.contributions import contributions_visible_to
from forums_pages.viewsets.exports import SafeExportMixin
from forums_pages.viewsets.orders import unknown_at_the_end
from forums_pages.viewsets.scores.columns import columns_of, exported, headings, sorted_by

TITLE = gettext_lazy("Score table")
IN_PLAY, ALL = "", "all"
OUT = (ContributionState.WITHDRAWN, ContributionState.MERGED)


class WhichForm(forms.Form):
    """Which call, and which of its proposals."""

    call = forms.ChoiceField(label=gettext_lazy("Call"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[
            (IN_PLAY, gettext_lazy("All but withdrawn and merged")),
            (ALL, gettext_lazy("All")),
            *ContributionState.choices,
        ],
    )

    def __init__(self, calls: list[CallPage], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        call: Any = self.fields["call"]
        call.choices = [(str(each.pk), f"{each.title} – {each.edition}") for each in calls]


class ScoreTableView(SafeExportMixin, WagtailAdminTemplateMixin, TemplateView):
    """The proposals to one call, by their score, as a page and as a spreadsheet."""

    template_name = "forums_pages/admin/scores/table.html"
    page_title = TITLE
    header_icon = "decimal"
    # The names are the call's: see ``export_headings``.
    list_export: tuple[str, ...] = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in whoever sees proposals."""
        policy = policy_registry.get_by_type(Contribution)
        if not policy.user_has_any_permission(request.user, ["view", "change"]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Return the page, or with ``export`` a spreadsheet."""
        if self.is_export and self.call is not None:
            self.export_headings = headings(self.criteria)
            self.list_export = tuple(self.export_headings)
            sheet: HttpResponse = self.as_spreadsheet(self.rows, self.request.GET["export"])
            return sheet
        return super().render_to_response(context, **kwargs)

    @cached_property
    def visible(self) -> Any:
        """The proposals that the user may read."""
        return contributions_visible_to(self.request.user)

    @cached_property
    def calls(self) -> list[CallPage]:
        """The calls to choose from, the latest to close first."""
        calls = calls_judged_by(self.visible).select_related("edition")
        return list(calls.order_by(unknown_at_the_end("-closes_at"), "pk"))

    @cached_property
    def form(self) -> WhichForm:
        """What is asked; what nobody can ask counts as not asked."""
        form = WhichForm(self.calls, self.request.GET)
        form.is_valid()
        return form

    @cached_property
    def call(self) -> CallPage | None:
        """The call that is looked at: the one asked for, else the latest."""
        wanted = self.form.cleaned_data.get("call")
        chosen = [each for each in self.calls if str(each.pk) == wanted]
        return next(iter([*chosen, *self.calls]), None)

    @cached_property
    def criteria(self) -> list[Any]:
        """The call's criteria, in its order."""
        return list(self.call.criteria.all()) if self.call is not None else []

    @cached_property
    def judged(self) -> list[Any]:
        """All proposals to the call, as they were judged."""
        return judged_proposals(self.visible.filter(call=self.call), self.criteria) if self.call else []

    @cached_property
    def rows(self) -> list[Any]:
        """The proposals that are asked for, in the order that is asked for."""
        state = self.form.cleaned_data.get("state", IN_PLAY)
        shown = [row for row in self.judged if _is_asked_for(row.proposal, state)]
        return sorted_by(shown, self.ordering, self.criteria)

    @property
    def ordering(self) -> str:
        """The order that is asked for, else the best first."""
        return self.request.GET.get("ordering") or "-score"

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Return a line of the spreadsheet."""
        return exported(item, self.criteria)

    def get_filename(self) -> str:
        """Name the spreadsheet after the call."""
        return f"scores-{self.call.slug}" if self.call else "scores"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the table, who has reviewed how much, and what the choice adds up to."""
        asked = {"call": self.call.pk if self.call else None, "state": self.form.cleaned_data.get("state")}
        shares = balance(self.judged)
        labels = {"theme": _("Theme"), "format": _("Format"), "sector": _("Sector"), "country": _("Country")}
        return {
            **super().get_context_data(**kwargs),
            "call": self.call,
            "form": WhichForm(self.calls, initial=asked),
            "rows": self.rows,
            "table": Table(
                columns_of(self.criteria), self.rows, ordering=self.ordering, base_url=self.request.path
            ),
            "workloads": workloads(self.judged, self.criteria),
            "proposal_count": len(self.judged),
            "charts": [(labels[name], each) for name, each in shares.items() if each],
            "export_query": self._query_without("export"),
            "model_opts": Contribution._meta,
        }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the inbox."""
        inbox = {"url": reverse("contributions:index"), "label": _("Contributions")}
        return [*self.breadcrumbs_items, inbox, {"url": "", "label": TITLE}]

    def _query_without(self, name: str) -> str:
        query = self.request.GET.copy()
        query.pop(name, None)
        return query.urlencode()


def _is_asked_for(proposal: Contribution, state: str) -> bool:
    return proposal.state not in OUT if state == IN_PLAY else state in (ALL, proposal.state)
