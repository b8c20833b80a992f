"""The address that answers oEmbed's questions."""

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.embeds.oembed import CACHE_AGE, LockedError, NotOursError, Room, answer_for, as_xml, page_at

WRITERS: dict[str, tuple[str, Callable[[dict[str, Any]], bytes]]] = {
    "json": ("application/json", lambda answer: json.dumps(answer, ensure_ascii=False).encode()),
    "xml": ("text/xml; charset=utf-8", as_xml),
}


class BadSizeError(ValueError):
    """A size is none."""


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """Answer what stands for the address ``url``, as oEmbed 1.0 says (section 2.3)."""
    wanted = request.GET.get("format") or "json"
    if wanted not in WRITERS:
        return _refusal(501, _("“format” is “json” or “xml”."))
    address = request.GET.get("url", "")
    if not address:
        return _refusal(400, _("“url” names the address of a public page."))
    try:
        room = Room(_size(request, "maxwidth"), _size(request, "maxheight"))
        answer = answer_for(request, _page(request, address), room)
    except BadSizeError:
        return _refusal(400, _("“maxwidth” and “maxheight” are whole numbers of pixels, from 1."))
    except LockedError:
        return _refusal(401, _("This page is not for everybody."))
    except NotOursError:
        return _refusal(404, _("No public page that can be embedded is at this address."))
    media_type, write = WRITERS[wanted]
    response = _open(HttpResponse(write(answer), content_type=media_type))
    response["Cache-Control"] = f"public, max-age={CACHE_AGE // 12}"
    return response


def _page(request: HttpRequest, address: str) -> Any:
    if not settings.PUBLIC_SITE_ENABLED:
        raise NotOursError
    return page_at(request, address)


def _size(request: HttpRequest, name: str) -> int | None:
    words = request.GET.get(name, "")
    if not words:
        return None
    if not (words.isascii() and words.isdecimal() and 1 <= len(words) <= 6 and int(words)):
        raise BadSizeError(name)
    return int(words)


def _refusal(status: int, sentence: str) -> HttpResponse:
    response = _open(HttpResponse(sentence + "\n", status=status, content_type="text/plain; charset=utf-8"))
    response["Cache-Control"] = "no-store"
    return response


def _open(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Content-Type-Options"] = "nosniff"
    response.is_localised = False  # type: ignore[attr-defined]  # ``cms.middleware`` reads it
    return response
