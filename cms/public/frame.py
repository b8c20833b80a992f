"""What stands round every page: the site's name, menus, languages and contact."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import override

from cms.public.asking import Gateway, NothingSuchError, Told
from cms.public.languages import content_language, direction


@dataclass(frozen=True)
class Language:
    """A language that can be chosen: this page in it, or else the programme's page."""

    code: str
    name: str
    direction: str
    url: str
    is_current: bool
    is_this_page: bool


@dataclass(frozen=True)
class Frame:
    """The header and footer of a page. ``here`` holds the page's addresses by language."""

    told: Told | None
    language: str
    path: str = ""
    here: dict[str, str] = field(default_factory=dict)
    preview: dict[str, Any] | None = None

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return direction(self.language)

    @property
    def is_preview(self) -> bool:
        """Whether a draft is shown."""
        return self.preview is not None

    @cached_property
    def site(self) -> dict[str, Any]:
        """What the gateway says of the site; nothing while the public pages are off."""
        site: dict[str, Any] = self.told.data["site"] if self.told is not None else {}
        return site

    @property
    def name(self) -> str:
        """The name of the site."""
        name = self.site.get("name")
        return str(name) if name and name != _default_name() else str(settings.WAGTAIL_SITE_NAME)

    @property
    def home(self) -> str:
        """The address of the programme's page."""
        home = self.site.get("home") or {}
        return home.get("path") or "/"

    @property
    def search(self) -> str:
        """The address that finds things by their words; empty while there is nothing to find."""
        return f"/{self.language}/search/" if self.site.get("home") else ""

    @cached_property
    def languages(self) -> list[Language]:
        """The languages that have something to read, the current one included."""
        return [
            Language(
                code=each["code"],
                name=each["name"],
                direction=each["direction"].lower(),
                url=self.here.get(each["code"]) or each["path"] or "",
                is_current=each["code"] == self.language,
                is_this_page=each["code"] in self.here,
            )
            for each in self.site.get("languages", ())
            if each["path"] or each["code"] == self.language
        ]


def frame_told(gateway: Gateway, language: str) -> Told | None:
    """Return what the frame is made of; None while there is no site, or nothing but drafts may be shown."""
    try:
        return gateway.ask("frame", locale=language) if settings.PUBLIC_SITE_ENABLED else None
    except NothingSuchError:
        return None


def _default_name() -> str:
    """Return what the gateway calls a site that nobody has named."""
    with override(settings.LANGUAGE_CODE):
        return str(settings.WAGTAIL_SITE_NAME)


def plain_frame(request: HttpRequest) -> Frame:
    """Return the frame of a page that belongs to the system: of an error, or of a login."""
    language = content_language()
    return Frame(frame_told(Gateway(request), language), language, request.path)
