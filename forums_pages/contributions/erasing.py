"""Erases whom a proposal came from, at their request: what was proposed stays, who proposed it is gone."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from wagtail.log_actions import log

from forums_pages.enums import ContributionState, ReplyState
from forums_pages.models import Contribution
from forums_pages.models.contributions import UNDECIDED
from forums_pages.models.replies import OPEN_STATES

LOG_ACTION = "forums_pages.erase_submitter"
# The organisation may be a person's own, and proposed speakers are persons, too.
PERSONAL = (
    "submitter_name", "submitter_email", "submitter_organisation", "submitter_sector", "submitter_country",
    "proposed_speakers",
)  # fmt: skip


@transaction.atomic
def erase_submitter(contribution: Contribution, user: AbstractBaseUser | None) -> Contribution:
    """Return the proposal without anybody's data; one that is not decided yet counts as withdrawn.

    Nothing of it can be brought back. A session that was made of it stays: it has never held these data.
    Replies that nobody has sent are gone; of the others, address and words are.
    """
    locked = Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
    for name in PERSONAL:
        setattr(locked, name, "")
    if locked.state in UNDECIDED:
        locked.state = ContributionState.WITHDRAWN
    locked.save(update_fields=[*PERSONAL, "state"])
    locked.replies.filter(state__in=(ReplyState.QUEUED, *OPEN_STATES)).delete()
    locked.replies.update(recipient="", subject="", text="", problem="", version=F("version") + 1)
    log(instance=locked, action=LOG_ACTION, user=user)
    return locked
