"""The pages beside the page tree: people, organisations, themes, articles and search."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cms.public import rendering
from cms.public.asking import Gateway, NothingSuchError, Told
from cms.public.frame import Frame, frame_told
from cms.public.languages import content_language

LONGEST_SEARCH = 200


@require_safe
def record(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Return the page of a person, an organisation or a theme.

    Raises:
        Http404: the public knows none of that name.
    """
    gateway, language = Gateway(request), content_language()
    told = gateway.ask(kind, slug=slug, locale=language)
    if told.data[kind] is None:
        raise Http404
    return _page(request, gateway, kind, told, lambda: {"it": told.data[kind]})


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """Return the articles of all forums, the newest first, page by page."""
    gateway = Gateway(request)
    after = request.GET.get("after") or None
    told = _listed(gateway, "articles", after=after)
    return _page(request, gateway, "articles", told, lambda: told.data, state=after)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Return what the words of a search find; a form while there are none."""
    gateway = Gateway(request)
    words = " ".join(request.GET.get("q", "").split())[:LONGEST_SEARCH]
    after = request.GET.get("after") or None
    told = _listed(gateway, "search", query=words, after=after) if words else None

    def context() -> dict[str, Any]:
        return {"words": words, "found": told.data["search"] if told else None, "is_noindex": True}

    return _page(request, gateway, "search", told, context, state=(words, after))


def _listed(gateway: Gateway, name: str, **variables: Any) -> Told:
    try:
        return gateway.ask(name, locale=content_language(), **variables)
    except NothingSuchError:
        raise Http404 from None


def _page(
    request: HttpRequest, gateway: Gateway, name: str, told: Told | None, more: Any, state: Any = None
) -> HttpResponse:
    language = content_language()
    around = frame_told(gateway, language)

    def context() -> dict[str, Any]:
        rest = request.path.partition(f"/{language}/")[2]
        # These have the same address in every language.
        codes = [each["code"] for each in around.data["site"]["languages"]] if around else []
        here = {code: f"/{code}/{rest}" for code in codes}
        return {"frame": Frame(around, language, request.path, here), "kind": name, **more()}

    made_of = [each for each in (told, around) if each is not None]
    return rendering.page(request, f"public/pages/{name}.html", made_of, context, state=state)
