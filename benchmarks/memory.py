"""What a worker of a real server weighs after each request, and the background worker at its highest."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from django.conf import settings
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from benchmarks import browser, gateway, hits, upload
from benchmarks.database import filled, use_copy_of
from benchmarks.places import BASE_DIR
from benchmarks.server import Server, environment_for, serving
from benchmarks.volume import Volume
from forums_pages.models import EditionPage, SessionPage

GOAL_MEGABYTES = 250
HEADER = "| After | Worker | Worker and supervisor | Goal |\n| --- | ---: | ---: | --- |"
TIMES = 5
# So many different answers of 20 kB are kept.
KEPT, SESSIONS = 1_000, 23
# Seconds. Encoding one copy takes ten times as long.
LOOKS_EVERY = 0.01


@dataclass(frozen=True)
class Weight:
    """Resident memory of the worker, and what all processes hold for themselves, in megabytes."""

    after: str
    worker: float
    total: float

    @property
    def met(self) -> bool:
        """Return whether the worker stays within the goal."""
        return self.worker <= GOAL_MEGABYTES


def run() -> Iterator[Weight]:
    """Serve the large edition and weigh the worker after each kind of request, in this order."""
    database = use_copy_of(filled(Volume()))
    with serving(database, BENCH_KEPT="1") as server:
        yield _weighed("the start and one empty request", server)
        visitor = _Visitor(server)
        for name, request in _requests(visitor).items():
            for _time in range(TIMES):
                request()
            yield _weighed(f"{name}, {TIMES} times", server)
        for number in range(KEPT):
            body = hits.asked(SESSIONS, f"# {number}")
            visitor.post(gateway.ADDRESS, body, "application/json")()
        yield _weighed(f"{KEPT:,} different answers of 20 kB, kept", server)
    highest = _highest_weight_of_background_worker(database)
    yield Weight(
        f"all copies of {TIMES} such photographs, in the background, at its highest", highest, highest
    )


def table(weights: list[Weight]) -> str:
    """Return the weights as Markdown."""
    lines = [
        f"| {each.after} | {each.worker:.0f} MB | {each.total:.0f} MB | "
        f"≤ {GOAL_MEGABYTES} MB: {'met' if each.met else '**missed**'} |"
        for each in weights
    ]
    return "\n".join([HEADER, *lines])


def _weighed(after: str, server: Server) -> Weight:
    return Weight(after, round(server.worker_megabytes(), 1), round(server.total_megabytes(), 1))


def _highest_weight_of_background_worker(database: Path) -> float:
    """Let a background worker do what the uploads left, and return its peak in megabytes."""
    command = [sys.executable, "manage.py", "worker", "--batch", "--no-startup-delay", "--verbosity", "0"]
    worker = psutil.Popen(command, cwd=BASE_DIR, env=environment_for(database))
    # The highest that the system remembers of a process counts in what its parent held when it began.
    highest = 0
    while (status := worker.poll()) is None:
        with suppress(psutil.NoSuchProcess):
            highest = max(highest, worker.memory_info().rss)
        time.sleep(LOOKS_EVERY)
    if status:
        raise RuntimeError(f"The background worker ended with {status}.")
    return round(highest / 1e6, 1)


class _Visitor:
    """Somebody logged in to the running server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        # The server reads the same database, so that a session made here counts there.
        self.session = browser.log_in().cookies[settings.SESSION_COOKIE_NAME].value

    def get(self, address: str) -> Callable[[], Any]:
        return lambda: self._ask("GET", address)

    def post(self, address: str, body: bytes, content_type: str) -> Callable[[], Any]:
        return lambda: self._ask("POST", address, body, {"Content-Type": content_type})

    def _ask(
        self, method: str, address: str, body: bytes | None = None, more: dict[str, str] | None = None
    ) -> bytes:
        secret = "a" * 32  # what a browser would have been given; it only has to be the same twice
        cookies = f"{settings.SESSION_COOKIE_NAME}={self.session}; {settings.CSRF_COOKIE_NAME}={secret}"
        headers = {"Cookie": cookies, "X-CSRFToken": secret, **(more or {})}
        return self.server.ask(method, address, body, headers)[1]


def _requests(visitor: _Visitor) -> dict[str, Callable[[], Any]]:
    edition, session = EditionPage.objects.get(), SessionPage.objects.order_by("path").last()
    urlencoded = "application/x-www-form-urlencoded"
    forms = {page: browser.filled_form(browser.log_in(), page) for page in (session, edition)}
    photograph = encode_multipart(BOUNDARY, upload.upload_fields(upload.photograph_bytes()))
    requests = {
        "the listing of 1,000 sessions": visitor.get(reverse("wagtailadmin_explore", args=[edition.pk])),
        "the edition form": visitor.get(browser.edit_address(edition)),
        "the session form": visitor.get(browser.edit_address(session)),
    }
    for name, page in {"publishing a session": session, "publishing the edition": edition}.items():
        body = forms[page].urlencode().encode()
        requests[name] = visitor.post(browser.edit_address(page), body, urlencoded)
    if gateway.is_there():
        body = gateway.request_body()
        requests["a programme through GraphQL"] = visitor.post(gateway.ADDRESS, body, "application/json")
    requests["an upload of 20 megapixels"] = visitor.post(
        reverse("wagtailimages:add"), photograph, MULTIPART_CONTENT
    )
    return requests
