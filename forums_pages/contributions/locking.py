"""Takes replies and their proposals for the length of a transaction, always in the same order."""

from collections.abc import Collection

from forums_pages.models import Contribution, Reply


class ChangedMeanwhileError(Exception):
    """Somebody else was faster: what was looked at is not what is there now."""


def locked_replies(keys: Collection[int]) -> list[Reply]:
    """Return the replies as the database has them, locked, after their proposals, which stand still, too.

    Whoever locks a proposal and then its replies, as erasing does, never waits for somebody who waits for it.
    """
    of = Reply.objects.filter(pk__in=keys).values("contribution")
    proposals = Contribution.objects.select_for_update(of=("self",)).filter(pk__in=of).order_by("pk")
    found = {proposal.pk: proposal for proposal in proposals}
    replies = list(Reply.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    for reply in replies:
        reply.contribution = found[reply.contribution_id]
    return replies
