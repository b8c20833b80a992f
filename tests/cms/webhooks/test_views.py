"""Webhooks in the admin: made, shown, tested, held, replayed; by those who may, and nobody else."""

import re
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from cms.webhooks.delivering import deliver_next
from cms.webhooks.models import Delivery, Event, PublicRow, Webhook
from cms.webhooks.outbox import write_test
from forums_pages.roles import ensure_headquarters
from graphql_api.models import PersistedOperation
from tests.cms.webhooks.telling import subscribe_now
from tests.factories import make_index, make_member, make_session
from tests.live.receiver import Receiver

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("admin", "admin@example.org"))
    return client


def words(answer: Any) -> str:
    main = BeautifulSoup(answer.content.decode(), "html.parser").select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def act(client: Client, webhook: Webhook, action: str, **fields: str) -> Any:
    return client.post(reverse("webhooks:act", args=[webhook.pk]), {"action": action, **fields}, follow=True)


def test_a_webhook_is_made_and_its_secret_shown_once(admin: Client, receiver: Receiver) -> None:
    make_session()
    connection.run_on_commit.clear()
    assert 'dir="ltr"' in admin.get(reverse("webhooks:add")).content.decode()
    answer = admin.post(
        reverse("webhooks:add"), {"name": "Partner", "url": receiver.url, "kinds": ["Session"]}
    )
    webhook = Webhook.objects.get()
    secret = webhook.secrets_at(timezone.now())[0]
    assert (secret in words(answer), "no-store" in answer.headers["Cache-Control"]) == (True, True)
    assert (webhook.kinds, webhook.actions) == (["Session"], [])
    assert PublicRow.objects.filter(kind="Session").count() == 1

    pages = ["index", "inspect", "edit", "delete", "history"]
    for name in pages:
        shown = admin.get(reverse(f"webhooks:{name}", args=[] if name == "index" else [webhook.pk]))
        assert (name, shown.status_code, secret in shown.content.decode()) == (name, 200, False)
    write_test(webhook)
    rows = BeautifulSoup(admin.get(reverse("webhooks:index")).content, "html.parser").select("tbody tr")
    cells = [[" ".join(cell.get_text(" ").split()) for cell in row.select("td")] for row in rows]
    assert [[cell for cell in row if cell] for row in cells] == [
        ["Partner", receiver.url, "Nothing sent yet", "1", "0"]
    ]


def test_an_address_inside_is_refused_with_a_reason(admin: Client) -> None:
    answer = admin.post(reverse("webhooks:add"), {"name": "Partner", "url": "https://127.0.0.1/"})
    assert dict(answer.context["form"].errors) == {
        "url": ["The address leads into a private network, or to this very machine."]
    }
    assert Webhook.objects.count() == 0


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("query A($uid: ID!) { node(id: $uid) { __typename } }", True),
        ("query A($first: Int = 2) { forums(first: $first) { nodes { title } } }", True),
        ("query A($first: Int!) { forums(first: $first) { nodes { title } } }", False),
        ('mutation A { unlock(input: {path: "/", password: "a"}) { __typename } }', False),
    ],
)
def test_only_queries_are_sent_along(admin: Client, receiver: Receiver, text: str, taken: bool) -> None:
    operation = PersistedOperation.objects.create(document=text, digest="a" * 64)
    fields = {"name": "Partner", "url": receiver.url, "document": str(operation.pk)}
    admin.post(reverse("webhooks:add"), fields)
    assert Webhook.objects.exists() is taken


def test_a_test_is_sent_and_its_page_tells_how_it_went(admin: Client, receiver: Receiver) -> None:
    webhook, _secret = subscribe_now(receiver.url)
    receiver.answers(500, b"<b>Sorry</b>")
    shown = act(admin, webhook, "test")
    assert "It has not been sent yet." in words(shown)
    assert deliver_next()
    shown = admin.get(shown.request["PATH_INFO"])
    assert "500" in words(shown)
    assert "&lt;b&gt;Sorry&lt;/b&gt;" in shown.content.decode()
    assert "Trying again" in words(admin.get(reverse("webhooks:inspect", args=[webhook.pk])))

    receiver.answers(200)
    admin.post(shown.request["PATH_INFO"])
    assert deliver_next()
    assert len({message.headers["webhook-id"] for message in receiver.messages}) == 1
    assert "Well" in words(admin.get(reverse("webhooks:inspect", args=[webhook.pk])))


def test_a_dry_run_shows_the_exact_request_and_keeps_nothing(admin: Client, receiver: Receiver) -> None:
    webhook, secret = subscribe_now(receiver.url)
    answer = act(admin, webhook, "dry-run")
    text = words(answer)
    assert re.search(r"webhook-id: msg_[0-9a-f]{26} webhook-timestamp: \d+ webhook-signature: v1,", text)
    assert (f"POST {receiver.url}" in text, '"type":"webhook.test"' in text, secret in text) == (
        True,
        True,
        False,
    )
    assert (receiver.messages, Event.objects.count(), Delivery.objects.count()) == ([], 0, 0)


def test_it_is_paused_resumed_and_given_a_new_secret(admin: Client) -> None:
    webhook, secret = subscribe_now()
    act(admin, webhook, "pause")
    assert Webhook.objects.get().status == "paused"
    act(admin, webhook, "resume")
    assert Webhook.objects.get().status == "active"
    answer = act(admin, webhook, "renew")
    now = timezone.now()
    new, old = webhook.secrets_at(now)
    assert (old, new in words(answer), "for 24 hours" in words(answer)) == (secret, True, True)
    history = words(admin.get(reverse("webhooks:history", args=[webhook.pk])))
    assert [each in history for each in ("Paused", "Resumed", "Made a new secret")] == [True] * 3


def test_a_range_of_time_is_replayed(admin: Client) -> None:
    webhook, _secret = subscribe_now()
    write_test(webhook)
    Delivery.objects.update(state="delivered", delivered_at=timezone.now())
    now = timezone.now()
    moments = {
        name: (now + timedelta(minutes=shift)).strftime("%Y-%m-%dT%H:%M")
        for name, shift in (("since", -5), ("until", 5))
    }
    assert "1 message is sent again." in act(admin, webhook, "replay", **moments).content.decode()
    assert Delivery.objects.get().state == "waiting"
    assert "Say from when" in act(admin, webhook, "replay", since="never").content.decode()


def test_an_editor_sees_nothing_of_it(client: Client) -> None:
    webhook, _secret = subscribe_now()
    delivery = write_test(webhook)
    make_index()
    headquarters = ensure_headquarters()
    client.force_login(make_member("editor", headquarters.editors, headquarters.moderators))
    asked = [
        *(client.get(reverse(f"webhooks:{name}", args=[webhook.pk])) for name in ("inspect", "edit")),
        client.get(reverse("webhooks:index")),
        client.get(reverse("webhooks:delivery", args=[delivery.pk])),
        client.post(reverse("webhooks:delivery", args=[delivery.pk])),
        *(
            client.post(reverse("webhooks:act", args=[webhook.pk]), {"action": each})
            for each in ("renew", "pause")
        ),
    ]
    assert {answer.status_code for answer in asked} <= {302, 403}
    assert {answer.headers.get("Location", "/admin/") for answer in asked} == {"/admin/"}
    assert (Webhook.objects.get().status, webhook.secrets.count()) == ("active", 1)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_page_is_shown_in_other_languages(
    admin: Client, receiver: Receiver, settings: Settings, language: str
) -> None:
    settings.LANGUAGE_CODE = language
    webhook, _secret = subscribe_now(receiver.url)
    delivery = write_test(webhook)
    pages = [
        admin.get(reverse("webhooks:index")),
        admin.get(reverse("webhooks:add")),
        admin.get(reverse("webhooks:inspect", args=[webhook.pk])),
        admin.get(reverse("webhooks:delivery", args=[delivery.pk])),
        act(admin, webhook, "renew"),
    ]
    assert {page.status_code for page in pages} == {200}
