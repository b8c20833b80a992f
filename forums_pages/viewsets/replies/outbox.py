"""The outbox: every reply to a proposal, waiting for a person's word, sent, or failed."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ModelChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView

from forums_pages.contributions.sending import obstacle_to
from forums_pages.enums import ReplyState
from forums_pages.models import CallPage, Reply
from forums_pages.roles.replies import replies_visible_to
from forums_pages.viewsets.columns import StatusColumn
from forums_pages.viewsets.guarded import GuardedViewSet
from forums_pages.viewsets.orders import unknown_at_the_end
from forums_pages.viewsets.replies.letter import ReplyView
from forums_pages.viewsets.statuses import Status, look_of
from forums_pages.viewsets.ticked import TickedIndexMixin


def standing_of(reply: Reply) -> Status:
    """Return what became of the reply, as a word with a sign."""
    return look_of(reply.standing)


def note_of(reply: Reply) -> str:
    """Return what keeps a reply that waits from being sent, or what went wrong."""
    return obstacle_to(reply) if reply.state == ReplyState.WAITING else reply.problem


def _calls(request: Any) -> QuerySet[CallPage]:
    visible = replies_visible_to(request.user).values("contribution__call")
    calls = CallPage.objects.sources().filter(pk__in=visible).defer_streamfields()
    listed: QuerySet[CallPage] = calls.order_by(unknown_at_the_end("-closes_at"), "pk")
    return listed


class StandingFilter(MultipleChoiceFilter):
    """Replies in one of several standings, as a reader is told them."""

    def filter(self, qs: Any, value: Any) -> Any:
        """Return those in any of the chosen standings."""
        if not value:
            return qs
        chosen = (Q(pk__in=qs.model.objects.in_standing(each).values("pk")) for each in value)
        return qs.filter(Q(*chosen, _connector=Q.OR))


class ReplyFilterSet(WagtailFilterSet):
    """Replies in a standing, for a call."""

    standing = StandingFilter(
        label=_("State"), choices=ReplyState.choices, widget=forms.CheckboxSelectMultiple
    )
    contribution__call = ModelChoiceFilter(label=_("Call"), queryset=_calls, empty_label=_("All"))

    class Meta:
        model = Reply
        fields: list[str] = []


class OutboxView(TickedIndexMixin, IndexView):
    """The replies to proposals about which the user may decide."""

    page_title = _("Outbox")
    search_fields = ("subject", "recipient", "contribution__title", "contribution__submitter_name")
    # Personal data stays out of the search index; the table itself is searched.
    search_backend_name = None

    @cached_property
    def no_results_message(self) -> str:
        """Return where replies come from, to whoever has none yet."""
        if self.is_searching or self.is_filtering:
            return str(super().no_results_message)
        return str(_("No reply waits here yet. Deciding about a proposal prepares one, where you say so."))

    def get_base_queryset(self) -> QuerySet[Reply]:
        """Return the replies with all that a row shows."""
        return replies_visible_to(self.request.user).select_related("contribution__call")

    def get_add_url(self) -> None:
        """Return nothing: replies are prepared from their proposals."""

    def get_delete_url(self, instance: Reply) -> None:
        """Return nothing: a reply is thrown away on its own page, which knows whether it was sent."""


class OutboxViewSet(GuardedViewSet):
    """The outbox. Nothing in it is ever sent by itself."""

    model = Reply
    name = "outbox"
    icon = "mail"
    menu_label = _("Outbox")
    menu_name = "outbox"
    index_view_class = OutboxView
    edit_view_class = ReplyView
    filterset_class = ReplyFilterSet
    ordering = "-written_at"
    list_per_page = 50
    form_fields = ("subject", "text")
    # Nothing writes or deletes replies behind the back of their states.
    left_out = ("add", "delete", "history", "history_results", "usage")
    list_display = (
        "subject",
        Column("recipient", label=_("To")),
        Column("locale", label=_("Language"), accessor="get_locale_display"),
        StatusColumn("state", label=_("State"), read=standing_of),
        Column("note", label=_("Note"), accessor=note_of),
        DateColumn("written_at", label=_("Written"), sort_key="written_at"),
        DateColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
        Column("call", label=_("Call"), accessor="contribution.call.title"),
    )
