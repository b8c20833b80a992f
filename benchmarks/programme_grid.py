"""The programme grid with a large edition: opening a day, a session's window, and dropping a session."""

from collections.abc import Callable, Iterator
from datetime import time
from itertools import cycle
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from benchmarks import browser
from benchmarks.admin import getter, yardstick_of
from benchmarks.database import filled, use_copy_of
from benchmarks.measure import Goal, Measurement, measure
from benchmarks.volume import FIRST_DAY, Volume
from forums_pages.models import EditionPage, SessionPage
from forums_pages.programme.planning import read_plan

OPENED, DROPPED = Goal(cpu_ms=2000), Goal(cpu_ms=300)
SIZES = (20, 1000)
SCRIPT = {"X-Requested-With": "XMLHttpRequest"}
# An hour of the night in which nothing else takes place.
TIMES = ((time(21), time(22)), (time(22), time(23)))


def run() -> Iterator[Measurement]:
    """Measure the grid with a small edition, a large one, and a large one in which everything is drafted."""
    for sessions in SIZES:
        use_copy_of(filled(Volume(sessions=sessions)))
        yield from _measured(f"{sessions:,} sessions in 37 rooms", browser.log_in())
    draft_everything()
    yield from _measured(f"{SIZES[-1]:,} sessions, each with a draft that moves it", browser.log_in())


def draft_everything() -> None:
    """Give every session a draft in which it begins five minutes later, as rows and without signals."""
    kind, page_kind = (ContentType.objects.get_for_model(model) for model in (SessionPage, Page))
    sessions = list(SessionPage.objects.sources())
    drafts = [
        Revision(
            content_type=kind,
            base_content_type=page_kind,
            object_id=str(session.pk),
            created_at=timezone.now(),
            object_str=session.title,
            content=_moved(session.serializable_data()),
        )
        for session in sessions
    ]
    for session, draft in zip(sessions, Revision.objects.bulk_create(drafts, batch_size=200), strict=True):
        session.latest_revision = draft
        session.has_unpublished_changes = True
    Page.objects.bulk_update(sessions, ["latest_revision", "has_unpublished_changes"], batch_size=200)


def _moved(content: dict[str, Any]) -> dict[str, Any]:
    start = content["start_time"]
    return {**content, "start_time": start.replace(minute=5)} if start else content


def _measured(group: str, client: Client) -> Iterator[Measurement]:
    edition, session = EditionPage.objects.get(), SessionPage.objects.order_by("path").last()
    day = f"?day={FIRST_DAY}"
    grid = reverse("programme_grid:grid", args=[edition.pk]) + day
    window = reverse("programme_grid:session", args=[edition.pk, session.pk]) + day
    yardstick = yardstick_of(client)
    yield measure(group, "Open a day of the grid", getter(client, grid), yardstick, goal=OPENED)
    yield measure(group, "Open a session's window", getter(client, window), yardstick, goal=DROPPED)
    yield measure(
        group, "Drop a session", _dropper(client, edition, session, window), yardstick, goal=DROPPED
    )


def _dropper(client: Client, edition: EditionPage, session: SessionPage, address: str) -> Callable[[], bytes]:
    """Return an action that moves the session from one of two hours to the other, published at once."""
    planned = read_plan(edition).sessions[session.pk]
    fields = {"day": FIRST_DAY, "room": planned.spot.room, "version": planned.version}
    hours = cycle(TIMES)

    def drop() -> bytes:
        starts, ends = next(hours)
        response = client.post(address, {**fields, "start_time": starts, "end_time": ends}, headers=SCRIPT)
        if response.status_code != 200:
            raise RuntimeError(f"The drop was answered {response.status_code}: {response.content[:200]!r}")
        fields["version"] = response.json()["version"]
        return bytes(response.content)

    return drop
