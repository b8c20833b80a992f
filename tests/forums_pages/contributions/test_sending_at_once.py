"""However many decide and send at the same moment: one session per proposal, one letter per reply."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core import mail
from django.db import connection, connections

from forums_pages.contributions.erasing import erase_submitter
from forums_pages.contributions.locking import ChangedMeanwhileError
from forums_pages.contributions.replies import prepare
from forums_pages.contributions.sending import queue, send_reply
from forums_pages.contributions.together import decide_together
from forums_pages.enums import ContributionState, ReplyState
from forums_pages.models import Contribution, Reply, SessionPage
from tests.factories import make_call, make_contribution

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
PEOPLE, PROPOSALS = 6, 8


@pytest.fixture(autouse=True)
def needs_rows_that_are_locked() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory lets no second connection in.")


def at_once(*tasks: Callable[[], Any]) -> Counter[str]:
    """Do all of ``tasks`` at the same moment, and return how each ended."""
    together = Barrier(len(tasks))

    def work(task: Callable[[], Any]) -> str:
        together.wait()
        try:
            return type(task()).__name__
        except ChangedMeanwhileError:
            return "told"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return Counter(pool.map(work, tasks))


def make_proposals(state: str = "submitted") -> list[Contribution]:
    call = make_call()
    return [make_contribution(call, f"Proposal {number}", state=state) for number in range(PROPOSALS)]


def test_a_reply_is_sent_once_by_many_workers() -> None:
    replies = [prepare(proposal) for proposal in make_proposals("declined")]
    Reply.objects.update(state=ReplyState.QUEUED)

    def work() -> None:
        for reply in replies:
            assert reply is not None
            send_reply.func(reply.pk)

    at_once(*[work] * PEOPLE)

    assert Counter(message.subject for message in mail.outbox) == Counter(
        f"About your proposal “Proposal {number}”" for number in range(PROPOSALS)
    )
    assert set(Reply.objects.values_list("state", flat=True)) == {"sent"}


def test_one_of_many_people_sends_and_the_others_are_told() -> None:
    seen = []
    for proposal in make_proposals("declined"):
        reply = prepare(proposal)
        assert reply is not None
        seen.append((reply.pk, reply.version))

    assert at_once(*[lambda: queue(seen, None)] * PEOPLE) == {"int": 1, "told": PEOPLE - 1}
    assert len(mail.outbox) == PROPOSALS


def test_one_of_many_people_accepts_and_the_others_are_told() -> None:
    seen = {proposal.pk: proposal.state for proposal in make_proposals()}

    def accept() -> Any:
        return decide_together(seen, ContributionState.ACCEPTED, None, with_replies=True)

    assert at_once(*[accept] * PEOPLE) == {"Done": 1, "told": PEOPLE - 1}
    assert (SessionPage.objects.count(), Reply.objects.count()) == (PROPOSALS, PROPOSALS)


def test_whoever_prepares_and_erases_at_once_waits_for_nobody_forever() -> None:
    proposals = make_proposals("declined")
    replies = [prepare(proposal) for proposal in proposals]
    keys = [(reply.pk, reply.version) for reply in replies if reply is not None]

    def erase() -> None:
        for proposal in proposals:
            erase_submitter(proposal, None)

    at_once(erase, lambda: queue(keys, None), erase, lambda: queue(keys, None))

    assert set(Reply.objects.values_list("recipient", "text")) <= {("", "")}
    assert set(Reply.objects.values_list("state", flat=True)) <= {"sent"}
