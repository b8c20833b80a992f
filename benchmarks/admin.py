"""The admin with a large edition: listing, forms and publishing."""

from collections.abc import Callable, Iterator
from functools import partial

from django.test import Client
from django.urls import reverse

from benchmarks import browser
from benchmarks.database import filled, use_copy_of
from benchmarks.measure import Goal, Measurement, measure
from benchmarks.volume import Volume
from forums_pages.models import EditionPage, SessionPage
from forums_pages.programme.rezoning import ANSWER

GOAL = Goal(cpu_ms=500)
SIZES = (20, 1000)


def run() -> Iterator[Measurement]:
    """Measure each page of the admin with a small and with a large edition."""
    for sessions in SIZES:
        use_copy_of(filled(Volume(sessions=sessions)))
        yield from _measured(f"{sessions:,} sessions", browser.log_in())


def _measured(group: str, client: Client) -> Iterator[Measurement]:
    edition, session = EditionPage.objects.get(), SessionPage.objects.order_by("path").last()
    listing = reverse("wagtailadmin_explore", args=[edition.pk])
    yardstick = yardstick_of(client)
    pages = {
        "Listing of the edition's sessions": listing,
        "The same, searched for “ways 0007”": f"{listing}?q=0007",
        "Edition form": browser.edit_address(edition),
        "Session form": browser.edit_address(session),
        "New session form": reverse(
            "wagtailadmin_pages:add", args=["forums_pages", "sessionpage", edition.pk]
        ),
    }
    for name, address in pages.items():
        yield measure(group, name, getter(client, address), yardstick, goal=GOAL)
    for name, page in {"Publish a session": session, "Publish the edition": edition}.items():
        form = browser.filled_form(client, page)
        yield measure(group, name, partial(browser.publish, client, page, form), yardstick)
    yield measure(group, "Publish the edition in another zone", _zone_changer(client, edition), yardstick)


def getter(client: Client, address: str) -> Callable[[], bytes]:
    """Return an action that fetches ``address``."""
    return lambda: browser.fetch(client, address)


def yardstick_of(client: Client) -> Callable[[], bytes]:
    """Return the yardstick: a view that answers at once, asked by the same client."""
    return getter(client, "/yardstick/")


def _zone_changer(client: Client, edition: EditionPage) -> Callable[[], bytes]:
    form = browser.filled_form(client, edition)
    zones = ["Europe/Athens", "Africa/Tunis"]

    def change() -> bytes:
        # The second answer to the question whether the sessions are meant to be at other moments.
        form["time_zone"] = form[ANSWER] = zones[0]
        zones.reverse()
        return browser.publish(client, edition, form)

    return change
