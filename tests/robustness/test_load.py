"""A busy morning: many readers at once while an editor publishes every second, and nobody sees an error.

Programs, visitors and the editor have servers of their own, as deployed: see docs/adr/0034.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from random import Random
from statistics import quantiles
from threading import Thread
from typing import NamedTuple
from urllib.parse import urlencode

import pytest

from tests.live.editor import Editor
from tests.live.server import ANSWERS_WITHIN, Server
from tests.live.services import ServedFolder
from tests.robustness.size import times
from tools.ports import HOST

pytestmark = [pytest.mark.deep, pytest.mark.alone]

PAGE = "/forums/exampleland/exampleland-first/opening/"
READERS = 64
# In so many of the seconds something is published: who publishes does not queue with readers.
PUNCTUAL = 0.9
EDITIONS = """
query Editions($first: Int) {
  editions(first: $first) { nodes { title status sessions { totalCount } } }
}
"""
PROGRAMME = """
query Programme($forum: String!, $ordinal: Int!, $first: Int) {
  edition(forum: $forum, ordinal: $ordinal) {
    title
    sessions(first: $first) { nodes { title startsAt room { name } participations { person { name } } } }
  }
}
"""
SEARCH = "query Search($words: String!) { search(query: $words, first: 5) { nodes { __typename } } }"
OTHERS = ("/en/", "/fr/", "/ar/", "/en/exampleland/", "/robots.txt", "/-/health")
WORDS = ("forum", "climate", "finance", "work", "zero", "youth", "energy", "health")


@dataclass(frozen=True)
class Request:
    """What a reader asks for."""

    method: str
    path: str
    body: str | None = None

    @property
    def is_question(self) -> bool:
        return self.path.startswith("/graphql")


class Site(NamedTuple):
    """Who answers programs, visitors, and the editor."""

    gateway: Server
    web: Server
    desk: Server


@dataclass
class Reader:
    """Asks the servers of readers at random until it is over, and notes what went wrong."""

    site: Site
    rng: Random
    until: float
    seconds: list[float] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    etags: dict[Request, str] = field(default_factory=dict)

    def read(self) -> None:
        gateway, web = (HTTPConnection(HOST, each.port, timeout=ANSWERS_WITHIN) for each in self.site[:2])
        while time.monotonic() < self.until:
            request = any_request(self.rng)
            connection = gateway if request.is_question else web
            try:
                self._ask(connection, request)
            except OSError as error:
                self.errors.append(f"{request}: {error!r}")
                connection.close()
        gateway.close()
        web.close()

    def _ask(self, connection: HTTPConnection, request: Request) -> None:
        headers = {"Content-Type": "application/json"} if request.body else {}
        if request in self.etags and self.rng.random() < 0.5:
            headers["If-None-Match"] = self.etags[request]
        began = time.monotonic()
        connection.request(request.method, request.path, request.body, headers)
        answer = connection.getresponse()
        content = answer.read()
        self.seconds.append(time.monotonic() - began)
        self.answers[f"{answer.status} {request.path.partition('?')[0]}"] += 1
        if answer.status not in (200, 304) or (request.is_question and b'"errors"' in content[:10]):
            self.errors.append(f"{request}: {answer.status} {content[:300]!r}")
        if request.is_question and (etag := answer.getheader("ETag")):
            self.etags[request] = etag


def any_request(rng: Random) -> Request:
    """Return what one of many readers asks: mostly the same as others, sometimes what nobody did before."""
    kind = rng.random()
    if kind < 0.4:
        return question(EDITIONS, first=rng.choice((10, 20, 50)))
    if kind < 0.8:
        return question(PROGRAMME, forum="exampleland", ordinal=1, first=rng.choice((5, 10, 20)))
    if kind < 0.86:
        parameters = {"query": EDITIONS, "variables": json.dumps({"first": rng.randrange(1, 100)})}
        return Request("GET", f"/graphql/?{urlencode(parameters)}")
    if kind < 0.92:
        return question(SEARCH, words=f"{rng.choice(WORDS)} {rng.choice(WORDS)}")
    return Request("GET", rng.choice(OTHERS))


def question(document: str, **variables: object) -> Request:
    return Request("POST", "/graphql/", json.dumps({"query": document, "variables": variables}))


@pytest.fixture
def site(served_folder: ServedFolder) -> Iterator[Site]:
    site = Site(*(Server(served_folder, LIVE_UNLIMITED="1", LIVE_AS_SERVED="1") for _kind in range(3)))
    site.gateway.workers, site.gateway.threads = 2, 1
    for server in site:
        server.start()
    yield site
    for server in site:
        server.stop()


def test_nobody_sees_an_error_while_an_editor_publishes_every_second(site: Site) -> None:
    editor, page = Editor(site.desk), site.desk.folder.page(PAGE)
    # Sent again and again, it does not say which version it was opened with.
    form = {name: value for name, value in editor.opens(page).items() if not name.startswith("loaded_")}
    length = max(times(60), 20)
    until = time.monotonic() + length
    readers = [Reader(site, Random(number), until) for number in range(READERS)]
    threads = [Thread(target=reader.read) for reader in readers]
    for thread in threads:
        thread.start()
    published, took = [], []
    while (began := time.monotonic()) < until:
        title = f"Opening, at {began:.3f}"
        published.append(editor.publishes(page, form | {"title": title}).status)
        took.append(time.monotonic() - began)
        time.sleep(max(0.0, 1.0 - took[-1]))
    for thread in threads:
        thread.join()

    waited = [each for reader in readers for each in reader.seconds]
    middle, most = quantiles(waited, n=100)[49], quantiles(waited, n=100)[98]
    answers = sum((reader.answers for reader in readers), Counter[str]())
    sys.stderr.write(
        f"{len(waited)} answers in {length} s, half within {middle:.3f} s, 99 % within {most:.3f} s; "
        f"{len(published)} publishes, the longest took {max(took):.1f} s; {answers}\n"
    )
    assert [error for reader in readers for error in reader.errors] == []
    assert set(published) == {302}
    assert len(published) >= PUNCTUAL * length
    shown = site.gateway.ask(PROGRAMME, forum="exampleland", ordinal=1, first=20)["edition"]["sessions"][
        "nodes"
    ]
    assert title in {each["title"] for each in shown}
