"""The server dies while somebody publishes: the page is as before or wholly as after, and nothing is lost."""

import random
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.live.editor import Editor, edit
from tests.live.server import Server
from tests.robustness.content import Content, content_of, differences
from tests.robustness.size import times

pytestmark = [pytest.mark.deep, pytest.mark.alone]

EDITION = "/forums/exampleland/exampleland-second/"
# Another name, other partners, another zone: what the public reads of every session changes with it.
CHANGES = {
    "title": "2nd Exampleland Forum, moved east",
    "time_zone": "Asia/Tokyo",
    "zone_confirmed": "Asia/Tokyo",
    "partner_levels-0-label_0": "Invited by",
    "partner_levels-1-partnerships-0-DELETE": "1",
    "partner_levels-2-partnerships-TOTAL_FORMS": "3",
    "partner_levels-2-partnerships-2-organisation": "1",
    "partner_levels-2-partnerships-2-ORDER": "3",
    "key_figures-1-value": "901",
}


def moments(until: float, count: int) -> Iterator[float]:
    """Yield one moment, in seconds, at random within each of ``count`` equal parts of the time ``until``."""
    for part in range(count):
        yield until * (part + random.random()) / count


def publishes_until(moment: float, editor: Editor, page: int, form: dict[str, Any]) -> None:
    """Kill the server ``moment`` seconds after an editor pressed the button."""

    def press() -> None:
        with suppress(OSError):
            editor.publishes(page, form)

    pressed = Thread(target=press)
    pressed.start()
    pressed.join(moment)
    editor.server.kill()
    pressed.join()


@pytest.fixture
def editor(server: Server) -> Editor:
    return Editor(server)


def test_a_publish_has_happened_wholly_or_not_at_all(server: Server, editor: Editor, tmp_path: Path) -> None:
    folder, page = server.folder, server.folder.page(EDITION)
    assert editor.send(edit(page), editor.opens(page) | {"slogan": "A draft of yesterday"}).status == 302
    form = editor.opens(page) | CHANGES
    server.stop()
    start = folder.copy_to(tmp_path / "start")
    server.start()
    before, began = content_of(folder), time.monotonic()
    assert editor.publishes(page, form).status == 302
    takes, after = time.monotonic() - began, content_of(folder)
    seen: list[Content] = []

    for moment in moments(takes * 1.2, times(40)):
        folder.become(start)
        publishes_until(moment, editor, page, form)

        found = content_of(folder)
        place = f"killed after {moment:.3f} of {takes:.3f} seconds"
        assert folder.integrity() == [], place
        assert found in (before, after), (place, differences(before, found), differences(found, after))
        server.start()
        again = form if found == before else editor.opens(page)
        assert editor.publishes(page, again).status == 302, place
        assert found == after or content_of(folder) == after, place
        assert editor.opens(page)["title"] == CHANGES["title"], place
        seen.append(found)

    assert before in seen
