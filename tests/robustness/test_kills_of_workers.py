"""Workers and the server die while somebody publishes: every message arrives, and twice only as itself."""

import random
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from tests.live.deliveries import (
    check_that_each_arrived,
    published,
    subscribe,
    wait_until_all_arrived,
)
from tests.live.editor import Editor
from tests.live.folder import Folder
from tests.live.receiver import Message, Receiver, receiving
from tests.live.server import Server
from tests.live.worker import Worker
from tests.robustness.size import times

pytestmark = [pytest.mark.deep, pytest.mark.alone]

PAGE = "/forums/exampleland/"
# What is tried, and how often in a hundred publishes.
KILLS_OF_WORKERS, KILLS_OF_SERVER, REFUSALS = 0.06, 0.02, 0.1


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Somebody who refuses one message in ten the first time, having noted it all the same."""
    seen: set[str] = set()

    def answer(message: Message) -> tuple[int, dict[str, str], bytes]:
        is_new = message.headers["webhook-id"] not in seen
        seen.add(message.headers["webhook-id"])
        return (503 if is_new and random.random() < REFUSALS else 204), {}, b""

    with receiving() as receiver:
        receiver.answer = answer
        yield receiver


@pytest.fixture
def server(demo_folder: Folder, receiver: Receiver, tmp_path: Path) -> Iterator[Server]:
    server = Server(demo_folder.copy_to(tmp_path / "var"), LIVE_WEBHOOK_HOSTS=receiver.host)
    # Pictures that get their copies are told of as well; here only publishes shall be.
    server.folder.write("DELETE FROM django_tasks_database_dbtaskresult")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def workers(server: Server, receiver: Receiver) -> Iterator[list[Worker]]:
    """Two that share the work."""
    workers = [Worker(server.folder, LIVE_WEBHOOK_HOSTS=receiver.host) for _each in range(2)]
    for each in workers:
        each.start()
    yield workers
    for each in workers:
        each.stop()


def publish(editor: Editor, page: int, title: str, killed: bool) -> None:
    """Publish the page; if ``killed``, the server dies at some moment meanwhile, and is started again."""
    form = editor.opens(page) | {"title": title}
    if not killed:
        assert editor.publishes(page, form).status == 302
        return

    def press() -> None:
        with suppress(OSError):
            editor.publishes(page, form)

    pressed = Thread(target=press)
    pressed.start()
    time.sleep(random.random())
    editor.server.kill()
    pressed.join()
    editor.server.start()


def test_no_message_is_lost_and_duplicates_share_an_identifier(
    server: Server, workers: list[Worker], receiver: Receiver
) -> None:
    folder, editor = server.folder, Editor(server)
    page = folder.page(PAGE)
    subscribe(editor, receiver)
    before = published(folder, page)

    for number in range(times(1000)):
        if random.random() < KILLS_OF_WORKERS:
            worker = random.choice(workers)
            worker.kill()
            worker.start()
        publish(editor, page, f"Exampleland {number}", killed=random.random() < KILLS_OF_SERVER)

    wait_until_all_arrived(folder)
    assert folder.integrity() == []
    check_that_each_arrived(folder, receiver, published(folder, page) - before)
