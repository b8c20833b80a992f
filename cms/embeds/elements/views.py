"""Serves the script to pages of every origin."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from cms.embeds.elements.releases import NAMES, current, release

FOREVER = "public, max-age=31536000, immutable"
# New pages may name the file before for as long.
A_WHILE = "public, max-age=300"


class Script(HttpResponse):
    """An answer that is the same whatever language the reader's browser speaks."""

    # ``cms.middleware`` reads this.
    is_localised = False


class Listed(JsonResponse):
    """The same, of data."""

    is_localised = False


@require_safe
def script(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """Answer a file, which browsers and caches may keep for a year without asking again."""
    found = release(digest, name)
    if found is None:
        text = "There is no such file. /embed/v1/current.json tells which there are.\n"
        return _open(Script(text, status=404, content_type="text/plain; charset=utf-8"), "no-store")
    is_compressed = "gzip" in request.headers.get("Accept-Encoding", "")
    etag = f'"{digest}{"-gzip" if is_compressed else ""}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = Script(status=304)
    else:
        content = found.compressed if is_compressed else found.content
        response = Script(content, content_type="text/javascript; charset=utf-8")
        if is_compressed:
            response["Content-Encoding"] = "gzip"
    response["ETag"] = etag
    patch_vary_headers(response, ["Accept-Encoding"])
    return _open(response, FOREVER)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Answer where the current files are, and what pages have to say of them."""
    files = {
        name: {"url": request.build_absolute_uri(found.path), "integrity": found.integrity}
        for name, found in ((each, current(each)) for each in NAMES)
    }
    return _open(Listed(files), A_WHILE)


def _open(response: HttpResponse, kept: str) -> HttpResponse:
    """Let pages of every origin load it, those that isolate themselves as well."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Cache-Control"] = kept
    return response
