"""3. A call opens, is extended and closes by itself; its proposals are judged, decided and answered."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import cache
from django.test import Client

from forums_pages.models import Contribution, Criterion, Reply, SessionPage
from graphql_api.nodes import node_uid
from tests.factories import Desk, make_call, make_edition, make_forum, make_index, publish
from tests.scenarios.conftest import Read

TUNIS = ZoneInfo("Africa/Tunis")
DEADLINE = datetime(2026, 3, 18, 23, 59, tzinfo=TUNIS)
QUERY = """{ callsForContributions { nodes {
  callStatus closesAt timeZone sessionKinds criteria { label weight }
} } }"""
# The criteria of the Convergences World Forum 2016.
WEIGHTS = {"Relevance": 50, "Quality": 40, "Originality": 10}
PROPOSAL = {
    "name": "Ada Example",
    "email": "ada@example.org",
    "title": "Loans for all",
    "abstract": "How small loans change a town.",
    "sessionKind": "WORKSHOP",
    "consent": "on",
}


def propose(client: Client, call: Any, moment: datetime, **told: str) -> int:
    """Return with what a proposal is answered that is sent at ``moment``, written in the minute before."""
    address = f"/en/contribute/{node_uid(call)}/"
    cache.clear()
    with time_machine.travel(moment - timedelta(minutes=1), tick=False):
        page = BeautifulSoup(client.get(address).content, "html.parser")
    found = page.select_one("[name=ticket]")
    ticket = found["value"] if found else ""
    with time_machine.travel(moment, tick=False):
        answer = client.post(address, {"ticket": ticket, **PROPOSAL, **told})
    thanked = "Thank you: your proposal has arrived." in answer.content.decode()
    return answer.status_code if thanked else 0


def test_opens_is_extended_and_closes_by_itself(editor: Desk, read: Read, client: Client) -> None:
    forum = make_forum("Tunisia", make_index(), time_zone="Africa/Tunis")
    edition = make_edition(forum, "Tunisia 2026", start_date=date(2026, 9, 1), end_date=None)
    call = make_call(edition, live=False)

    def status(moment: datetime) -> dict[str, Any]:
        # Nobody really asks at moments years apart: what was asked for then counts for nothing.
        cache.clear()
        with time_machine.travel(moment.astimezone(UTC), tick=False):
            told: dict[str, Any] = read(QUERY)["callsForContributions"]["nodes"][0]
        return told

    form = editor.open(call).fill(
        time_zone="Africa/Tunis",
        opens_on="2026-01-05",
        closes_on="2026-03-18",
        closes_time="23:59",
        session_kinds=["round_table", "workshop"],
    )
    for label, weight in WEIGHTS.items():
        form.add("criteria", label={"en": label}, weight=weight + (label == "Originality"))
    refused = form.publish()
    assert "101" in str(refused.errors)
    corrected = form.sent_back(refused)
    corrected.data["criteria-2-weight"] = "10"
    assert corrected.publish().errors == {}

    minute = timedelta(minutes=1)
    assert status(DEADLINE - minute) == {
        "callStatus": "OPEN",
        "closesAt": "2026-03-18T23:59:00+01:00",
        "timeZone": "Africa/Tunis",
        "sessionKinds": ["ROUND_TABLE", "WORKSHOP"],
        "criteria": [{"label": label, "weight": weight} for label, weight in WEIGHTS.items()],
    }
    assert status(datetime(2026, 1, 4, 23, 59, tzinfo=TUNIS))["callStatus"] == "SCHEDULED"
    assert status(DEADLINE + minute)["callStatus"] == "CLOSED"
    assert (propose(client, call, DEADLINE), propose(client, call, DEADLINE + minute)) == (200, 0)

    assert editor.open(call).fill(closes_on="2026-03-25").publish().errors == {}

    later = DEADLINE + timedelta(days=3)
    assert (status(later)["callStatus"], status(later)["closesAt"]) == ("OPEN", "2026-03-25T23:59:00+01:00")
    assert propose(client, call, later) == 200
    assert [each.title for each in Contribution.objects.all()] == ["Loans for all"] * 2


def test_proposals_are_judged_compared_accepted_and_answered(
    editor: Desk, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    forum = make_forum("Tunisia", make_index(), time_zone="Africa/Tunis")
    edition = make_edition(forum, "Tunisia 2026", start_date=date(2026, 9, 1), end_date=None)
    call = make_call(edition, "Call 2026", opens_on=date(2026, 1, 5), closes_on=date(2026, 3, 18))
    call.criteria = [Criterion(label={"en": label}, weight=weight) for label, weight in WEIGHTS.items()]
    call = publish(call)
    for title, name in (("Loans for all", "Ada Example"), ("Loans for many", "Zoe Example")):
        told = {"title": title, "name": name, "email": f"{name[:3].lower()}@example.org"}
        assert propose(client, call, DEADLINE - timedelta(days=1), **told) == 200
    one, other = Contribution.objects.order_by("title")

    # Judged, and looked at side by side: the best comes first.
    desk = editor.client
    inbox = "/admin/contributions/"
    for proposal, mark in ((one, 5), (other, 3)):
        marks = {f"review-mark_{each.pk}": mark for each in call.criteria.all()}
        desk.post(f"{inbox}edit/{proposal.pk}/", {"action": "review", "review-comment": "Read.", **marks})
    table = desk.get(f"{inbox}scores/").context["rows"]
    assert [(row.proposal.title, row.score) for row in table] == [("Loans for all", 5), ("Loans for many", 3)]
    keys = f"id={one.pk}&id={other.pk}"
    compared = desk.get(f"{inbox}scores/compare/?{keys}").context["columns"]
    assert [column["score"] for column in compared] == ["5.0", "3.0"]

    # Accepted together, each with a draft and a letter that waits.
    url = f"/admin/bulk/forums_pages/contribution/accepted/?{keys}&next={inbox}"
    seen = desk.get(url).context["form"]["seen"].value()
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(url, {"seen": seen, "note": "Both", "prepare_replies": "on"})
    assert set(SessionPage.objects.values_list("title", "live")) == {
        ("Loans for all", False),
        ("Loans for many", False),
    }
    mail.outbox.clear()

    # Nothing goes before somebody says so; of two, one was decided anew meanwhile.
    replies = {reply.contribution_id: reply for reply in Reply.objects.all()}
    desk.post(f"{inbox}edit/{other.pk}/", {"action": "decide", "decision-state": "withdrawn"})
    url = "/admin/bulk/forums_pages/reply/send/?next=/admin/outbox/&" + "&".join(
        f"id={reply.pk}" for reply in replies.values()
    )
    page = desk.get(url)
    assert [row.item for row in page.context["staying"]] == [replies[other.pk]]
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(url, {"seen": page.context["form"]["seen"].value()})

    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["ada@example.org"], "Your proposal “Loans for all” is accepted")
    assert ("Dear Ada Example," in sent.body, str(one.reference) in sent.body) == (True, True)
    assert "Sent" in desk.get(f"{inbox}edit/{one.pk}/").content.decode()
