"""What is decided about several proposals of the inbox at once."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from wagtail import hooks
from wagtail.admin import messages

from forums_pages.contributions.deciding import refusal_of
from forums_pages.contributions.together import decide_together
from forums_pages.enums import ContributionState
from forums_pages.models import Contribution
from forums_pages.roles.contributions import contributions_visible_to
from forums_pages.roles.replies import DECIDING
from forums_pages.viewsets.review_forms import TogetherForm
from forums_pages.viewsets.ticked import Row, SeenForm, TellingBulkAction


class DecisionTogetherForm(SeenForm, TogetherForm):
    """Asks what is said of all of them."""


class DecideAction(TellingBulkAction):
    """Moves the proposals to one state, each of them that may go there."""

    models: ClassVar[list[Any]] = [Contribution]
    form_class = DecisionTogetherForm
    template_name = "forums_pages/admin/ticked/decide.html"
    header_icon = "tasks"
    state: ContributionState
    replies = 0

    def rows(self, keys: list[int]) -> Iterable[Row]:
        """Return the proposals about which the user may decide, each with where it stands."""
        visible = contributions_visible_to(self.request.user, [DECIDING]).filter(pk__in=keys)
        for proposal in visible.select_related("call__edition"):
            url = reverse("contributions:edit", args=[proposal.pk])
            stands = str(proposal.get_state_display())
            yield Row(proposal, proposal.title, url, stands, refusal_of(proposal, self.state))

    def sign_of(self, item: Contribution) -> str:
        """Return where the proposal stands."""
        return item.state

    def carry_out(self, items: Sequence[Contribution], form: Any) -> str:
        """Decide, and say how many went where."""
        seen = {proposal.pk: proposal.state for proposal in items}
        told = form.cleaned_data
        done = decide_together(seen, self.state, self.request.user, told["note"], told["prepare_replies"])
        self.replies = done.replies
        went = ngettext(
            "%(count)d proposal is now “%(state)s”.",
            "%(count)d proposals are now “%(state)s”.",
            done.proposals,
        ) % {"count": done.proposals, "state": self.state.label}
        wait = ngettext(
            "%(count)d reply waits in the outbox.", "%(count)d replies wait in the outbox.", done.replies
        ) % {"count": done.replies}
        return f"{went} {wait}" if done.replies else went

    def buttons_after(self) -> list[Any]:
        """Lead to the replies."""
        if not self.replies:
            return []
        return [messages.button(f"{reverse('outbox:index')}?standing=waiting", _("Look at the replies"))]


def _decision(
    to: ContributionState, name: str | Promise, label: str | Promise, priority: int, **more: Any
) -> type[DecideAction]:
    """Return the action that moves proposals to ``to``."""
    said = {"display_name": name, "aria_label": label, "title": label, "button": name}
    return type(
        f"{to.name.title().replace('_', '')}Action",
        (DecideAction,),
        {"state": to, "action_type": str(to), "action_priority": priority, **said, **more},
    )


ACTIONS = (
    _decision(ContributionState.ACCEPTED, _("Accept"), _("Accept the selected proposals"), 10),
    _decision(
        ContributionState.DECLINED,
        _("Decline"),
        _("Decline the selected proposals"),
        20,
        classes={"serious"},
        button_class="no",
    ),
    _decision(
        ContributionState.SHORTLISTED,
        pgettext_lazy("proposal", "Shortlist"),
        _("Put the selected proposals on the shortlist"),
        30,
    ),
    _decision(
        ContributionState.UNDER_REVIEW,
        _("Put under review"),
        _("Put the selected proposals under review"),
        40,
    ),
    _decision(
        ContributionState.WITHDRAWN,
        pgettext_lazy("proposal", "Mark as withdrawn"),
        _("Mark the selected proposals as withdrawn"),
        50,
    ),
)
for _action in ACTIONS:
    hooks.register("register_bulk_action", _action)
