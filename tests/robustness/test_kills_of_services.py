"""Whatever dies while an editor publishes, the site recovers by itself, and tells nobody anything wrong.

The web server, a worker, PostgreSQL and Valkey or Redis are killed at random and come back after a moment, as
whoever looks after them sees to it; nothing else is started anew.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.client import HTTPException
from threading import Event, Lock, Thread

import pytest

from tests.live.deliveries import (
    check_that_each_arrived,
    published,
    subscribe,
    wait_until_all_arrived,
)
from tests.live.editor import Editor
from tests.live.receiver import Receiver, receiving
from tests.live.server import Server
from tests.live.services import ServedFolder
from tests.live.worker import Worker
from tests.robustness.size import times

pytestmark = [pytest.mark.deep, pytest.mark.alone]

PAGE = "/forums/exampleland/"
FORUM = '{ forum(slug: "exampleland", locale: en) { title } }'
# What is tried at a publish, and how often.
KILLS = {"web": 0.02, "worker": 0.05, "database": 0.02, "cache": 0.03}
STAYS_AWAY = 0.5
RECOVERS_WITHIN = 60.0


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def server(served_folder: ServedFolder, receiver: Receiver) -> Iterator[Server]:
    served_folder.write("DELETE FROM django_tasks_database_dbtaskresult")
    server = Server(
        served_folder,
        LIVE_UNLIMITED="1",
        LIVE_AS_SERVED="1",
        LIVE_WEBHOOK_HOSTS=receiver.host,
    )
    server.workers = 2
    server.start()
    yield server
    server.stop()


@pytest.fixture
def worker(server: Server, receiver: Receiver) -> Iterator[Worker]:
    worker = Worker(server.folder, LIVE_WEBHOOK_HOSTS=receiver.host)
    worker.start()
    yield worker
    worker.stop()


class Truth:
    """Which numbers readers may be told: what was told to an editor as done, or has been asked for since."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.done = self.asked = 0

    def asks(self, number: int) -> None:
        with self._lock:
            self.asked = number

    def is_done(self, number: int) -> None:
        with self._lock:
            self.done = number

    def read(self) -> tuple[int, int]:
        with self._lock:
            return self.done, self.asked


class Reader(Thread):
    """Asks for the title all the time, and notes every one that was not true while it asked."""

    def __init__(self, server: Server, truth: Truth, over: Event) -> None:
        super().__init__()
        self.server, self.truth, self.over = server, truth, over
        self.wrong: list[tuple[int, int, int]] = []
        self.right = self.unanswered = 0

    def run(self) -> None:
        while not self.over.is_set():
            least, _asked = self.truth.read()
            try:
                title = self.server.ask(FORUM)["forum"]["title"]
            except (OSError, HTTPException, ValueError, AssertionError):
                # Whoever died cannot answer, and says so or nothing at all.
                self.unanswered += 1
                self.over.wait(0.05)
                continue
            _done, most = self.truth.read()
            number = number_in(title)
            if least <= number <= most:
                self.right += 1
            else:
                self.wrong.append((least, number, most))


def number_in(title: str) -> int:
    """Return which publish a title is of; 0 before the first."""
    return int(title.rpartition(" ")[2]) if title[-1].isdigit() else 0


class Killer:
    """Kills one of the four, and sees to it that it comes back."""

    def __init__(self, server: Server, worker: Worker, services: ServedFolder) -> None:
        self.killed = Counter[str]()
        self._lives: dict[str, tuple[Callable[[], None], Callable[[], None]]] = {
            "web": (server.kill, server.start),
            "worker": (worker.kill, worker.start),
            "database": (
                lambda: services.services.kill("database"),
                lambda: services.services.revive("database"),
            ),
            "cache": (lambda: services.services.kill("cache"), lambda: services.services.revive("cache")),
        }

    def strike(self, name: str) -> None:
        kill, revive = self._lives[name]
        self.killed[name] += 1
        time.sleep(random.random() * 0.4)
        kill()
        time.sleep(random.random() * STAYS_AWAY)
        revive()


def publish(editor: Editor, page: int, number: int) -> None:
    """Publish the page with a number, once more for as long as nobody says that it was done."""
    deadline = time.monotonic() + RECOVERS_WITHIN
    while time.monotonic() < deadline:
        with suppress(OSError, HTTPException, AssertionError):
            form = editor.opens(page) | {"title": f"Exampleland {number}"}
            if editor.publishes(page, form).status == 302:
                return
        time.sleep(0.1)
    raise AssertionError(f"Nothing could be published for {RECOVERS_WITHIN:.0f} seconds.")


def test_nothing_is_lost_and_nothing_wrong_is_told_whoever_dies(
    server: Server, worker: Worker, served_folder: ServedFolder, receiver: Receiver
) -> None:
    editor, page, truth, over = Editor(server), served_folder.page(PAGE), Truth(), Event()
    subscribe(editor, receiver)
    before = published(served_folder, page)
    killer = Killer(server, worker, served_folder)
    readers = [Reader(server, truth, over) for _each in range(2)]
    for reader in readers:
        reader.start()
    try:
        for number in range(1, times(1000) + 1):
            truth.asks(number)
            struck = [name for name, often in KILLS.items() if random.random() < often]
            strikes = [Thread(target=killer.strike, args=(name,)) for name in struck]
            for strike in strikes:
                strike.start()
            publish(editor, page, number)
            truth.is_done(number)
            for strike in strikes:
                strike.join()
    finally:
        over.set()
        for reader in readers:
            reader.join()

    wait_until_all_arrived(served_folder)
    sys.stderr.write(
        f"{number} publishes, {dict(killer.killed)} killed; {sum(each.right for each in readers)} right "
        f"answers, {sum(each.unanswered for each in readers)} unanswered, {len(receiver.messages)} messages\n"
    )
    assert [each.wrong for each in readers] == [[], []]
    assert all(each.right for each in readers)
    check_that_each_arrived(served_folder, receiver, published(served_folder, page) - before)
