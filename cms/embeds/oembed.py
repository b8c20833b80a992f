"""oEmbed 1.0: what stands for an address of our public pages on other people's pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from cms.embeds.asking import FOLDER
from cms.embeds.kinds import KINDS, Kind
from cms.public.documents import document
from graphql_api.http.inside import NothingSuchError, ask_inside

# The kind of frame that stands for each type of page; a part of an edition's page has its own.
BY_TYPE = {"Edition": "edition", "Forum": "editions", "Session": "session", "CallForContributions": "call"}
BY_PART = {"programme": "programme", "partners": "partners"}
WIDTH = 600
# For how many seconds whoever asked may keep the answer.
CACHE_AGE = 3600
CARD_SIZE = (1200, 630)
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


class NotOursError(Exception):
    """The address leads to nothing of ours that can be framed."""


class LockedError(Exception):
    """What the address leads to is not for everybody."""


@dataclass(frozen=True)
class Page:
    """A public page, and the kind of frame that stands for it."""

    told: dict[str, Any]
    kind: Kind
    language: str

    @property
    def path(self) -> str:
        """The path of its frame."""
        return reverse("embeds:frame", args=[self.kind.name, self.language, self.told["uid"]])


@dataclass(frozen=True)
class Room:
    """How much room there is, in pixels; None where nobody said."""

    width: int | None = None
    height: int | None = None

    def fit(self, width: int, height: int) -> tuple[int, int]:
        """Return a size that is not larger than the room."""
        return min(width, self.width or width), min(height, self.height or height)

    def holds(self, width: int, height: int) -> bool:
        """Return whether something of that size fits."""
        return self.fit(width, height) == (width, height)


def page_at(request: HttpRequest, address: str) -> Page:
    """Return the public page at an absolute address of ours, through one redirect.

    Raises:
        LockedError: it is not for everybody.
        NotOursError: it is somebody else's, nothing, or nothing that can be framed.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        raise NotOursError from None
    if parts.scheme not in {"http", "https"} or parts.netloc.lower() != request.get_host().lower():
        raise NotOursError
    found, language = _led_to(request, parts.path or "/")
    if found["__typename"] == "Locked":
        raise LockedError
    name = BY_TYPE.get(found["__typename"], "")
    if name == "edition":
        name = BY_PART.get(parts.fragment, name)
    if not name:
        raise NotOursError
    return Page(found, KINDS[name], language)


def answer_for(request: HttpRequest, page: Page, room: Room) -> dict[str, Any]:
    """Return the parameters of the answer; sizes obey the room that there is."""
    width, height = room.fit(WIDTH, page.kind.height)
    site = page.told["seo"]["openGraph"]["siteName"]
    return {
        "type": "rich",
        "version": "1.0",
        "title": page.told["title"],
        "provider_name": site,
        "provider_url": request.build_absolute_uri("/"),
        "cache_age": CACHE_AGE,
        "html": snippet(
            request.build_absolute_uri(page.path), _named_here(request, page.told), width, height
        ),
        "width": width,
        "height": height,
        **_thumbnail(page.told["seo"]["openGraph"], room),
    }


def snippet(source: str, told: Mapping[str, Any], width: int | str, height: int) -> str:
    """Return HTML that shows a frame, and a link before it where frames are not shown.

    It is made for WordPress, which keeps one quotation and one frame of what a provider says.
    """
    return format_html(
        '<blockquote><a href="{}">{}</a></blockquote>'
        '<iframe src="{}" width="{}" height="{}" title="{}" frameborder="0" loading="lazy"'
        ' sandbox="{}"></iframe>',
        told["url"], told["title"], source, width, height, told["title"], SANDBOX,
    )  # fmt: skip


def as_xml(answer: Mapping[str, Any]) -> bytes:
    """Return the answer in oEmbed's XML; characters that XML cannot hold are left out."""
    root = Element("oembed")
    for name, value in answer.items():
        words = "".join(each for each in str(value) if each in "\t\n" or each >= " ")
        SubElement(root, name).text = words
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _named_here(request: HttpRequest, told: dict[str, Any]) -> dict[str, Any]:
    """Return what was told with the page's address on the host that was asked."""
    return told | {"url": request.build_absolute_uri(told["path"])}


def _led_to(request: HttpRequest, path: str) -> tuple[dict[str, Any], str]:
    for _again in range(2):
        language = path.strip("/").split("/")[0]
        if language not in dict(settings.LANGUAGES):
            raise NotOursError
        try:
            answer = ask_inside(request, document("address", FOLDER), path=path, locale=language)
        except NothingSuchError:
            raise NotOursError from None
        found = answer.data["route"]
        if found["__typename"] != "Redirect":
            return found, language
        path = found["path"] or "/"
    raise NotOursError


def _thumbnail(graph: dict[str, Any], room: Room) -> dict[str, Any]:
    if graph["image"]:
        picture = graph["image"]["picture"]
        found = (picture["src"], picture["width"], picture["height"])
    elif graph["card"]:
        found = (graph["card"], *CARD_SIZE)
    else:
        return {}
    url, width, height = found
    if not room.holds(width, height):
        return {}
    return {"thumbnail_url": url, "thumbnail_width": width, "thumbnail_height": height}
