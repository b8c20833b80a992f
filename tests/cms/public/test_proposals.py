from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from cms.public.proposals import ProposalForm, key_in, ticket_after

CALL: dict[str, Any] = {"sessionKinds": [], "themes": [], "languages": []}
TOLD = {"callForContributions": CALL, "goals": [{"number": 5, "title": "Gender equality"}]}
LEAST = {"name": "Ada", "email": "ada@example.org", "title": "Loans", "abstract": "Small.", "consent": "on"}


@pytest.mark.parametrize(
    ("age", "is_good"),
    [
        (timedelta(seconds=1), False),
        (timedelta(seconds=10), True),
        (timedelta(days=6), True),
        (timedelta(days=8), False),
    ],
)
def test_a_ticket_is_good_from_a_few_seconds_to_a_week_later(age: timedelta, is_good: bool) -> None:
    shown = timezone.now()
    with time_machine.travel(shown, tick=False):
        ticket = ticket_after("")
    with time_machine.travel(shown + age, tick=False):
        key = key_in(ticket)
        assert (key is not None, ticket_after(ticket) == ticket) == (is_good, age < timedelta(days=7))
    assert key is None or len(key) == 32


def test_where_a_call_names_nothing_any_will_do() -> None:
    form = ProposalForm(TOLD, {**LEAST, "sessionKind": "PANEL"})

    assert form.errors == {}
    kinds: Any = form.fields["sessionKind"]
    assert ("PANEL" in dict(kinds.choices), "BREAK" in dict(kinds.choices)) == (True, False)
    assert [name for name in ("themes", "language") if name in form.fields] == []
    assert form.given("uid", "key", "fr") == {
        "call": "uid",
        "idempotencyKey": "key",
        "locale": "fr",
        "submitter": {
            "name": "Ada",
            "email": "ada@example.org",
            "organisation": None,
            "sector": None,
            "country": None,
        },
        "title": "Loans",
        "abstract": "Small.",
        "sessionKind": "PANEL",
        "goals": [],
        "proposedSpeakers": None,
        "technicalNeeds": None,
        "consent": True,
        "website": None,
    }


def test_what_the_gateway_finds_is_said_at_its_field() -> None:
    form = ProposalForm(TOLD, {**LEAST, "sessionKind": "PANEL"})
    assert form.is_valid()

    form.take(
        [
            {"path": ["submitter", "email"], "code": "invalid", "message": "No such address."},
            {"path": ["idempotencyKey"], "code": "reused", "message": "Used before."},
            {"path": [], "code": "x", "message": "Not now."},
        ]
    )

    assert form.errors == {"email": ["No such address."], "__all__": ["Used before.", "Not now."]}
