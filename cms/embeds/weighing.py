"""What a frame weighs: all that a browser fetches for it but its pictures, compressed as servers send it."""

import gzip
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, QueryDict

from cms.embeds.views import embed
from graphql_api.http.inside import Anybody

# Style and script of every frame, and what those have that tell the reader's own times.
EVERYWHERE = ("public/site.css", "embeds/frame.css", "embeds/frame.js")
CLOCKS = ("public/zones.js",)
WITH_CLOCKS = frozenset({"programme", "session"})


def frame_weight(request: HttpRequest, kind: str, language: str, uid: str, query: str = "") -> int:
    """Return how many bytes the frame at that address takes; ``query`` is what its look is asked by."""
    asking = Anybody(request)
    asking.GET = QueryDict(query.removeprefix("?"))
    page = embed(asking, kind, language, uid)
    files = EVERYWHERE + (CLOCKS if kind in WITH_CLOCKS else ())
    return _compressed(page.content) + sum(map(_file, files))


@cache
def _file(name: str) -> int:
    return _compressed(Path(str(finders.find(name))).read_bytes())


def _compressed(content: bytes) -> int:
    return len(gzip.compress(content, compresslevel=6, mtime=0))
