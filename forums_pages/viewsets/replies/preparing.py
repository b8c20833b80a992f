"""Prepares the replies to several proposals of the inbox that were decided without."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages

from forums_pages.contributions.locking import ChangedMeanwhileError
from forums_pages.contributions.replies import NobodyToWriteToError, answered_states, prepare
from forums_pages.models import Contribution
from forums_pages.roles.contributions import contributions_visible_to
from forums_pages.roles.replies import DECIDING
from forums_pages.viewsets.ticked import Row, TellingBulkAction


@hooks.register("register_bulk_action")
class PrepareRepliesAction(TellingBulkAction):
    """Writes to those who have not been written to since their proposal stands where it stands."""

    models: ClassVar[list[Any]] = [Contribution]
    action_type = "prepare"
    action_priority = 60
    header_icon = "mail"
    display_name = gettext_lazy("Prepare replies")
    aria_label = gettext_lazy("Prepare replies to the selected proposals")
    title = aria_label
    button = display_name

    @cached_property
    def answered(self) -> dict[int | None, set[str]]:
        """The states of which templates say something, by forum."""
        return answered_states()

    def rows(self, keys: list[int]) -> Iterable[Row]:
        """Return the proposals about which the user may decide, each with where it stands."""
        visible = contributions_visible_to(self.request.user, [DECIDING]).filter(pk__in=keys)
        for proposal in visible.select_related("call__edition").prefetch_related("replies"):
            url = reverse("contributions:edit", args=[proposal.pk])
            stands = str(proposal.get_state_display())
            yield Row(proposal, proposal.title, url, stands, self.obstacle_of(proposal))

    def obstacle_of(self, proposal: Contribution) -> str:
        """Return in a sentence why nothing is to be written; empty where something is."""
        edition = proposal.call.edition
        own = self.answered.get(edition.forum_id, set()) if edition is not None else set()
        if not proposal.submitter_email:
            return _("The submitter's data were erased: there is no address to write to.")
        if proposal.state not in own | self.answered[None]:
            return _("No template says anything of a proposal that is “%(state)s”.") % {
                "state": proposal.get_state_display()
            }
        if any(reply.written_for == proposal.state for reply in proposal.replies.all()):
            return _("A reply was written since it stands there.")
        return ""

    def sign_of(self, item: Contribution) -> str:
        """Return where the proposal stands."""
        return item.state

    def carry_out(self, items: Sequence[Contribution], form: Any) -> str:
        """Prepare them, and say how many wait now."""
        try:
            count = sum(prepare(proposal) is not None for proposal in items)
        except NobodyToWriteToError as error:
            raise ChangedMeanwhileError from error
        told = ngettext(
            "%(count)d reply waits in the outbox.", "%(count)d replies wait in the outbox.", count
        )
        return told % {"count": count}

    def buttons_after(self) -> list[Any]:
        """Lead to the replies."""
        return [messages.button(f"{reverse('outbox:index')}?standing=waiting", _("Look at the replies"))]
