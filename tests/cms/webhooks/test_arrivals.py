"""“Is it live?”, beside the editor of a page."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks

from cms.arrivals import HOOK, Arrival
from cms.webhooks.delivering import deliver_next
from cms.webhooks.models import Delivery
from cms.webhooks.replaying import pause
from forums_pages.models import SessionPage
from forums_pages.roles.permissions import permissions_named
from tests.cms.webhooks.telling import subscribe_now
from tests.factories import Desk, make_member, make_session
from tests.live.receiver import Receiver

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(db: None) -> SessionPage:
    return make_session()


def panel(client: Client, page: SessionPage) -> tuple[str, list[str], str]:
    """Return the panel's first words, its lines without moments, and what its toggle counts."""
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    found = BeautifulSoup(html, "html.parser")
    shown: Any = found.select_one("[data-side-panel=arrival]")
    for moment in shown.select("time, strong"):
        moment.decompose()
    count: Any = found.select_one("[data-side-panel-toggle=arrival] [data-side-panel-toggle-counter]")
    lines = [" ".join(line.get_text(" ").split()) for line in shown.select("li")]
    return " ".join(shown.select_one("p").get_text().split()), lines, count.get_text(strip=True)


def test_without_subscribers_it_says_so(client: Client, session: SessionPage) -> None:
    Desk(client)
    words = "No other site is told of changes. Whoever asks this site sees what is published at once."
    assert panel(client, session) == (words, [], "0")


def test_it_follows_a_change_until_it_has_arrived(
    client: Client, session: SessionPage, receiver: Receiver
) -> None:
    desk = Desk(client)
    subscribe_now(receiver.url)
    other, _secret = subscribe_now(kinds=["Person"])
    other.name = "Directory"
    other.save()
    unchanged = "Since somebody was first told of changes, nothing of this page has changed in public."
    assert panel(client, session) == (unchanged, [], "0")

    assert desk.open(session).fill(title="Welcome").publish().accepted
    last = "The last change that readers can see:"
    quiet = "Directory Was not told: it did not ask for changes like this."
    assert panel(client, session) == (last, [quiet, "Partner On its way since"], "1")
    receiver.answers(500)
    deliver_next()
    assert panel(client, session) == (last, [quiet, "Partner Did not arrive yet; tried again at"], "1")
    Delivery.objects.update(due_at=timezone.now())
    receiver.answers(200)
    deliver_next()
    assert panel(client, session) == (last, [quiet, "Partner Has arrived"], "0")

    Delivery.objects.update(state="failed")
    assert panel(client, session)[1:] == ([quiet, "Partner Did not arrive, and is not tried again."], "1")
    Delivery.objects.update(state="waiting", attempt_count=0)
    pause(Delivery.objects.get().webhook)
    assert panel(client, session)[1:] == ([quiet, "Partner Waits: this subscriber is paused."], "1")


def test_a_page_that_never_was_public_was_told_to_nobody(client: Client) -> None:
    draft = make_session(live=False)
    subscribe_now()
    Desk(client)
    assert panel(client, draft) == ("This page is not public, so nobody was told of it.", [], "0")


def test_the_lines_are_told_alone_to_those_who_may_edit(client: Client, session: SessionPage) -> None:
    desk = Desk(client)
    subscribe_now()
    assert desk.open(session).publish().accepted
    address = reverse("webhook_arrivals", args=[session.pk])
    shown = BeautifulSoup(client.get(address).content, "html.parser")
    assert [each.get_text() for each in shown.select(".arrivals__name")] == ["Partner"]

    visitors = Group.objects.create(name="May look around")
    visitors.permissions.set(permissions_named(["wagtailadmin.access_admin"]))
    client.force_login(make_member("visitor", visitors))
    refused = client.get(address)
    assert (refused.status_code, b"Partner" in refused.content) == (302, False)


def test_whoever_takes_part_adds_a_line(client: Client, session: SessionPage) -> None:
    desk = Desk(client)
    subscribe_now()
    assert desk.open(session).publish().accepted
    with hooks.register_temporarily(HOOK, lambda _page: [Arrival("Cache", "arrived", "Shows it")]):
        assert "Cache Shows it" in panel(client, session)[1]


def test_a_page_that_was_just_made_by_saving_itself_is_sent_no_panel(
    client: Client, session: SessionPage
) -> None:
    Desk(client)
    address = reverse("wagtailadmin_pages:edit", args=[session.pk])
    parts = client.get(address, {"_w_hydrate_create_view": "1"}).content.decode()
    assert ("[data-side-panel='status']" in parts, "arrival" in parts) == (True, False)
