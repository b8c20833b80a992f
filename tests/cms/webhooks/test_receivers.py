"""Who would be told of a change, shown to whoever is about to make it, is who is told of it then."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.webhooks.models import Delivery, Webhook
from cms.webhooks.receivers import receivers_of
from cms.webhooks.replaying import pause
from tests.cms.webhooks.telling import subscribe_now, told
from tests.factories import Desk, make_edition, make_session, translate
from tests.factories.telling import tell

pytestmark = pytest.mark.django_db

ASKED = {
    "Everything": {},
    "Sessions": {"kinds": ["Session"]},
    "People": {"kinds": ["Person"]},
    "French": {"locales": ["fr"]},
    "Arabic": {"locales": ["ar"]},
    "Deletions": {"actions": ["deleted"]},
}


def subscribe_all() -> None:
    for name, wishes in ASKED.items():
        webhook, _secret = subscribe_now(**wishes)
        Webhook.objects.filter(pk=webhook.pk).update(name=name)


def foretold(page: Any, *sessions: int) -> list[str]:
    return [str(line.name) for line in receivers_of(page, sessions) if line.state == "told"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["cancelled", "redated"])
def test_those_who_are_named_before_are_those_who_are_told_then(client: Client, turn: str) -> None:
    desk = Desk(client)
    edition = make_edition()
    translate(edition, "fr", title="Édition")
    session = make_session(edition, day=date(2030, 5, 14))
    subscribe_all()
    touched = [session.pk] if turn == "redated" else []
    names = foretold(edition, *touched)
    answers = {"start_date": "2031-02-03", "end_date": "2031-02-04"} if turn == "redated" else {}

    shown = tell(desk.client, edition, turn).look(**answers)
    for name in names:
        assert f"{name} is told within seconds." in shown.receivers
    shown.confirm()

    assert {each.webhook.name for each in Delivery.objects.select_related("webhook")} == set(names)
    expected = {"cancelled": ["Everything", "French"], "redated": ["Everything", "French", "Sessions"]}
    assert names == expected[turn]
    # One message for what was one action.
    assert Delivery.objects.count() == len(names)


def test_each_says_why_it_is_not_told_or_waits() -> None:
    edition = make_edition()
    subscribe_all()
    pause(Webhook.objects.get(name="Everything"))
    lines = [(str(line.name), line.state, str(line.words)) for line in receivers_of(edition, [])]
    unasked = ("unasked", "is not told: it did not ask for changes like this.")
    assert lines == [
        ("Arabic", *unasked),
        ("Deletions", *unasked),
        ("Everything", "waiting", "is paused: it is told once somebody lets it go on."),
        ("French", *unasked),
        ("People", *unasked),
        ("Sessions", *unasked),
    ]
    Webhook.objects.filter(name="Everything").update(status="disabled")
    assert [str(line.words) for line in receivers_of(edition, []) if line.name == "Everything"] == [
        "is disabled: it is told once somebody switches it on."
    ]


def test_without_subscribers_nobody_is_named() -> None:
    assert list(receivers_of(make_edition(), [])) == []


def test_it_costs_as_many_statements_for_two_as_for_twenty() -> None:
    edition = make_edition()
    subscribe_all()
    sessions: list[int] = []
    costs = []
    for count in (2, 18):
        sessions += [make_session(edition, f"{count} {number}").pk for number in range(count)]
        with CaptureQueriesContext(connection) as statements:
            list(receivers_of(edition, sessions))
        costs.append(len(statements))
    assert costs[0] == costs[1]
    assert told() == []
