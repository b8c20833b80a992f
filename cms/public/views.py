"""The public pages. All that they know comes from the gateway's own documents."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import resolve
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe
from wagtail.views import serve

from cms.public import rendering
from cms.public.asking import Gateway, NothingSuchError
from cms.public.frame import Frame, frame_told
from cms.public.languages import content_language
from cms.public.opening import let_past
from cms.public.programme import chosen_in
from cms.public.reading import KINDS, whole
from graphql_api.feeds import feed_path


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """Lead to the programme in the visitor's language, or explain where to begin while there is none."""
    language = content_language(get_language_from_request(request))
    told = frame_told(Gateway(request), language)
    home = told.data["site"]["home"] if told is not None else None
    response = redirect(home["path"]) if home else start(request)
    patch_vary_headers(response, ["Accept-Language"])
    response["Cache-Control"] = rendering.EVERYBODYS
    return response


def start(request: HttpRequest) -> HttpResponse:
    """Return the page that a new site greets with."""
    return render(request, "public/start.html", {"is_closed": not settings.PUBLIC_SITE_ENABLED})


@require_safe
def page(request: HttpRequest, path: str = "") -> HttpResponse:
    """Show what an address leads to, or lead on to where that is now.

    Raises:
        Http404: the public pages are switched off.
    """
    if not settings.PUBLIC_SITE_ENABLED:
        raise Http404
    language = content_language()
    gateway = Gateway(request)
    try:
        found = gateway.ask("route", path=request.path, locale=language).data["route"]
    except NothingSuchError:
        found = {"__typename": "NotFound", "nearest": None}
    if found["__typename"] == "Locked":
        return _locked(request, path, gateway, language)
    return _found(request, path, gateway, language, found)


def _locked(request: HttpRequest, path: str, gateway: Gateway, language: str) -> HttpResponse:
    """Show a page to those who were let in; of the others, Wagtail asks for the password or the login."""
    opened = gateway.opened(let_past(request))
    if opened.is_personal:
        found = opened.ask("route", path=request.path, locale=language).data["route"]
        if found["__typename"] != "Locked":
            return _found(request, path, opened, language, found)
    response: HttpResponse = serve(request, path)
    return response


def _found(
    request: HttpRequest, path: str, gateway: Gateway, language: str, found: dict[str, Any]
) -> HttpResponse:
    if found["__typename"] == "Redirect":
        kind = HttpResponsePermanentRedirect if found["permanent"] else redirect
        return kind(found["path"] or found["location"])
    if found["__typename"] == "NotFound":
        return _beside(request, path) or _missing(request, path, gateway, language, found)
    return _shown(request, gateway, language, found)


def _shown(request: HttpRequest, gateway: Gateway, language: str, found: dict[str, Any]) -> HttpResponse:
    kind = KINDS[found["__typename"]]
    answers = kind.told(gateway, found["id"], language)
    around = frame_told(gateway, language)
    chosen = chosen_in(request.GET) if kind.name == "edition" else {}

    def context() -> dict[str, Any]:
        data = whole(answers)
        here = {each["locale"]: each["path"] for each in data["node"]["translations"] if each["path"]}
        frame = Frame(around, language, request.path, here)
        return {"frame": frame, "it": data["node"], "data": data, **kind.more(data, chosen)}

    made_of = [*answers, *([around] if around else [])]
    state = tuple(sorted(chosen.items()))
    return rendering.page(
        request, kind.template, made_of, context, state=state, is_personal=gateway.is_personal
    )


def _beside(request: HttpRequest, path: str) -> HttpResponse | None:
    """Return what is shown at an address that is no page's: a person, say; None where nothing is."""
    try:
        match = resolve(f"/{path}", urlconf="cms.public.beside")
        view: Callable[..., HttpResponse] = match.func
        return view(request, **match.kwargs)
    except Http404:
        # Resolver404 is one, too.
        return None


def _missing(
    request: HttpRequest, path: str, gateway: Gateway, language: str, found: dict[str, Any]
) -> HttpResponse:
    frame = Frame(frame_told(gateway, language), language, request.path)
    if not path:
        # The programme's page in the nearest language, or Wagtail's welcome page, which is none of ours.
        return redirect(frame.home) if frame.site.get("home") else serve(request, path)
    context = {"frame": frame, "nearest": found["nearest"]}
    return render(request, "404.html", context, status=404)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Return robots.txt: everything but the administration, or nothing while the public pages are off."""
    closed = ["/"] if not settings.PUBLIC_SITE_ENABLED else ["/admin/", "/images/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    if settings.PUBLIC_SITE_ENABLED:
        lines += ["", f"Sitemap: {request.build_absolute_uri(feed_path('sitemap'))}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Lead browsers that guess the icon's address to where it lies."""
    return redirect(static("public/favicon.ico"), permanent=False)
