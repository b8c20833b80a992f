"""Gives answers again before Django sees the request, for as long as they are true.

What is known is the request as it came, byte by byte, and the answer as it went. So are a key and the page
that it is used from, for as long as a key is trusted anyway. Whoever brings a grant is passed on, since that
opens what nobody else sees, and so is whoever wants a certain version.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import Error, connection

from graphql_api.cache.entries import Entry
from graphql_api.cache.store import store
from graphql_api.http.answers import has_already
from graphql_api.http.caching import VERSION, headers_of
from graphql_api.http.kept import SLOT, Told
from graphql_api.keys.usage import Counts, note

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

PATHS = ("/graphql/", "/graphql")
# Headers that an answer may hang on, beside those in the name under which it is known.
GRANT, AT_LEAST = "HTTP_X_PAGE_GRANT", "HTTP_MIN_CONTENT_VERSION"
KEY, ORIGIN = "HTTP_AUTHORIZATION", "HTTP_ORIGIN"
NAMING = (
    "REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "HTTP_ACCEPT", "HTTP_HOST",
    "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT", "SERVER_PORT",
    "wsgi.url_scheme",
)  # fmt: skip
# What is told anew each time.
OF_THE_MOMENT = frozenset({"x-request-id", VERSION.lower()})
# What is said of a body, and not where there is none.
OF_BODIES = ("Content-Length", "Content-Type")


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered to a request, and what it was made of."""

    entry: Entry
    headers: list[tuple[str, str]]
    # Those of an answer that only says that it has not changed.
    without_body: list[tuple[str, str]]
    body: bytes
    etag: str
    told: Told
    # For how long browsers keep it, if a cache in front is told how long it may; None if nothing changes.
    kept_for: int | None


# Is told of each answer that is given here, and returns the identifier of the request.
Tell = Callable[[Environ, int, Given], str]


class AnswersInFront:
    """A WSGI application that answers what it knows, and hands everything else to another."""

    def __init__(self, application: Application, tell: Tell) -> None:
        self._application = application
        self._tell = tell
        self._known: OrderedDict[Hashable, Given] = OrderedDict()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] not in PATHS:
            return self._application(environ, start_response)
        name = _name_of(environ)
        given = self._known.get(name) if name is not None else None
        # Before anything is compared with what has changed until then.
        version, moment = store.journal.version, datetime.now(tz=UTC)
        if given is not None and _is_true(given, moment):
            return self._give(given, version, moment, environ, start_response)
        if name is None or not settings.GRAPHQL_CACHE:
            return self._application(environ, start_response)
        return self._learn(name, environ, start_response)

    def _give(
        self, given: Given, version: int, moment: datetime, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        held = environ.get("HTTP_IF_NONE_MATCH")
        is_known = held is not None and has_already(held, given.etag)
        headers = [*(given.without_body if is_known else given.headers), (VERSION, str(version))]
        headers.append(("X-Request-Id", self._tell(environ, 304 if is_known else 200, given)))
        if given.kept_for is not None:
            headers += headers_of(given.entry, given.kept_for, moment)
        if given.told.key is not None:
            counts = Counts(requests=1, hits=1, cost=given.entry.answer.cost)
            note(given.told.key.pk, moment, given.told.operation, counts)
        if is_known:
            start_response("304 Not Modified", headers)
            return [b""]
        start_response("200 OK", headers)
        return [given.body]

    def _learn(self, name: Hashable, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        slot: list[Told] = []
        environ[SLOT] = slot
        begun: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            begun.append((status, headers))
            return start_response(status, headers, *rest)

        answer = self._application(environ, start)
        if not slot or not begun or not begun[0][0].startswith("200"):
            return answer
        try:
            body = b"".join(answer)
        finally:
            getattr(answer, "close", lambda: None)()
        self._remember(name, slot[0], begun[0][1], body)
        return [body]

    def _remember(self, name: Hashable, told: Told, headers: list[tuple[str, str]], body: bytes) -> None:
        entry, kept_for = told.entry, told.kept_for
        edge: set[str] = set()
        if settings.GRAPHQL_EDGE is None:
            kept_for = None
        elif kept_for is not None:
            edge = {each.lower() for each, _value in headers_of(entry, kept_for, datetime.now(tz=UTC))}
        kept = [each for each in headers if each[0].lower() not in OF_THE_MOMENT | edge]
        etag = next((value for header, value in kept if header.lower() == "etag"), "")
        without_body = [each for each in kept if each[0] not in OF_BODIES]
        self._known[name] = Given(entry, kept, without_body, body, etag, told, kept_for)
        while len(self._known) > (settings.GRAPHQL_CACHE or {"answers": 0})["answers"]:
            self._known.popitem(last=False)


def _name_of(environ: Environ) -> Hashable | None:
    """Return under which name the request is known; None for one that is not looked for here."""
    method = environ["REQUEST_METHOD"]
    if method not in ("GET", "POST") or GRANT in environ or AT_LEAST in environ:
        return None
    named = tuple(map(environ.get, NAMING))
    if KEY in environ:
        # Its digest: what is a secret is not left lying about.
        named = (*named, environ.get(ORIGIN), sha256(environ[KEY].encode()).digest())
    if method == "GET":
        return named
    length = environ.get("CONTENT_LENGTH") or ""
    if not length.isdecimal() or int(length) > settings.GRAPHQL_LIMITS["body_bytes"]:
        return None
    body = environ["wsgi.input"].read(int(length))
    environ["wsgi.input"] = BytesIO(body)
    return (*named, body)


def _is_true(given: Given, moment: datetime) -> bool:
    """Return whether it would be answered at ``moment``; False as well if nobody can tell."""
    looked_at, entry = monotonic(), given.entry
    if looked_at >= given.told.trusted_until or (given.told.key is not None and given.told.key.is_forgotten):
        return False
    is_known = store.has_looked(looked_at) and entry.number == store.journal.head
    if is_known and (entry.ends_at is None or moment < entry.ends_at):
        return True
    try:
        return store.checker.is_true(entry, store.number(), moment)
    except Error:
        return False
    finally:
        connection.close_if_unusable_or_obsolete()
