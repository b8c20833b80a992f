"""What a map of the site lists: each public page with its addresses in all languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cms.feeds.asking import told

LISTS = ("map_forums", "map_editions", "map_articles", "map_calls")
# The lists of what stands beside the tree of pages, and what their addresses begin with after the language.
DIRECTORY = ("people", "organisations", "themes")
# For whoever reads none of the languages.
DEFAULT = "x-default"


@dataclass(frozen=True)
class MappedPage:
    """A page with its address in each language, and in which language everybody else is shown it."""

    addresses: dict[str, str]
    changed: str


def pages(request: HttpRequest) -> list[MappedPage]:
    """Return every public page but sessions. Raise NothingToReadError while there is no site."""
    home = _home(request)
    found = [home, *_below(home)] if home else []
    for name in LISTS:
        found += _all(request, name)
    return _listed(found)


def sessions(request: HttpRequest, edition: str) -> list[MappedPage]:
    """Return the public sessions of the edition with that ``uid``. Raise NothingToReadError if it is none."""
    return _listed(_all(request, "map_sessions", edition=edition))


def directory(request: HttpRequest) -> list[MappedPage]:
    """Return the pages of people, organisations and themes; none while the public pages are off."""
    if not settings.PUBLIC_SITE_ENABLED:
        return []
    return [
        MappedPage(_addresses(request, f"{kind}/{each['slug']}/"), "")
        for kind in DIRECTORY
        for each in _all(request, f"map_{kind}")
    ]


def editions(request: HttpRequest) -> list[str]:
    """Return the ``uid`` of every public edition."""
    return [each["uid"] for each in _all(request, "map_editions")]


def _addresses(request: HttpRequest, path: str) -> dict[str, str]:
    found = {code: request.build_absolute_uri(f"/{code}/{path}") for code, _name in settings.LANGUAGES}
    return {**found, DEFAULT: found[settings.LANGUAGE_CODE]}


def _home(request: HttpRequest) -> dict[str, Any] | None:
    home: dict[str, Any] | None = told(request, "map")["site"]["home"]
    return home


def _below(page: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for child in page.get("children", {"nodes": []})["nodes"]:
        yield child
        yield from _below(child)


def _all(request: HttpRequest, name: str, **variables: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    after, is_more = None, True
    while is_more:
        page = told(request, name, after=after, **variables)["found"]
        found += page["nodes"]
        after, is_more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    return found


def _listed(rows: list[dict[str, Any]]) -> list[MappedPage]:
    """Return the pages that a site shows, and that search engines may list, each once."""
    found: dict[str, MappedPage] = {}
    for row in rows:
        addresses = {each["language"]: each["url"] for each in row["seo"]["alternates"]}
        if addresses and not row["seo"]["robots"].startswith("noindex"):
            found.setdefault(min(addresses.values()), MappedPage(addresses, row["lastPublishedAt"] or ""))
    return list(found.values())
