"""A worker dies while a mail server has a letter and has not answered: no program ever sends it again."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.folder import Folder
from tests.live.mail_server import MailServer, serving_mail
from tests.live.worker import Worker

pytestmark = [pytest.mark.deep]
QUEUE = """
from forums_pages.contributions.sending import queue
from forums_pages.models import Reply
queue([Reply.objects.filter(state="waiting").order_by("pk").values_list("pk", "version")[0]], None)
"""
WITHIN = 120


@pytest.fixture
def folder(demo_folder: Folder, tmp_path: Path) -> Folder:
    folder = demo_folder.copy_to(tmp_path / "var")
    folder.write("DELETE FROM django_tasks_database_dbtaskresult")
    folder.manage("shell", "--verbosity", "0", "-c", QUEUE)
    return folder


@pytest.fixture
def stalling() -> Iterator[MailServer]:
    with serving_mail("stalls") as server:
        yield server


def worker_for(folder: Folder, server: MailServer) -> Worker:
    worker = Worker(folder, LIVE_MAIL_PORT=str(server.server_address[1]))
    worker.start()
    return worker


def wait_until(folder: Folder, statement: str, expected: int) -> None:
    end = time.monotonic() + WITHIN
    while folder.rows(statement) != [(expected,)]:
        assert time.monotonic() < end, folder.rows(statement)
        time.sleep(0.2)


def test_a_letter_whose_sender_died_is_left_for_a_person(folder: Folder, stalling: MailServer) -> None:
    dying = worker_for(folder, stalling)
    assert stalling.come.acquire(timeout=WITHIN)
    dying.kill()
    stalling.may_go_on.set()

    # As if ten minutes had passed, the next worker takes the task up again.
    folder.write("UPDATE django_tasks_database_dbtaskresult SET started_at = '2020-01-01 00:00:00'")
    with serving_mail("takes") as willing:
        heir = worker_for(folder, willing)
        tasks = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'SUCCESSFUL'"
        wait_until(folder, tasks, 1)
        heir.stop()

    assert willing.taken == []
    statement = "SELECT state, claimed_at IS NOT NULL, sent_at IS NULL FROM forums_pages_reply"
    assert folder.rows(f"{statement} WHERE state IN ('queued', 'sending')") == [("sending", 1, 1)]
