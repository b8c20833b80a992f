"""An editor at a real server, without a browser: fetches a form, changes it, sends it back over HTTP."""

from dataclasses import dataclass
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, Request, build_opener

from bs4 import BeautifulSoup
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.factories.forms import values_of
from tests.live.server import ANSWERS_WITHIN, Server

PASSWORD = "demo"
URLENCODED = "application/x-www-form-urlencoded"
# What a script draws is not in the form as it is fetched: of a body, how many blocks it has.
DRAWN = {"body-count": "0"}


class _Staying(HTTPRedirectHandler):
    """Shows where an answer leads instead of going there."""

    def redirect_request(self, *_details: Any) -> None:
        return None


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    text: str
    headers: dict[str, str]

    @property
    def messages(self) -> list[str]:
        """The messages at the top of the screen, each in one line."""
        found = BeautifulSoup(self.text, "html.parser").select(".messages li")
        return [" ".join(each.get_text(" ").split()) for each in found]

    @property
    def mistakes(self) -> list[str]:
        """What the form says of its fields."""
        found = BeautifulSoup(self.text, "html.parser").select(".error-message, .w-field__errors p")
        return [" ".join(each.get_text(" ").split()) for each in found if each.get_text(strip=True)]

    def form(self) -> dict[str, Any]:
        """What a browser would send of the form, had nobody touched it."""
        form = BeautifulSoup(self.text, "html.parser").select_one("form:has(.w-panel, .w-tabs, .w-field)")
        assert form is not None, self.text[-2000:]
        return {name: value for name, value in values_of(form).items() if "__prefix__" not in name}


class Editor:
    """Somebody who is logged in; the login survives the server."""

    def __init__(self, server: Server, username: str = "admin") -> None:
        self.server = server
        self._cookies = CookieJar()
        self._opener: OpenerDirector = build_opener(HTTPCookieProcessor(self._cookies), _Staying())
        login = self.get("/admin/login/")
        entered = self.send("/admin/login/", login.form() | {"username": username, "password": PASSWORD})
        assert entered.status == 302, entered.text[-2000:]

    @property
    def cookie(self) -> str:
        """The header that says who this is."""
        return "; ".join(f"{each.name}={each.value}" for each in self._cookies)

    def get(self, path: str) -> Answer:
        return self._ask(path)

    def send(self, path: str, fields: dict[str, Any], **files: Any) -> Answer:
        """Send a form as a browser would; ``files`` are what Django's test client takes for files.

        Raises:
            OSError: the server went away before it answered.
        """
        if files:
            body, kind = encode_multipart(BOUNDARY, fields | files), MULTIPART_CONTENT
        else:
            body, kind = urlencode(fields, doseq=True).encode(), URLENCODED
        return self._ask(path, body, {"Content-Type": kind})

    def opens(self, page: int) -> dict[str, Any]:
        """Return what the editor of a page holds."""
        answer = self.get(edit(page))
        assert answer.status == 200, answer.text[-2000:]
        return answer.form() | DRAWN

    def publishes(self, page: int, fields: dict[str, Any]) -> Answer:
        return self.send(edit(page), fields | {"action-publish": "action-publish"})

    def _ask(self, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        request = Request(self.server.url + path, body, headers or {})  # noqa: S310 - always http
        try:
            with self._opener.open(request, timeout=ANSWERS_WITHIN) as response:
                return Answer(response.status, response.read().decode(), dict(response.headers))
        except HTTPError as refusal:
            with refusal:
                return Answer(refusal.code, refusal.read().decode(), dict(refusal.headers))


def edit(page: int) -> str:
    """Return the address of a page's editor."""
    return f"/admin/pages/{page}/edit/"
