"""Where a frontend shows drafts (``PREVIEW_URL``), with the parameters of wagtail-headless-preview."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from graphql_api.drafts import share_form, token_of
from graphql_api.models import SharedDraft

# Nobody keeps a draft, finds it by searching, or is told of its address.
UNKEPT = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}


def frontend_url(shared: SharedDraft) -> str:
    """Return where the frontend shows the draft; empty without a frontend."""
    if not settings.PREVIEW_URL:
        return ""
    kind = shared.content_type
    asked = {
        "content_type": f"{kind.app_label}.{kind.model}",
        "token": token_of(shared),
        "locale": shared.locale,
    }
    sign = "&" if "?" in settings.PREVIEW_URL else "?"
    return f"{settings.PREVIEW_URL}{sign}{urlencode(asked)}"


def preview_on_frontend(draft: Any, request: HttpRequest, locale: str) -> HttpResponse | None:
    """Return a page that frames the frontend, for an editor's preview; None without a frontend."""
    user = getattr(request, "user", None)
    if not settings.PREVIEW_URL or user is None or not user.is_authenticated:
        return None
    url = frontend_url(share_form(draft, user, locale))
    response = render(request, "sharing/framed.html", {"url": url})
    for name, value in UNKEPT.items():
        response[name] = value
    return response
