"""Varnish in front of a real server, with a real worker that tells it what changes."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.live.editor import Editor
from tests.live.folder import Folder
from tests.live.server import Server
from tests.live.varnish import Varnish
from tests.live.worker import Worker

pytestmark = pytest.mark.deep

EDITION = "/forums/exampleland/exampleland-second/"
TITLES = "/graphql/?" + urlencode({"query": "{ editions(first: 100) { nodes { title } } }"})
WITHIN = 20.0


@pytest.fixture
def varnish(tmp_path: Path) -> Iterator[Varnish]:
    varnish = Varnish(tmp_path / "varnish")
    yield varnish
    varnish.stop()


@pytest.fixture
def keeps_for() -> int:
    """For how many seconds Varnish may keep an answer."""
    return 3600


@pytest.fixture
def server(demo_folder: Folder, tmp_path: Path, varnish: Varnish, keeps_for: int) -> Iterator[Server]:
    folder = demo_folder.copy_to(tmp_path / "var")
    orders = f"http://127.0.0.1:{varnish.orders}"
    told = {"LIVE_VARNISH": orders, "LIVE_KEEPS_FOR": str(keeps_for)}
    server, worker = Server(folder, **told), Worker(folder, **told)
    server.start()
    try:
        varnish.start(server)
        worker.start()
        yield server
    finally:
        worker.stop()
        server.stop()


def until(is_so: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + WITHIN
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(0.1)
    return False


def titles(varnish: Varnish, **headers: str) -> set[str]:
    nodes = json.loads(varnish.ask(TITLES, **headers).body)["data"]["editions"]["nodes"]
    return {each["title"] for each in nodes}


def told_everything(server: Server) -> bool:
    """Whether the worker has told Varnish of all that there is, twice where that is due."""
    known = server.folder.rows("SELECT place FROM edge_frontcache")
    last = server.folder.rows("SELECT MAX(id) FROM graphql_api_change")
    return bool(known) and known[0][0] == str(last[0][0] or 0)


def test_readers_are_shown_what_is_true_by_varnish_and_it_outlives_the_server(
    server: Server, varnish: Varnish
) -> None:
    assert until(lambda: told_everything(server))
    first, again = varnish.ask(TITLES), varnish.ask(TITLES)
    assert (first.status, first.kept, again.kept, again.body) == (200, "MISS", "HIT", first.body)
    assert again.headers["cache-control"] == "public, max-age=0"
    known = varnish.ask(TITLES, If_None_Match=again.headers["etag"])
    assert (known.status, known.kept, known.body) == (304, "HIT", b"")

    # An editor publishes, and it is gone; what it does not show stays.
    goals = "/graphql/?" + urlencode({"query": "{ goals { number } }"})
    varnish.ask(goals)
    editor, page = Editor(server), server.folder.page(EDITION)
    published = editor.publishes(page, editor.opens(page) | {"title": "Told to Varnish"})
    version = published.headers["x-content-version"]
    # Whoever asks for this version does not wait for the worker.
    assert "Told to Varnish" in titles(varnish, Min_Content_Version=version)
    assert until(lambda: told_everything(server))
    assert ("Told to Varnish" in titles(varnish), varnish.ask(goals).kept) == (True, "HIT")
    assert varnish.ask(TITLES, Min_Content_Version=version).kept == "HIT"

    # Neither keys nor grants are looked at here.
    passed = [varnish.ask(TITLES, **{name: "x"}) for name in ("Authorization", "X_Page_Grant")]
    assert [each.kept for each in passed] == [None, None]
    assert [varnish.ask("/", "PURGE").status, varnish.ask("/", port=varnish.orders).status] == [405, 405]

    # The server dies: what is kept is shown, also what had ended by the clock.
    server.kill()
    assert varnish.ask(TITLES).kept == "HIT"
    assert varnish.ask("/graphql/?query={__typename}").status == 503
    server.start()
    assert until(lambda: varnish.ask("/graphql/?query={__typename}").status == 200)


@pytest.mark.parametrize("keeps_for", [1])
def test_an_answer_that_has_ended_is_shown_only_while_nobody_answers(
    server: Server, varnish: Varnish
) -> None:
    assert until(lambda: told_everything(server))
    varnish.ask(TITLES)
    assert until(lambda: varnish.ask(TITLES).kept == "MISS")
    fresh = varnish.ask(TITLES)
    server.kill()
    assert until(lambda: varnish.ask("/graphql/?query={__typename}").status == 503)
    time.sleep(1.5)
    outlived = varnish.ask(TITLES)
    assert (outlived.status, outlived.kept, outlived.body) == (200, "HIT", fresh.body)
