"""Decides about several proposals at once: all of them that were looked at, or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from forums_pages.contributions.deciding import accept, move_to, refusal_of
from forums_pages.contributions.locking import ChangedMeanwhileError
from forums_pages.contributions.replies import prepare
from forums_pages.enums import ContributionState
from forums_pages.models import Contribution


@dataclass(frozen=True)
class Done:
    """How many proposals went where they were sent, and how many replies were prepared."""

    proposals: int
    replies: int


@transaction.atomic
def decide_together(
    seen: Mapping[int, str], state: ContributionState, user: Any, note: str = "", with_replies: bool = False
) -> Done:
    """Move the proposals to ``state``; accepting makes a draft session of each. ``seen`` says how they stood.

    Raises:
        ChangedMeanwhileError: one of them stands elsewhere than was seen, or cannot go there; none has moved.
    """
    # In one order, so that two people who decide about the same ones do not wait for each other.
    rows = Contribution.objects.select_for_update(of=("self",)).filter(pk__in=seen).order_by("pk")
    proposals = list(rows)
    stand = {proposal.pk: proposal.state for proposal in proposals}
    if stand != dict(seen) or any(refusal_of(proposal, state) for proposal in proposals):
        raise ChangedMeanwhileError
    replies = 0
    for proposal in proposals:
        _decide(proposal, state, user, note)
        log(instance=proposal, action="wagtail.edit", user=user)
        if with_replies and proposal.submitter_email:
            replies += prepare(proposal) is not None
    return Done(len(proposals), replies)


def _decide(proposal: Contribution, state: ContributionState, user: Any, note: str) -> None:
    if state == ContributionState.ACCEPTED:
        accept(proposal, user, note)
    else:
        move_to(proposal, state, note)
