"""Pages as bytes: drawn once for each answer of the gateway, and known again by browsers."""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.template.loader import render_to_string
from django.utils.translation import get_language

from cms.public.asking import Told
from graphql_api.http.answers import has_already

INDENTATION = re.compile(r"\n\s+")
# How many pages a process keeps as they were drawn.
KEPT = 200
# Every reader asks each time whether the page is still true, which costs next to nothing.
EVERYBODYS, NOBODYS = "no-cache", "private, no-store"


@dataclass(frozen=True)
class Drawn:
    """A page as it goes out, and the tag by which it is known again."""

    body: bytes
    etag: str


class _Kept:
    """The pages that were drawn last, by what they were made of."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, Drawn] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Hashable, draw: Callable[[], Drawn]) -> Drawn:
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
                return self._pages[key]
        drawn = draw()
        with self._lock:
            self._pages[key] = drawn
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        return drawn


_kept = _Kept()


def page(
    request: HttpRequest,
    template: str,
    made_of: Sequence[Told],
    context: Callable[[], dict[str, Any]],
    *,
    state: Hashable = None,
    is_personal: bool = False,
) -> HttpResponse:
    """Return a page, or 304 to whoever holds it already.

    ``context`` is asked for only when the page has to be drawn: not while the answers that it is made of, and
    ``state``, are what they were. A personal page is drawn each time and kept by nobody.
    """

    def draw() -> Drawn:
        # The indentation of our templates is nothing to send.
        body = INDENTATION.sub("\n", render_to_string(template, context(), request)).encode()
        return Drawn(body, f'"{blake2b(body, digest_size=16).hexdigest()}"')

    if is_personal or settings.DEBUG:
        drawn = draw()
    else:
        texts = blake2b("\0".join(each.text for each in made_of).encode(), digest_size=16).digest()
        at = (request.scheme, request.get_host(), request.path, get_language())
        drawn = _kept.find((template, *at, texts, state), draw)
    response = HttpResponse(drawn.body)
    response["Cache-Control"] = NOBODYS if is_personal else EVERYBODYS
    if is_personal:
        return response
    response["ETag"] = drawn.etag
    if has_already(request.headers.get("If-None-Match", ""), drawn.etag):
        unchanged = HttpResponseNotModified()
        unchanged["ETag"], unchanged["Cache-Control"] = drawn.etag, EVERYBODYS
        return unchanged
    return response
