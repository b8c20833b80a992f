"""3. A call opens, is extended and closes by itself, down to the minute; its weights must add up."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import time_machine
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client

from forums_pages.models import Contribution
from graphql_api.nodes import node_uid
from tests.factories import Desk, make_call, make_edition, make_forum, make_index
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


def propose(client: Client, call: Any, moment: datetime) -> int:
    """Return with what a proposal is answered that is sent at ``moment``, written in the minute before."""
    address = f"/en/contribute/{node_uid(call)}/"
    cache.clear()
    with time_machine.travel(moment - timedelta(minutes=1), tick=False):
        page = BeautifulSoup(client.get(address).content, "html.parser")
    found = page.select_one("[name=ticket]")
    ticket = found["value"] if found else ""
    with time_machine.travel(moment, tick=False):
        answer = client.post(address, {"ticket": ticket, **PROPOSAL})
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
