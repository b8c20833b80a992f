"""What does not arrive at once: tried again, left in peace, given up, and never lost or sent by two."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings
from standardwebhooks.webhooks import Webhook as Verifier

from cms.webhooks.claiming import LEASE, claim
from cms.webhooks.delivering import deliver, deliver_next
from cms.webhooks.models import Delivery, DeliveryAttempt, Webhook
from cms.webhooks.outbox import write_test
from cms.webhooks.replaying import pause, replay, replay_one, resume
from cms.webhooks.retries import ATTEMPTS, DELAYS, FAILURES_UNTIL_REST, JITTER, PATIENCE
from forums_pages.signals import settle
from graphql_api.manifests import prepare
from graphql_api.models import PersistedOperation
from tests.cms.webhooks.telling import subscribe_now
from tests.factories import make_forum
from tests.live.receiver import Receiver

pytestmark = pytest.mark.django_db


@pytest.fixture
def webhook(receiver: Receiver) -> Webhook:
    return subscribe_now(receiver.url)[0]


def make_due() -> None:
    """Let the time pass until whatever waits is due."""
    Delivery.objects.update(due_at=timezone.now(), leased_until=None)
    Webhook.objects.update(rests_until=None)


def standing(webhook: Webhook) -> tuple[str, str, int]:
    row = Webhook.objects.get(pk=webhook.pk)
    return row.status, row.reason, row.failures


def test_it_is_tried_ten_times_over_two_and_a_half_days_and_can_be_replayed(
    webhook: Webhook, receiver: Receiver
) -> None:
    receiver.answers(503)
    delivery = write_test(webhook)
    waits = []
    for _attempt in range(ATTEMPTS):
        begun = timezone.now()
        assert deliver_next()
        waits.append(Delivery.objects.get().due_at - begun)
        make_due()

    assert not deliver_next()
    assert Delivery.objects.get().state == "failed"
    for wait, delay in zip(waits, DELAYS, strict=False):
        assert delay <= wait <= delay * (1 + JITTER) + timedelta(seconds=5)
    assert {message.headers["webhook-id"] for message in receiver.messages} == {delivery.event.identifier}
    assert DeliveryAttempt.objects.filter(status=503).count() == len(receiver.messages) == ATTEMPTS

    receiver.answers(200)
    assert replay_one(delivery)
    make_due()
    assert deliver_next()
    assert Delivery.objects.get().state == "delivered"
    assert {message.headers["webhook-id"] for message in receiver.messages} == {delivery.event.identifier}
    assert standing(webhook) == ("active", "", 0)


def test_a_receiver_may_ask_for_more_time(webhook: Webhook, receiver: Receiver) -> None:
    receiver.answers(429, Retry_After="3600")
    write_test(webhook)
    deliver_next()
    wait = Delivery.objects.get().due_at - timezone.now()
    assert timedelta(minutes=59) < wait < timedelta(hours=1, minutes=13)


def test_who_is_gone_is_sent_no_more(webhook: Webhook, receiver: Receiver) -> None:
    receiver.answers(410)
    write_test(webhook)
    write_test(webhook)
    assert deliver_next()
    make_due()
    assert not deliver_next()
    assert standing(webhook) == ("disabled", "gone", 1)

    receiver.answers(200)
    resume(webhook)
    assert (deliver_next(), deliver_next()) == (True, True)


def test_who_fails_gets_one_message_at_a_time_after_a_rest(webhook: Webhook, receiver: Receiver) -> None:
    receiver.answers(500)
    for _each in range(FAILURES_UNTIL_REST + 3):
        write_test(webhook)
    sent = 0
    while deliver_next():
        sent += 1
    assert (sent, standing(webhook)) == (FAILURES_UNTIL_REST, ("active", "", FAILURES_UNTIL_REST))

    make_due()
    assert claim() is not None
    assert claim() is None
    make_due()
    receiver.answers(200)
    while deliver_next():
        pass
    assert standing(webhook) == ("active", "", 0)
    assert set(Delivery.objects.values_list("state", flat=True)) == {"delivered"}


def test_one_that_fails_keeps_nobody_else_waiting(webhook: Webhook, receiver: Receiver) -> None:
    other, _secret = subscribe_now("http://127.0.0.1:9/")
    for _each in range(FAILURES_UNTIL_REST + 60):
        write_test(other)
    while deliver_next():
        pass
    write_test(webhook)
    assert deliver_next()
    assert len(receiver.messages) == 1


def test_who_takes_nothing_for_five_days_is_sent_no_more(webhook: Webhook, receiver: Receiver) -> None:
    receiver.answers(500)
    write_test(webhook)
    deliver_next()
    Webhook.objects.update(failing_since=timezone.now() - PATIENCE)
    make_due()
    deliver_next()
    assert standing(webhook) == ("disabled", "failing", 2)


def test_what_waits_while_it_is_paused_goes_out_afterwards(webhook: Webhook, receiver: Receiver) -> None:
    pause(webhook)
    write_test(webhook)
    assert not deliver_next()
    resume(webhook)
    assert deliver_next()
    assert len(receiver.messages) == 1


def test_a_delivery_is_one_workers_until_its_lease_ends(webhook: Webhook, receiver: Receiver) -> None:
    write_test(webhook)
    first = claim()
    assert first is not None
    assert claim() is None
    assert not replay_one(first)

    # Whoever claimed it was killed.
    Delivery.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    second = claim()
    assert second is not None
    assert (second.pk, second.lease != first.lease) == (first.pk, True)
    assert second.leased_until is not None
    assert second.leased_until - timezone.now() > LEASE - timedelta(seconds=5)

    # It was only slow, and fails after the other has succeeded: what has arrived stays so.
    assert deliver(second) is not None
    receiver.answers(500)
    assert deliver(first) is not None
    assert list(Delivery.objects.values_list("state", flat=True)) == ["delivered"]
    assert len({message.headers["webhook-id"] for message in receiver.messages}) == 1


def test_a_new_secret_signs_beside_the_old_one_for_a_day(webhook: Webhook, receiver: Receiver) -> None:
    old = webhook.secrets_at(timezone.now())[0]
    new = webhook.renew_secret()
    write_test(webhook)
    deliver_next()
    (message,) = receiver.messages
    assert len(message.headers["webhook-signature"].split()) == 2
    for secret in (old, new):
        assert Verifier(secret).verify(message.body, message.headers)["type"] == "webhook.test"
    assert webhook.secrets_at(timezone.now() + timedelta(hours=25)) == [new]


def test_secrets_survive_a_change_of_the_sites_key_and_not_its_loss(
    webhook: Webhook, receiver: Receiver, settings: Settings
) -> None:
    secret = webhook.secrets_at(timezone.now())
    assert secret[0] not in webhook.secrets.get().sealed
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-that-protects-nothing-at-all-either"
    assert webhook.secrets_at(timezone.now()) == secret

    settings.SECRET_KEY_FALLBACKS = []
    write_test(webhook)
    assert deliver_next()
    assert standing(webhook) == ("disabled", "sealed", 0)
    assert (receiver.messages, Delivery.objects.get().attempt_count) == ([], 0)


def test_a_range_is_replayed(webhook: Webhook, receiver: Receiver) -> None:
    for _each in range(3):
        write_test(webhook)
    while deliver_next():
        pass
    now = timezone.now()
    Delivery.objects.filter(pk=Delivery.objects.earliest("pk").pk).update(state="failed")
    assert replay(webhook, now - timedelta(hours=2), now - timedelta(hours=1), only_failed=False) == 0
    assert replay(webhook, now - timedelta(hours=1), now, only_failed=True) == 1
    assert replay(webhook, now - timedelta(hours=1), now, only_failed=False) == 3
    while deliver_next():
        pass
    identifiers = [message.headers["webhook-id"] for message in receiver.messages]
    assert (len(identifiers), len(set(identifiers))) == (6, 3)


def test_a_registered_document_is_answered_as_for_anybody(receiver: Receiver) -> None:
    forum = make_forum()
    text = "query Told($uid: ID!) { node(id: $uid) { __typename ... on Forum { title } } }"
    operation = PersistedOperation(document=text)
    prepare(operation)
    operation.save()
    subscribe_now(receiver.url, document=operation)
    forum.save_revision().publish()
    settle()
    assert deliver_next()
    assert json.loads(receiver.messages[0].body)["data"]["result"] == {
        "node": {"__typename": "Forum", "title": "Exampleland"}
    }

    # It is taken down before a message is sent again: nothing is told of it any more.
    forum.unpublish()
    assert replay_one(Delivery.objects.latest("pk"))
    assert deliver_next()
    result = json.loads(receiver.messages[1].body)["data"]["result"]
    assert "title" not in json.dumps(result)
