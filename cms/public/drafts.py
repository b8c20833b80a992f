"""Drafts, drawn by the gateway's answer to a token: nothing else that is hidden shows with them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override

from cms.public.asking import Gateway
from cms.public.editing import editing_of
from cms.public.frame import Frame, frame_told
from cms.public.opening import gate_for_editors
from cms.public.reading import KINDS
from cms.public.unseen import unseen_of
from forums_pages.models import BasePage
from graphql_api.drafts import share_form, token_of
from graphql_api.nodes import KIND_BY_MODEL

RECORDS = {"Person": "person", "Organisation": "organisation", "Theme": "theme"}


def draft_response(draft: Any, request: HttpRequest, locale: str) -> HttpResponse:
    """Return the page of a draft: of what an editor's form holds, or of what a shared link leads to."""
    token = getattr(request, "preview_token", "")
    is_shared = bool(token)
    if not token:
        user = getattr(request, "user", None)
        known = user if user is not None and user.is_authenticated else None
        token = token_of(share_form(draft, known, locale))
    gateway, name = Gateway(request), _kind_of(draft)
    if isinstance(draft, BasePage) and not is_shared:
        gateway = gateway.behind(gate_for_editors(draft, gateway.asker.moment))
    with override(locale):
        told = gateway.ask(f"preview_{name}", is_personal=True, token=token, locale=locale).data["preview"]
        notes = [] if is_shared else unseen_of(draft)
        editing = None if is_shared else editing_of(draft, getattr(request, "user", None), locale)
        preview = {"notes": notes, "editing": editing}
        frame = Frame(frame_told(gateway, locale), locale, preview=preview)
        if told["__typename"] != "DraftShown":
            return render(request, "public/nothing.html", {"frame": frame}, status=404)
        return _drawn(request, gateway, frame, name, told["node"])


def _drawn(
    request: HttpRequest, gateway: Gateway, frame: Frame, name: str, node: dict[str, Any]
) -> HttpResponse:
    if name in RECORDS.values():
        return render(request, f"public/pages/{name}.html", {"frame": frame, "it": node})
    kind, data = KINDS[node["__typename"]], {"node": node}
    if kind.name == "index":
        # What the page lists is everybody's; its own words are the draft's.
        data = gateway.ask(kind.name, id=node["id"], locale=frame.language).data | data
    context = {"frame": frame, "it": node, "data": data, **kind.more(data, {})}
    return render(request, kind.template, context)


def _kind_of(draft: Any) -> str:
    kind = KIND_BY_MODEL[type(draft)].name
    return RECORDS.get(kind) or KINDS[kind].name
