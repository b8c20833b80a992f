"""The page on which a snippet is made: for everybody, and in the admin for editors."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_safe

from cms.embeds.building import OFFERED, choice_in, editions, element_snippet, frame_html, snippet, weight
from cms.embeds.kinds import KINDS
from cms.public.asking import Gateway
from cms.public.frame import Frame, frame_told
from cms.public.languages import content_language


@require_safe
def public_door(request: HttpRequest) -> HttpResponse:
    """Lead to the page in the visitor's language."""
    response = redirect("embeds:builder", content_language(get_language_from_request(request)))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def public_page(request: HttpRequest, locale: str) -> HttpResponse:
    """Show the page to anybody.

    Raises:
        Http404: there are no public pages, or none in that language.
    """
    languages = dict(settings.LANGUAGES)
    if not settings.PUBLIC_SITE_ENABLED or locale not in languages:
        raise Http404
    with override(locale):
        here = {code: f"/embed/{code}/" for code in languages}
        frame = Frame(frame_told(Gateway(request), locale), locale, request.path, here)
        context = {"frame": frame, **_built(request, locale)}
        response = render(request, "embeds/builder.html", context)
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def admin_page(request: HttpRequest) -> HttpResponse:
    """Show the page to an editor, in the admin."""
    return render(request, "embeds/admin.html", _built(request, content_language()))


def _built(request: HttpRequest, language: str) -> dict[str, Any]:
    found = editions(request, language)
    choice = choice_in(request.GET, found, language)
    return {
        "editions": found,
        "kinds": [KINDS[name] for name in OFFERED],
        "languages": settings.LANGUAGES,
        "choice": choice,
        "shown": frame_html(request, choice) if choice.path else "",
        "snippet": snippet(request, choice) if choice.path else "",
        "weight": weight(request, choice) if choice.path else 0,
        "element": element_snippet(request, choice) if choice.path else None,
    }
