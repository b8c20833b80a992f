"""The sites that show pages: under which hosts, from which page down, and at which addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any
from urllib.parse import quote, urlsplit

from django.db import connection
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override
from wagtail.models import Site

from graphql_api.loading.reading import Reading
from graphql_api.prepared import Statement
from graphql_api.tree import Container


@dataclass(frozen=True)
class Address:
    """Where a page is shown: below its site, and with scheme and host."""

    path: str
    url: str


@dataclass(frozen=True)
class ShownSite:
    """A site. ``frontends`` are the addresses of other sites that show its pages, the main one first."""

    pk: int
    name: str
    hostname: str
    port: int
    is_default: bool
    root_page: int
    frontends: tuple[str, ...] = ()

    @property
    def own_address(self) -> str:
        """Scheme and host of the site itself."""
        return str(Site(hostname=self.hostname, port=self.port).root_url)

    @property
    def address(self) -> str:
        """Scheme and host that absolute addresses begin with."""
        return self.frontends[0] if self.frontends else self.own_address


@dataclass(frozen=True)
class Root:
    """The top page of a site in one language."""

    site: ShownSite
    page: Container


class Sites:
    """All sites, read once per request."""

    def __init__(self, reading: Reading) -> None:
        self.tree = reading.gate.tree

    @classmethod
    def of(cls, reading: Reading) -> "Sites":
        """Return the sites of this request."""
        sites: Sites = reading.context.memory.setdefault("sites", cls(reading))
        return sites

    def find(self, host: str) -> ShownSite | None:
        """Return the site with that host, with or without its port: its own, or one of its frontends'."""
        wanted = host.lower().removesuffix(".")
        own = [each for each in self.all if wanted in (each.hostname, f"{each.hostname}:{each.port}")]
        exact = [each for each in own if wanted == f"{each.hostname}:{each.port}"]
        of_frontend = [each for each in self.all if wanted in _hosts(each.frontends)]
        return next(iter([*exact, *own, *of_frontend]), None)

    @property
    def default(self) -> ShownSite | None:
        """The site for everybody who names none."""
        return next((each for each in self.all if each.is_default), None)

    def root(self, site: ShownSite, locale: str) -> Container | None:
        """Return the top page of a site in one language, whether it may be seen or not."""
        return next(
            (each.page for each in self._roots if each.site == site and each.page.locale == locale), None
        )

    def address(self, url_path: str) -> Address | None:
        """Return where the page with that ``url_path`` is shown; None where no site shows it."""
        for root in self._roots:
            if url_path.startswith(root.page.url_path):
                rest = quote(url_path.removeprefix(root.page.url_path), safe="/")
                path = language_prefix(root.page.locale) + rest
                return Address(path, root.site.address + path)
        return None

    def site_of(self, url_path: str) -> ShownSite | None:
        """Return the site that shows the page with that ``url_path``; None where none does."""
        found = (root.site for root in self._roots if url_path.startswith(root.page.url_path))
        return next(found, None)

    @cached_property
    def all(self) -> tuple[ShownSite, ...]:
        """The sites, the deepest first: it shows a page that stands below the top pages of several."""
        found: dict[int, ShownSite] = {}
        for *columns, origin, shows_pages in _read():
            pk, name, hostname, port, is_default, root_page = columns
            site = found.setdefault(pk, ShownSite(pk, name, hostname, port, is_default, root_page))
            if origin and shows_pages:
                found[site.pk] = replace(site, frontends=(*site.frontends, origin))
        return tuple(found.values())

    @cached_property
    def _roots(self) -> tuple[Root, ...]:
        return tuple(
            Root(site, page)
            for site in self.all
            if (top := self.tree.find(site.root_page)) is not None
            for page in self.tree.languages_of(top)
        )


@cache
def language_prefix(locale: str) -> str:
    """Return what the paths of a language begin with, such as ``/fr/``."""
    with override(locale):
        try:
            return str(reverse("wagtail_serve", args=("",)))
        except NoReverseMatch:
            # The public pages are not even mounted; frontends use the same plan.
            return f"/{locale}/"


def _read() -> Iterator[Sequence[Any]]:
    yield from _statement(connection.vendor).run(None)


@cache
def _statement(_vendor: str) -> Statement:
    rows = Site.objects.order_by(
        "-root_page__url_path", "-is_default_site", "hostname", "pk", "publicsettings__frontends__sort_order"
    )
    columns = ("pk", "site_name", "hostname", "port", "is_default_site", "root_page_id")
    return Statement(
        rows.values_list(
            *columns, "publicsettings__frontends__origin", "publicsettings__frontends__shows_pages"
        )
    )


def _hosts(addresses: tuple[str, ...]) -> set[str]:
    parts = [urlsplit(each) for each in addresses]
    return {each.netloc for each in parts} | {each.hostname or "" for each in parts}
