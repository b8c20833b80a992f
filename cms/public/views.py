"""The addresses that are no Wagtail page: the front door, robots and the icon."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe
from wagtail.models import Site

from cms.public.readable import is_readable
from cms.public.reader import Reader, content_language
from cms.public.wording import worded
from forums_pages.models import BasePage


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """Lead to the programme in the visitor's language, or explain where to begin while there is none."""
    language = content_language(get_language_from_request(request))
    url = programme_url(Reader(request=request, language=language))
    response = redirect(url) if url else start(request)
    patch_vary_headers(response, ["Accept-Language"])
    return response


def programme_url(reader: Reader) -> str:
    """Return the address of the site's root page in the reader's best language; empty without one."""
    site = Site.find_for_request(reader.request)
    root = site.root_page.specific if site else None
    if not settings.PUBLIC_SITE_ENABLED or not isinstance(root, BasePage):
        return ""
    source = root.source
    return worded([source], reader)[0].url if is_readable(source, reader) else ""


def start(request: HttpRequest) -> HttpResponse:
    """Return the page that a new site greets with."""
    return render(request, "public/start.html", {"is_closed": not settings.PUBLIC_SITE_ENABLED})


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Return robots.txt: everything but the administration, or nothing while the public pages are off."""
    closed = ["/"] if not settings.PUBLIC_SITE_ENABLED else ["/admin/", "/images/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Lead browsers that guess the icon's address to where it lies."""
    return redirect(static("public/favicon.ico"), permanent=False)
