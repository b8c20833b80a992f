"""What was published and what a receiver was told of it, compared once everything has arrived."""

import time
from collections import defaultdict

from tests.live.editor import Editor
from tests.live.folder import Folder
from tests.live.receiver import Receiver

# A lease ends after half a minute; what could not be sent is sent again up to some minutes later.
ARRIVES_WITHIN = 480.0


def subscribe(editor: Editor, receiver: Receiver) -> None:
    """Make a webhook for the receiver, as an editor does."""
    form = editor.get("/admin/webhooks/new/").form()
    made = editor.send("/admin/webhooks/new/", form | {"name": "Partner", "url": receiver.url})
    assert "whsec_" in made.text, made.mistakes


def published(folder: Folder, page: int) -> int:
    """Return how often the page was published, as the log of the database has it."""
    found = folder.rows(
        "SELECT COUNT(*) FROM wagtailcore_pagelogentry WHERE action = 'wagtail.publish' AND page_id = ?", page
    )
    return int(found[0][0])


def wait_until_all_arrived(folder: Folder) -> None:
    deadline = time.monotonic() + ARRIVES_WITHIN
    while time.monotonic() < deadline:
        if folder.rows("SELECT COUNT(*) FROM webhooks_delivery WHERE state <> 'delivered'") == [(0,)]:
            return
        time.sleep(0.5)
    states = folder.rows("SELECT state, attempt_count, due_at, leased_until FROM webhooks_delivery")
    raise AssertionError([each for each in states if each[0] != "delivered"])


def check_that_each_arrived(folder: Folder, receiver: Receiver, publishes: int) -> None:
    """Each publish that happened, whoever died meanwhile, is one event, and arrived, always the same."""
    bodies: dict[str, set[bytes]] = defaultdict(set)
    for message in receiver.messages:
        bodies[message.headers["webhook-id"]].add(message.body)
    told = [name for (name,) in folder.rows("SELECT identifier FROM webhooks_event")]
    assert len(told) == publishes
    assert sorted(bodies) == sorted(told)
    assert {len(each) for each in bodies.values()} == {1}
