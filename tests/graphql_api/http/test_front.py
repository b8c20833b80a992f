"""What is known to be true is answered in front of Django, and nothing else."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.handlers.wsgi import WSGIHandler
from pytest_django import DjangoAssertNumQueries, Settings

from graphql_api.cache.store import store
from graphql_api.http.front import AnswersInFront
from tests.factories import make_edition, publish

# Between requests a server lets go of its connection, with whatever transaction a test had begun.
pytestmark = pytest.mark.django_db(transaction=True)
TITLES = "{ editions { nodes { title } } }"


class Server:
    """Django behind the front, counting what gets through to it."""

    def __init__(self) -> None:
        self.passed = 0
        self.front = AnswersInFront(self._django, lambda *_told: "told")
        self._handler = WSGIHandler()

    def _django(self, environ: Any, start_response: Any) -> Any:
        self.passed += 1
        return self._handler(environ, start_response)

    def ask(
        self, query: str = TITLES, method: str = "GET", **headers: str
    ) -> tuple[str, dict[str, str], Any]:
        """Return status, headers and JSON of an answer."""
        body = b"" if method == "GET" else json.dumps({"query": query}).encode()
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": "/graphql/",
            "QUERY_STRING": urlencode({"query": query}) if method == "GET" else "",
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_HOST": "testserver",
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "REMOTE_ADDR": "192.0.2.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(body),
            "wsgi.errors": BytesIO(),
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }
        begun: list[Any] = []
        text = b"".join(self.front(environ, lambda *told: begun.append(told)))
        return begun[0][0], dict(begun[0][1]), json.loads(text) if text else None


@pytest.fixture
def server(settings: Settings, transactional_db: None) -> Iterator[Server]:
    settings.GRAPHQL_CACHE = {"answers": 100, "looks_every": 0}
    store.forget()
    yield Server()
    store.forget()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_same_is_said_again_without_django(
    server: Server, method: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_edition(title="First")
    status, headers, said = server.ask(method=method)
    with django_assert_num_queries(1):
        again = server.ask(method=method)
    del headers["X-Request-ID"]
    assert (again, server.passed) == ((status, {**headers, "X-Request-Id": "told"}, said), 1)


def test_what_is_no_longer_true_is_asked_anew(server: Server) -> None:
    edition = make_edition(title="First")
    server.ask()
    edition.title = "Second"
    publish(edition)
    said = [server.ask()[2]["data"]["editions"]["nodes"] for _again in range(2)]
    assert (said, server.passed) == ([[{"title": "Second"}]] * 2, 2)


def test_whoever_has_the_answer_already_is_told_that_it_is_true(server: Server) -> None:
    make_edition()
    etag = server.ask()[1]["ETag"]
    told = [server.ask(if_none_match=each) for each in (etag, f'"other", W/{etag}', '"other"')]
    assert [(status, said is None) for status, _headers, said in told] == [
        ("304 Not Modified", True),
        ("304 Not Modified", True),
        ("200 OK", False),
    ]
    assert (told[0][1]["ETag"], told[0][1]["Access-Control-Allow-Origin"]) == (etag, "*")


def test_django_tells_the_same(server: Server, settings: Settings) -> None:
    make_edition()
    settings.GRAPHQL_CACHE = None
    etag = server.ask()[1]["ETag"]
    assert server.ask(if_none_match=etag)[0] == "304 Not Modified"


@pytest.mark.parametrize("header", ["x_page_grant", "authorization"])
def test_whoever_may_be_somebody_is_passed_on(server: Server, header: str) -> None:
    make_edition()
    for _again in range(2):
        server.ask(**{header: "something"})
    assert server.passed == 2


def test_errors_are_passed_on_each_time(server: Server) -> None:
    for _again in range(2):
        server.ask("{ nonsense }")
    assert server.passed == 2
