"""The inbox of contributions: who proposed what, how it was judged, where it stands."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, ModelChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView

from forums_pages.enums import ContributionState, ReplyState, Sector, SessionKind
from forums_pages.models import CallPage, Contribution, Language, Reply, Theme
from forums_pages.models.replies import OPEN_STATES
from forums_pages.roles.contributions import contributions_visible_to
from forums_pages.roles.replies import may_decide_anything
from forums_pages.viewsets.columns import StatusColumn
from forums_pages.viewsets.exports import SafeExportMixin
from forums_pages.viewsets.filters import countries_in
from forums_pages.viewsets.guarded import GuardedViewSet
from forums_pages.viewsets.orders import unknown_at_the_end
from forums_pages.viewsets.reviewing import ContributionView
from forums_pages.viewsets.statuses import Status, look_of
from forums_pages.viewsets.ticked import TickedIndexMixin


def state_of(contribution: Contribution) -> Status:
    """Return where the proposal stands, as a word with a sign."""
    return look_of(ContributionState(contribution.state))


def score_of(contribution: Contribution) -> str:
    """Return the weighted mean of all complete reviews, such as ``3.5 / 5``; empty before the first."""
    score = contribution.score
    return "" if score is None else f"{score:.1f} / 5"


def _calls(request: Any) -> QuerySet[CallPage]:
    visible = contributions_visible_to(request.user)
    calls = CallPage.objects.sources().filter(pk__in=visible.values("call")).defer_streamfields()
    listed: QuerySet[CallPage] = calls.order_by(unknown_at_the_end("-closes_at"), "pk")
    return listed


def _themes(request: Any) -> QuerySet[Theme]:
    visible = contributions_visible_to(request.user)
    themes: QuerySet[Theme] = Theme.objects.filter(pk__in=visible.values("themes"))
    return themes


def _languages(request: Any) -> QuerySet[Language]:
    visible = contributions_visible_to(request.user)
    return Language.objects.filter(pk__in=visible.values("language"))


class AnswerFilter(ChoiceFilter):
    """Proposals by what their submitters have been written since they stand where they stand."""

    MISSING, WAITING, SENT = "missing", "waiting", "sent"

    def __init__(self, **kwargs: Any) -> None:
        choices = [
            (self.MISSING, _("Nothing written yet")),
            (self.WAITING, _("Reply waits")),
            (self.SENT, _("Reply sent")),
        ]
        super().__init__(**{"label": _("Reply"), "choices": choices, "empty_label": _("All"), **kwargs})

    def filter(self, qs: Any, value: Any) -> Any:
        """Return the proposals of which that is true."""
        replies = Reply.objects.filter(contribution=OuterRef("pk"), written_for=OuterRef("state"))
        states = {self.WAITING: OPEN_STATES, self.SENT: (ReplyState.SENT,)}
        if value in states:
            return qs.filter(Exists(replies.filter(state__in=states[value])))
        return qs.exclude(Exists(replies)) if value == self.MISSING else qs


class ContributionFilterSet(WagtailFilterSet):
    """Proposals to a call, in a state, from a sector; only choices that the user's own proposals have."""

    call = ModelChoiceFilter(label=_("Call"), queryset=_calls, empty_label=_("All"))
    state = MultipleChoiceFilter(
        label=_("State"), choices=ContributionState.choices, widget=forms.CheckboxSelectMultiple
    )
    session_kind = MultipleChoiceFilter(
        label=_("Format"), choices=SessionKind.choices, widget=forms.CheckboxSelectMultiple
    )
    themes = ModelChoiceFilter(label=_("Theme"), queryset=_themes, empty_label=_("All"))
    language = ModelChoiceFilter(label=_("Language"), queryset=_languages, empty_label=_("All"))
    submitter_sector = ChoiceFilter(label=_("Sector"), choices=Sector.choices, empty_label=_("All"))
    submitter_country = ChoiceFilter(label=_("Country"), choices=(), empty_label=_("All"))
    answer = AnswerFilter()

    class Meta:
        model = Contribution
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        visible = contributions_visible_to(self.request.user)
        self.filters["submitter_country"].extra["choices"] = countries_in(visible, "submitter_country")
        if not may_decide_anything(self.request.user):
            # What is written to submitters is for those who decide.
            del self.filters["answer"]


class ContributionIndexView(TickedIndexMixin, SafeExportMixin, IndexView):
    """The proposals to calls that the user may edit."""

    page_title = _("Proposals")
    search_fields = ("title", "submitter_organisation", "submitter_name")
    # Personal data stays out of the search index; the table itself is searched.
    search_backend_name = None

    def get_base_queryset(self) -> QuerySet[Contribution]:
        """Return the proposals with all that a row shows."""
        visible = contributions_visible_to(self.request.user)
        return visible.select_related("call", "language").prefetch_related(
            "reviews__scores", "call__criteria"
        )

    def get_add_url(self) -> None:
        """Return nothing: proposals come in through the public form."""


class ContributionViewSet(GuardedViewSet):
    """Contributions, read and judged; nothing that a submitter wrote can be changed."""

    model = Contribution
    name = "contributions"
    icon = "mail"
    menu_label = _("Proposals")
    menu_name = "proposals"
    index_view_class = ContributionIndexView
    edit_view_class = ContributionView
    filterset_class = ContributionFilterSet
    ordering = "-submitted_at"
    list_per_page = 50
    form_fields = ("decision_note",)
    add_to_reference_index = True
    # Proposals come in through the public form and its checks.
    left_out = ("add",)
    list_display = (
        "title",
        Column("submitter_organisation", label=_("Organisation"), sort_key="submitter_organisation"),
        Column("session_kind", label=_("Format"), accessor="get_session_kind_display"),
        Column("language", label=_("Language")),
        StatusColumn("state", label=_("State"), read=state_of, sort_key="state"),
        Column("score", label=_("Score"), accessor=score_of, classname="number"),
        DateColumn("submitted_at", label=_("Received"), sort_key="submitted_at"),
        Column("call", label=_("Call"), accessor="call.title"),
    )
    list_export = (
        "title", "submitter_organisation", "submitter_sector", "submitter_country.name", "session_kind",
        "language", "state", "score", "submitted_at",
    )  # fmt: skip
    export_filename = "contributions"

    @cached_property
    def export_headings(self) -> dict[str, Any]:
        """Return headings in words."""
        return {
            "title": _("Title"),
            "submitter_organisation": _("Organisation"),
            "submitter_sector": _("Sector"),
            "submitter_country.name": _("Country"),
            "session_kind": _("Format"),
            "language": _("Language"),
            "state": _("State"),
            "score": _("Score"),
            "submitted_at": _("Received"),
        }
