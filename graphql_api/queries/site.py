"""The root field of what every page of a site shares: languages, menus, contact."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import strawberry
from django.conf import settings
from django.utils.translation import get_language_info

from forums_pages.models import PublicSettings, SocialLink
from forums_pages.models.navigation import MenuItem, MenuPlace
from graphql_api.enums import LocaleCode, TextDirection
from graphql_api.loading.addresses import address_of
from graphql_api.loading.pages import load_pages, pages_named
from graphql_api.loading.peers import load
from graphql_api.loading.reading import Reading
from graphql_api.loading.relations import to_many
from graphql_api.loading.sites import Address, ShownSite, Sites
from graphql_api.loading.words import best_text, served
from graphql_api.pages.page import Page
from graphql_api.queries.reading import reading_in
from graphql_api.queries.route import Host, site_of
from graphql_api.recording.columns import note_by_row
from graphql_api.types.arguments import Locale
from graphql_api.types.fields import computed
from graphql_api.types.files import ImageType, image_of


@dataclass(frozen=True)
class SiteRow:
    """A site as one reader sees it; everything of it is read when it is asked for."""

    shown: ShownSite
    reading: Reading

    @cached_property
    def settings(self) -> Any:
        """What the editors say of the site; None until they do."""
        rows = load(self.reading, PublicSettings.objects.filter(site=self.shown.pk))
        return rows[0] if rows else None

    @cached_property
    def home(self) -> Any:
        """The top page; None while it may not be seen."""
        tree = self.reading.gate.tree
        top = tree.find(self.shown.root_page)
        facts = tree.facts_of(top) if top is not None else None
        return load_pages(self.reading, {str(facts.kind): [facts.pk]}).get(facts.pk) if facts else None

    @cached_property
    def menus(self) -> dict[str, list["MenuRow"]]:
        """The entries of each menu that lead somewhere, in the editors' order."""
        rows = MenuItem.objects.filter(menu__site=self.shown.pk).select_related("menu")
        items = load(self.reading, rows.order_by("sort_order", "pk"))
        # Nobody looks at the words of what leads nowhere.
        note_by_row(items, ("label", "url"))
        pages = pages_named(self.reading, [item.page_id for item in items if item.page_id])
        found: dict[str, list[MenuRow]] = {}
        for item in items:
            entry = MenuRow(item, pages.get(item.page_id), self.reading)
            if entry.url and entry.label:
                found.setdefault(item.menu.place, []).append(entry)
        return found


@dataclass(frozen=True)
class MenuRow:
    """An entry of a menu, with the visible page that it leads to."""

    item: MenuItem
    page: Any
    reading: Reading

    @property
    def label(self) -> str | None:
        """Its own words, else the title of its page."""
        own = best_text(self.item.label, self.reading)
        return own or (served(self.page).words["title"] if self.page is not None else None)

    @property
    def path(self) -> str | None:
        """Where its page is shown, below the site."""
        return self._address.path if self._address else None

    @property
    def url(self) -> str | None:
        """Where it leads; None for a page that may not be seen."""
        if self.item.page_id:
            return self._address.url if self._address else None
        return self.item.url or None

    @property
    def _address(self) -> Address | None:
        return address_of(self.page) if self.page is not None else None


@dataclass(frozen=True)
class LanguageRow:
    """A language in which there is a visible top page."""

    code: str
    address: Address | None


def _languages(site: SiteRow) -> list[LanguageRow]:
    tree, sites = site.reading.gate.tree, Sites.of(site.reading)
    roots = {code: sites.root(site.shown, code) for code, _name in settings.LANGUAGES}
    return [
        LanguageRow(code, sites.address(root.url_path))
        for code, root in roots.items()
        if root is not None and tree.is_open(root)
    ]


def _setting(name: str) -> Any:
    def find(site: SiteRow) -> str | None:
        value = getattr(site.settings, name, None)
        return str(value) if value else None

    return find


def _name(site: SiteRow) -> str:
    words = best_text(site.settings.name, site.reading) if site.settings is not None else None
    return words or site.shown.name or str(settings.WAGTAIL_SITE_NAME)


def _about(site: SiteRow) -> str | None:
    return best_text(site.settings.about, site.reading) if site.settings is not None else None


def _share_image(site: SiteRow) -> Any:
    return image_of(site.settings, "share_image_id") if site.settings is not None else None


def _social_links(site: SiteRow) -> list[Any]:
    if site.settings is None:
        return []
    return to_many(site.settings, "settings_id", lambda gate: gate.in_order(SocialLink), "social_links")


@strawberry.type(description="A language of a site.")
class SiteLanguage:
    """See ``LanguageRow``."""

    code: LocaleCode = strawberry.field(description="The language, as `locale` arguments take it.")
    tag: str = computed(lambda row: row.code, "Its tag for HTML's `lang`, such as fr.")
    name: str = computed(
        lambda row: get_language_info(row.code)["name_local"], "Its name in the language itself."
    )
    direction: TextDirection = computed(
        lambda row: TextDirection.RTL if get_language_info(row.code)["bidi"] else TextDirection.LTR,
        "In which direction it is written.",
    )
    is_default: bool = computed(
        lambda row: row.code == settings.LANGUAGE_CODE, "Whether it is read where no language is asked for."
    )
    path: str | None = computed(
        lambda row: row.address.path if row.address else None, "The top page in it, below the site."
    )
    url: str | None = computed(
        lambda row: row.address.url if row.address else None, "The top page in it, with scheme and host."
    )


@strawberry.type(name="MenuEntry", description="An entry of a menu that leads somewhere.")
class MenuEntryType:
    """See ``MenuRow``."""

    label: str = strawberry.field(description="What to show.")
    url: str = strawberry.field(description="Where it leads, with scheme and host.")
    path: str | None = strawberry.field(description="The same below the site; null for another site.")
    page: Page | None = strawberry.field(description="The page it leads to; null for another site.")


@strawberry.type(name="SocialLink", description="A profile on a social network.")
class SocialLinkType:
    """A ``SocialLink``."""

    network: str = strawberry.field(description="Such as LinkedIn.")
    url: str = strawberry.field(description="Its address.")


@strawberry.type(description="Whom to ask where a page names nobody.")
class DefaultContact:
    """See ``PublicSettings``; all of it is for the public."""

    name: str | None = computed(_setting("default_contact_name"), "A person or a desk.")
    email: str | None = computed(_setting("default_contact_email"), "An e-mail address.")
    phone: str | None = computed(_setting("default_contact_phone"), "A telephone number.")


@strawberry.type(name="Site", description="What every page of a site shares.")
class SiteType:
    """See ``SiteRow``."""

    name: str = computed(_name, "Its name, in the reader's language where it has one there.")
    url: str = computed(lambda row: row.shown.address, "Scheme and host that `url`s of its pages begin with.")
    addresses: list[str] = computed(
        lambda row: list(dict.fromkeys((*row.shown.frontends, row.shown.own_address))),
        "Every scheme and host under which its pages are shown, the main one first.",
    )
    languages: list[SiteLanguage] = computed(
        _languages, "The languages in which it has a top page to show, in the site's order."
    )
    home: Page | None = strawberry.field(description="The top page; null while there is none to see.")
    header: list[MenuEntryType] = computed(
        lambda row: row.menus.get(MenuPlace.HEADER, []), "The menu in the header."
    )
    footer: list[MenuEntryType] = computed(
        lambda row: row.menus.get(MenuPlace.FOOTER, []), "The menu in the footer."
    )
    about: str | None = computed(_about, "One or two sentences about the programme, for footers.")
    share_image: ImageType | None = computed(_share_image, "For shared links to pages without a cover.")
    social_links: list[SocialLinkType] = computed(_social_links, "Its profiles on social networks.")
    contact: DefaultContact = computed(lambda row: row, "Whom to ask where a page names nobody.")


def site(info: strawberry.Info, host: Host = None, locale: Locale = None) -> SiteType:
    """Return the site with that host."""
    reading = reading_in(info, locale)
    found: Any = SiteRow(site_of(reading, host), reading)
    return found


@strawberry.type
class SiteQueries:
    """What every page of a site shares."""

    site: SiteType = strawberry.field(resolver=site, description="The site's languages, menus and contact.")
