"""The site as it is deployed: Caddy, Varnish behind it, and three kinds of servers, each with its own."""

import json
import socket
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import NamedTuple

import pytest

from tests.live.caddy import Caddy
from tests.live.editor import Editor
from tests.live.folder import Folder
from tests.live.server import ANSWERS_WITHIN, Server
from tests.live.varnish import Shown, Varnish
from tools.ports import HOST

pytestmark = pytest.mark.deep

EDITION = "/forums/exampleland/exampleland-second/"
TITLES = "{ editions(first: 100) { nodes { title } } }"
JSON = {"Content-Type": "application/json"}


class Site(NamedTuple):
    """Where readers come in, and who answers them."""

    port: int
    gateway: Server
    desk: Server
    web: Server

    def ask(self, path: str, body: bytes | None = None) -> Shown:
        connection = HTTPConnection(HOST, self.port, timeout=ANSWERS_WITHIN)
        try:
            connection.request("POST" if body else "GET", path, body, JSON if body else {})
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Shown(answer.status, told, answer.read())
        finally:
            connection.close()


@pytest.fixture(scope="module")
def site(demo_folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One site for all; whoever stops a part of it starts it again."""
    place = tmp_path_factory.mktemp("site")
    folder = demo_folder.copy_to(place / "var")
    varnish, caddy = Varnish(place / "varnish"), Caddy(place / "caddy")
    told = {"LIVE_VARNISH": f"http://{HOST}:{varnish.orders}"}
    gateway, desk, web = (Server(folder, **told) for _kind in range(3))
    gateway.threads = 1
    try:
        for server in (gateway, desk, web):
            server.start()
        varnish.start(gateway)
        caddy.start(varnish.port, desk.port, web.port, folder.path)
        yield Site(caddy.port, gateway, desk, web)
    finally:
        for each in (caddy, varnish, web, desk, gateway):
            each.stop()


def question(text: str = TITLES) -> bytes:
    return json.dumps({"query": text}).encode()


def titles(site: Site) -> set[str]:
    said = json.loads(site.ask("/graphql/", question()).body)
    return {each["title"] for each in said["data"]["editions"]["nodes"]}


def test_each_is_asked_what_is_its_own(site: Site) -> None:
    picture = next((site.web.folder.media / "original_images").iterdir()).name
    paths = ("/graphql/?query={__typename}", "/graphql/errors/", "/en/", "/admin/login/", "/robots.txt")
    all_there = [site.ask(path).status for path in paths]
    drawn = site.ask(f"/media/original_images/{picture}")
    hidden = [site.ask(path).status for path in ("/-/ready", "/-/metrics", "/media/documents/any.pdf")]
    assert (all_there, drawn.status, hidden) == ([200] * 5, 200, [404] * 3)
    assert drawn.headers["content-security-policy"] == "default-src 'none'; sandbox"


def test_no_kind_of_server_needs_the_others(site: Site) -> None:
    paths = ("/graphql/errors/", "/en/", "/admin/login/", "/robots.txt")
    answered = []
    for server in (site.web, site.desk, site.gateway):
        server.stop()
        answered.append([site.ask(path).status for path in paths])
        server.start()
    assert answered == [[200, 502, 200, 502], [200, 200, 502, 200], [503, 200, 200, 200]]
    # Varnish asks every two seconds whether the gateway is back.
    deadline = time.monotonic() + ANSWERS_WITHIN
    while site.ask(paths[0]).status != 200 and time.monotonic() < deadline:
        time.sleep(0.2)
    assert [site.ask(path).status for path in paths] == [200] * 4


def test_what_is_published_on_one_is_said_by_another(site: Site) -> None:
    editor, page = Editor(site.desk), site.desk.folder.page(EDITION)
    said = []
    for number in range(3):
        titles(site)
        form = editor.opens(page) | {"title": f"Title {number}"}
        assert editor.publishes(page, form).status == 302
        said.append(f"Title {number}" in titles(site))
    assert said == [True] * 3


def test_nobody_waits_for_a_body_that_is_under_way(site: Site) -> None:
    body = question()
    head = f"POST /graphql/ HTTP/1.1\r\nHost: {HOST}:{site.port}\r\nContent-Type: application/json\r\n"
    with socket.create_connection((HOST, site.port), timeout=ANSWERS_WITHIN) as slow:
        slow.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body[:10])
        # The gateway has one process of one thread.
        assert titles(site) != set()
        slow.sendall(body[10:])
        assert slow.recv(100).startswith(b"HTTP/1.1 200 OK")


@pytest.mark.parametrize("size", [110_000, 200_000])
def test_a_body_that_is_too_long_is_refused_in_json_wherever_that_is_noticed(site: Site, size: int) -> None:
    shown = site.ask("/graphql/", question("#" * size))
    said = json.loads(shown.body)["errors"][0]
    assert (shown.status, said["message"], said["extensions"]["code"]) == (
        413, "The body may have at most 100,000 bytes.", "BODY_TOO_LARGE",
    )  # fmt: skip
    assert shown.headers["access-control-allow-origin"] == "*"
