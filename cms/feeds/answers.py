"""How feeds are sent: for everybody, from every origin, without cookies, and only when something is new."""

import logging
from collections.abc import Callable
from datetime import datetime
from hashlib import blake2b
from typing import Any, Concatenate, ParamSpec

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.feeds.asking import GoneError, NothingToReadError, UnknownLanguageError
from cms.feeds.cards import TooManyError

logger = logging.getLogger(__name__)
Parts = ParamSpec("Parts")
View = Callable[Concatenate[HttpRequest, Parts], HttpResponse]

METHODS = "GET, HEAD, OPTIONS"
DAY = 86_400
# Whoever keeps a feed asks each time whether it is still true: nothing is shown that was taken down.
ALWAYS_ASK = "public, no-cache"
# How long it is known since when a feed says what it says; asked for later, it counts as new.
KNOWN_FOR = 30 * DAY


class FeedAnswer(HttpResponse):
    """An answer that is the same whatever language the caller's browser speaks."""

    # ``cms.middleware`` reads this.
    is_localised = False

    def __init__(self, content: bytes | str = b"", **kwargs: Any) -> None:
        super().__init__(content, **kwargs)
        self["Access-Control-Allow-Origin"] = "*"
        self["Access-Control-Expose-Headers"] = "ETag, Last-Modified"
        self["Cross-Origin-Resource-Policy"] = "cross-origin"
        self["X-Content-Type-Options"] = "nosniff"


def send(request: HttpRequest, body: bytes, media_type: str, name: str = "") -> HttpResponse:
    """Return ``body`` with its tag and date, or that the caller has it already (RFC 9110, section 13).

    ``name`` is what a browser calls the file that it saves.
    """
    digest = blake2b(media_type.encode() + b"\n" + body, digest_size=16).hexdigest()
    since = _same_since(request.build_absolute_uri(request.path), digest)
    response = FeedAnswer(body, content_type=media_type)
    response["Cache-Control"] = ALWAYS_ASK
    response["ETag"] = f'"{digest}"'
    if since is not None:
        response["Last-Modified"] = http_date(since.timestamp())
    if name:
        response["Content-Disposition"] = f'inline; filename="{name}"'
    stamp = int(since.timestamp()) if since is not None else None
    held = get_conditional_response(request, response["ETag"], stamp, response)
    if held is not None and held.status_code == 304:
        return _not_modified(response)
    return held or response


def send_for_ever(request: HttpRequest, body: bytes, media_type: str, digest: str) -> HttpResponse:
    """Return what never changes at its address, which names ``digest``."""
    response = FeedAnswer(body, content_type=media_type)
    response["Cache-Control"] = f"public, max-age={365 * DAY}, immutable"
    response["ETag"] = f'"{digest}"'
    held = get_conditional_response(request, response["ETag"], None, response)
    return _not_modified(response) if held is not None and held.status_code == 304 else response


def send_elsewhere(address: str) -> HttpResponse:
    """Return where something is now."""
    response = FeedAnswer(status=302)
    response["Location"] = address
    response["Cache-Control"] = ALWAYS_ASK
    return response


def _not_modified(response: HttpResponse) -> HttpResponse:
    short = FeedAnswer(status=304)
    for name in ("Cache-Control", "ETag", "Last-Modified"):
        if name in response:
            short[name] = response[name]
    del short["Content-Type"]
    return short


def feed(view: View[Parts]) -> View[Parts]:
    """Let ``view`` answer GET and HEAD only, and tell in a sentence what cannot be read."""

    def answer(request: HttpRequest, /, *args: Parts.args, **kwargs: Parts.kwargs) -> HttpResponse:
        language = str(kwargs.get("locale", ""))
        if request.method == "OPTIONS":
            return _preflight()
        if request.method not in {"GET", "HEAD"}:
            refused = _refusal(405, language, lambda: _("Feeds can only be read: use GET."))
            refused["Allow"] = METHODS
            return refused
        try:
            return view(request, *args, **kwargs)
        except (NothingToReadError, TooManyError) as error:
            return _refused(error, language)

    return answer


def _refused(error: NothingToReadError | TooManyError, language: str) -> HttpResponse:
    if isinstance(error, UnknownLanguageError):
        return _refusal(404, "", lambda: _("This site is not written in that language."))
    if isinstance(error, GoneError):
        return _refusal(410, language, lambda: _("What was published here is no longer public."))
    if isinstance(error, TooManyError):
        busy = _refusal(503, language, lambda: _("Too much is asked for at once. Ask again soon."))
        busy["Retry-After"] = "5"
        return busy
    return _refusal(404, language, lambda: str(error) or _("Nothing is published here."))


def _preflight() -> HttpResponse:
    response = FeedAnswer(status=204)
    response["Allow"] = METHODS
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = "*"
    response["Access-Control-Max-Age"] = str(DAY)
    return response


def _refusal(status: int, language: str, sentence: Callable[[], str]) -> HttpResponse:
    with override(language or "en"):
        response = FeedAnswer(sentence() + "\n", status=status, content_type="text/plain; charset=utf-8")
    response["Content-Language"] = language or "en"
    response["Cache-Control"] = "no-store"
    return response


def _same_since(address: str, digest: str) -> datetime | None:
    """Return since when ``address`` has said the same, as far as this cache knows; None while it fails.

    It may be too late a moment, never too early: then whoever asks by date is sent once what they have.
    """
    key = f"feed:{blake2b(address.encode(), digest_size=16).hexdigest()}"
    try:
        known = cache.get(key)
        if known is not None and known[0] == digest:
            since: datetime = known[1]
            return since
        now = timezone.now().replace(microsecond=0)
        cache.set(key, (digest, now), KNOWN_FOR)
    except Exception:
        logger.exception("The cache of feeds does not answer")
        return None
    return now
