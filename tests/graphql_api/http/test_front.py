"""What is known to be true is answered in front of Django, and nothing else."""

import json
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from time import monotonic
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings
from time_machine import travel

from graphql_api.cache.store import store
from graphql_api.http import front
from graphql_api.http.front import AnswersInFront
from graphql_api.keys.making import new_secret, revoke
from graphql_api.keys.usage import write
from graphql_api.models import KeyUsage, Origins
from tests.factories import make_edition, make_key, make_secret_key, publish

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


@pytest.mark.parametrize("header", ["x_page_grant", "min_content_version", "authorization"])
def test_whoever_may_be_somebody_is_passed_on(server: Server, header: str) -> None:
    make_edition()
    for _again in range(2):
        server.ask(**{header: "0"})
    assert server.passed == 2


def bearing(text: str, origin: str = "https://www.partner.example") -> dict[str, str]:
    return {"authorization": f"Bearer {text}", "origin": origin}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_with_a_key_the_same_is_said_again_and_counted(server: Server, method: str) -> None:
    make_edition(title="First")
    # What tests before this one counted, of keys that are no more.
    write()
    key, text = make_key(origins_mode=Origins.LIST, origins="https://www.partner.example")
    first, again = (server.ask(method=method, **bearing(text)) for _time in range(2))
    write()

    del first[1]["X-Request-ID"]
    assert (again, server.passed) == ((first[0], {**first[1], "X-Request-Id": "told"}, first[2]), 1)
    assert (again[1]["Access-Control-Allow-Origin"], "public" in again[1]["Cache-Control"]) == (
        "https://www.partner.example", False,
    )  # fmt: skip
    assert list(KeyUsage.objects.values_list("key", "requests", "hits", "errors")) == [(key.pk, 2, 1, 0)]


def test_what_one_key_was_answered_is_said_to_no_other_and_to_no_other_page(server: Server) -> None:
    make_edition()
    texts = [make_key(origins_mode=mode)[1] for mode in (Origins.ANY, Origins.NONE)]
    for _again in range(2):
        said = [server.ask(**bearing(text))[0] for text in texts]
        said += [server.ask(**bearing(texts[0], origin="https://other.example"))[0], server.ask()[0]]
    assert said == ["200 OK", "403 Forbidden", "200 OK", "200 OK"]
    # The refusal twice, and each of the others once.
    assert server.passed == 5


@pytest.mark.parametrize("ends", ["revoked", "expired", "made anew"])
def test_a_key_is_looked_at_again_before_five_seconds_are_over(
    server: Server, ends: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_edition()
    moment = timezone.now()
    with travel(moment, tick=False) as clock:
        key, text = make_key(expires_at=moment + timedelta(seconds=2) if ends == "expired" else None)
        statuses = [server.ask(**bearing(text))[0]]
        if ends == "revoked":
            revoke(key)
        elif ends == "made anew":
            new_secret(key, overlap=timedelta(seconds=1))
        clock.shift(4.9)
        # The clock that only goes forward is not turned by that.
        monkeypatch.setattr(front, "monotonic", lambda: monotonic() + 4.9)
        statuses += [server.ask(**bearing(text))[0]]
    assert statuses == ["200 OK", "401 Unauthorized"]


def test_a_key_that_is_revoked_in_this_process_ends_at_once(server: Server) -> None:
    make_edition()
    key, text = make_key()
    first = server.ask(**bearing(text))[0]
    revoke(key)
    assert (first, server.ask(**bearing(text))[0]) == ("200 OK", "401 Unauthorized")


def test_what_a_scope_shows_is_passed_on_each_time(server: Server) -> None:
    make_edition()
    text = make_secret_key("contacts")[1]
    for _again in range(2):
        assert server.ask(authorization=f"Bearer {text}")[0] == "200 OK"
    assert server.passed == 2


def test_errors_are_passed_on_each_time(server: Server) -> None:
    for _again in range(2):
        server.ask("{ nonsense }")
    assert server.passed == 2
