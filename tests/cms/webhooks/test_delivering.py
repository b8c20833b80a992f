"""A message from the button of an editor to a receiver that verifies it."""

import json
from typing import Any

import pytest
from django.test import Client
from standardwebhooks.webhooks import Webhook as Verifier

from cms.webhooks.delivering import deliver_next
from cms.webhooks.models import Delivery, DeliveryAttempt, Event
from forums_pages.models import SessionPage
from graphql_api.cache.versions import latest_version
from graphql_api.nodes import node_id, node_uid
from tests.cms.webhooks.telling import subscribe_now
from tests.factories import Desk, make_edition, make_session
from tests.live.receiver import Receiver

pytestmark = pytest.mark.django_db


def test_what_an_editor_publishes_arrives_signed(client: Client, receiver: Receiver) -> None:
    edition = make_edition()
    session = make_session(edition, title="Opening")
    _webhook, secret = subscribe_now(receiver.url)
    desk = Desk(client)

    assert desk.open(session).fill(title="Welcome").publish().accepted
    assert deliver_next()
    assert not deliver_next()

    (message,) = receiver.messages
    told: dict[str, Any] = Verifier(secret).verify(message.body, message.headers)
    event = Event.objects.get()
    path = f"/en/exampleland/{edition.slug}/{session.slug}/"
    assert message.headers["webhook-id"] == event.identifier
    assert (message.path, message.headers["host"]) == ("/hook?from=forums", receiver.host)
    assert told == {
        "type": "session.changed",
        "timestamp": event.made_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "data": {
            "sequence": event.pk,
            "version": latest_version(),
            "action": "changed",
            "kind": "Session",
            "uid": node_uid(SessionPage.objects.get(pk=session.pk)),
            "id": node_id(session, "en"),
            "locale": "en",
            "path": path,
            "url": f"http://testserver{path}",
            "previousPath": None,
            "forum": node_uid(edition.forum),
            "others": [],
            "othersLeftOut": 0,
        },
    }
    assert list(Delivery.objects.values_list("state", "attempt_count")) == [("delivered", 1)]
    assert list(DeliveryAttempt.objects.values_list("status", "problem", "answer")) == [(204, "", "")]
    assert json.loads(message.body) == told
