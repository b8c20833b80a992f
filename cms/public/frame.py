"""What stands round every page: menus, languages, contact."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from wagtail.models import Page, Site

from cms.public.displays.page import programme_page
from cms.public.readable import closed_to, is_hidden, is_readable, readable
from cms.public.reader import Reader
from cms.public.wording import Worded, direction, said, worded
from forums_pages.fields import words
from forums_pages.models import BasePage, PublicSettings
from forums_pages.models.navigation import MenuItem, MenuPlace


@dataclass(frozen=True)
class Entry:
    """An entry of a menu."""

    label: SafeString | str
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class Language:
    """A language that can be chosen: this page in it, or else the programme's page."""

    code: str
    name: str
    direction: str
    url: str
    full_url: str = ""
    is_current: bool = False
    is_this_page: bool = False


class Frame:
    """The header and footer for one reader. Nothing of it is read before a template asks."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    @property
    def language(self) -> str:
        """The language of the labels."""
        return self.reader.language

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return direction(self.reader.language)

    @property
    def is_open(self) -> bool:
        """Whether there are public pages to link to."""
        return settings.PUBLIC_SITE_ENABLED or self.reader.is_preview

    @cached_property
    def site(self) -> Site | None:
        """The site that is asked for."""
        return Site.find_for_request(self.reader.request)

    @cached_property
    def programme(self) -> Worded | None:
        """The page of the programme in the reader's words."""
        return programme_page(self.reader) if self.is_open else None

    @property
    def name(self) -> str:
        """The name of the site, in the reader's best language among those that the editors gave it."""
        names = words(self.settings.name) if self.settings else {}
        best = next((names[code] for code in self.reader.languages if code in names), "")
        return best or (self.site.site_name if self.site else "") or str(settings.WAGTAIL_SITE_NAME)

    @cached_property
    def settings(self) -> PublicSettings | None:
        """What the editors say of the site; None until they do."""
        found = PublicSettings.objects.filter(site=self.site).prefetch_related("social_links")
        return found.first() if self.site else None

    @property
    def header(self) -> list[Entry]:
        """The menu in the header."""
        return self._menus.get(MenuPlace.HEADER, [])

    @property
    def footer(self) -> list[Entry]:
        """The menu in the footer."""
        return self._menus.get(MenuPlace.FOOTER, [])

    @cached_property
    def languages(self) -> list[Language]:
        """The languages that have something to read, the current one included."""
        if not self.is_open:
            return []
        here = self._rows(self.reader.page) if self.reader.page is not None else {}
        home = self._rows(self.programme.facts) if self.programme else {}
        found = (self._language(code, here.get(code), home.get(code)) for code, _name in settings.LANGUAGES)
        return [each for each in found if each is not None]

    @cached_property
    def canonical(self) -> str:
        """The one absolute address of the page; empty for what has none."""
        page = self.reader.page
        return (page.get_full_url(self.reader.request) or "") if page is not None else ""

    @cached_property
    def _menus(self) -> dict[str, list[Entry]]:
        if not self.is_open or self.site is None:
            return {}
        items = MenuItem.objects.filter(menu__site=self.site).select_related("menu", "page")
        items = list(items.order_by("menu_id", "sort_order", "pk"))
        pages = self._menu_pages([item.page for item in items if item.page_id])
        menus: dict[str, list[Entry]] = {}
        for item in items:
            entry = self._entry(item, pages.get(item.page.translation_key) if item.page_id else None)
            if entry is not None:
                menus.setdefault(item.menu.place, []).append(entry)
        return menus

    def _menu_pages(self, pages: list[Page]) -> dict[Any, Worded]:
        keys = {page.translation_key for page in pages}
        rows = Page.objects.filter(translation_key__in=keys).defer_streamfields().specific()
        closed = closed_to(self.reader)
        sources = [
            row
            for row in rows
            if isinstance(row, BasePage)
            and row.is_source
            and not is_hidden(row, self.reader.moment)
            and not closed.covers(row)
        ]
        return {each.facts.translation_key: each for each in worded(sources, self.reader)}

    def _entry(self, item: MenuItem, target: Worded | None) -> Entry | None:
        if item.page_id and target is None:
            return None
        page = self.reader.page
        current = (
            target is not None and page is not None and target.facts.translation_key == page.translation_key
        )
        url = target.url if target else item.url
        return Entry(said(item.label) or (target.title if target else ""), url, current) if url else None

    def _rows(self, page: Any) -> dict[str, Any]:
        """Return the readable rows of a page by language; none when its source is hidden."""
        if page.pk is None or not is_readable(page.source, self.reader):
            return {}
        rows = type(page).objects.filter(translation_key=page.translation_key).defer_streamfields()
        return {row.locale.language_code: row for row in readable(rows, self.reader)}

    def _language(self, code: str, here: Any, home: Any) -> Language | None:
        current = code == self.language
        target = here or home
        if target is None and not current:
            return None
        request = self.reader.request
        return Language(
            code=code,
            name=get_language_info(code)["name_local"],
            direction=direction(code),
            url=(target.get_url(request) or "") if target is not None else "",
            full_url=(here.get_full_url(request) or "") if here is not None else "",
            is_current=current,
            is_this_page=here is not None,
        )
