"""What search engines and social networks are told of a page: found for a group of pages at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from forums_pages.models import BasePage, ForumPage, PublicSettings, SessionPage
from graphql_api.loading.addresses import address_in, address_of
from graphql_api.loading.peers import load, peers_of
from graphql_api.loading.reading import Reading
from graphql_api.loading.relations import to_one
from graphql_api.loading.sites import Sites
from graphql_api.loading.words import best_text, served, wordings

LONGEST_DESCRIPTION = 300
# Where a page says in a sentence or two what it is about; the first that has words is taken.
SUMMARIES = ("search_description", "summary", "abstract", "intro", "slogan")
PICTURES: Mapping[type[BasePage], str] = {ForumPage: "brand_image_id"}
DEFAULT = "x-default"


@dataclass(frozen=True)
class Alternate:
    """Where a page is shown in one language."""

    language: str
    url: str


def description_of(page: BasePage) -> str | None:
    """Return what the page is about in up to 300 characters, as it is served; None if it says nothing."""
    words = served(page).words
    text = next((" ".join(words[name].split()) for name in SUMMARIES if words.get(name)), "")
    if len(text) > LONGEST_DESCRIPTION:
        text = text[: LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
    return text or None


def canonical_of(page: BasePage) -> str | None:
    """Return the one address of the words served: also where another language's place shows them."""
    address = address_in(page, served(page).locale) or address_of(page)
    return address.url if address is not None else None


def alternates_of(page: BasePage) -> list[Alternate]:
    """Return where the page is shown in each language that has words, and for everybody else.

    Every one of these pages names the same addresses.
    """
    found = [
        Alternate(each.locale, address.url)
        for each in wordings(page)
        if (address := address_in(page, each.locale)) is not None
    ]
    by_language = {each.language: each.url for each in found}
    chain = (settings.LANGUAGE_CODE, *settings.LOCALE_FALLBACKS.get(settings.LANGUAGE_CODE, ()))
    default = next((by_language[code] for code in chain if code in by_language), None)
    return [*found, Alternate(DEFAULT, default)] if default is not None else found


def robots_of(page: BasePage) -> str:
    """Return what crawlers may do: nothing with a page that is shown to whoever knows its password."""
    return "noindex, nofollow" if peers_of(page).reading.gate.lifted else "index, follow"


def picture_for(page: BasePage) -> Any:
    """Return the picture for shared links: the page's own, else its edition's or the site's; None if none."""
    attribute = "cover_id" if hasattr(page, "cover_id") else PICTURES.get(type(page))
    own = to_one(page, attribute, lambda gate: gate.images()) if attribute is not None else None
    if own is None and isinstance(page, SessionPage):
        edition = to_one(page, "edition_id", lambda gate: gate.editions())
        own = to_one(edition, "cover_id", lambda gate: gate.images()) if edition is not None else None
    if own is not None:
        return own
    of_site = settings_of(page)
    return to_one(of_site, "share_image_id", lambda gate: gate.images()) if of_site is not None else None


def site_name_of(page: BasePage) -> str:
    """Return the name of the site that shows the page, as it is called in the language asked for."""
    of_site, reading = settings_of(page), peers_of(page).reading
    words = best_text(of_site.name, reading) if of_site is not None else None
    site = Sites.of(reading).site_of(page.url_path)
    return words or (site.name if site is not None else "") or str(settings.WAGTAIL_SITE_NAME)


def settings_of(page: BasePage) -> Any:
    """Return what the editors say of the site that shows the page; None if they say nothing."""
    reading = peers_of(page).reading
    site = Sites.of(reading).site_of(page.url_path)
    return _settings(reading).get(site.pk) if site is not None else None


def _settings(reading: Reading) -> dict[int, Any]:
    name = ("settings of sites", reading.locale)
    if name not in reading.context.memory:
        rows = load(reading, PublicSettings.objects.all())
        reading.context.memory[name] = {row.site_id: row for row in rows}
    found: dict[int, Any] = reading.context.memory[name]
    return found
