"""What somebody chose to show elsewhere, and the snippet that shows it."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha384
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.embeds.asking import FOLDER
from cms.embeds.elements.releases import current
from cms.embeds.elements.snippets import ELEMENTS, element, script_tag
from cms.embeds.kinds import KINDS, Kind
from cms.embeds.looks import Look, UnknownLookError, look_in
from cms.embeds.oembed import SANDBOX
from cms.embeds.weighing import frame_weight
from cms.public.documents import document
from graphql_api.http.inside import NothingSuchError, ask_inside

RESIZER = "embeds/resize-1.js"
# The kinds that one edition leads to, in the order of the form.
OFFERED = ("programme", "edition", "speakers", "partners", "countdown", "editions", "call")


@dataclass(frozen=True)
class Choice:
    """What is to be shown: of which edition, as what, in which language and colours."""

    edition: dict[str, Any] | None
    kind: Kind
    language: str
    look: Look
    # The colour as it was typed, and what is wrong with it.
    colour: str = ""
    problem: str = ""

    @property
    def uid(self) -> str:
        """The identifier of the thing that is framed; empty where the edition has none of the kind."""
        if self.edition is None:
            return ""
        if self.kind.name == "editions":
            return str(self.edition["forum"]["uid"])
        if self.kind.name == "call":
            return next((str(each["uid"]) for each in self.edition["calls"]), "")
        return str(self.edition["uid"])

    @property
    def path(self) -> str:
        """The frame's path and query; empty where there is nothing to frame."""
        if not self.uid:
            return ""
        return reverse("embeds:frame", args=[self.kind.name, self.language, self.uid]) + (
            self.look.query if self.look != Look() else ""
        )


def editions(request: HttpRequest, language: str) -> list[dict[str, Any]]:
    """Return what there is to choose from; nothing while there is no site."""
    try:
        found = ask_inside(request, document("choices", FOLDER), locale=language)
    except NothingSuchError:
        return []
    nodes: list[dict[str, Any]] = found.data["editions"]["nodes"]
    return nodes


def choice_in(parameters: Mapping[str, str], found: list[dict[str, Any]], language: str) -> Choice:
    """Return what an address chooses; what it names and there is not gives way to what there is."""
    wanted = parameters.get("edition")
    edition = next((each for each in found if each["uid"] == wanted), next(iter(found), None))
    kind = KINDS[parameters["kind"] if parameters.get("kind") in OFFERED else OFFERED[0]]
    spoken = parameters.get("language", "")
    spoken = spoken if spoken in dict(settings.LANGUAGES) else language
    colour = parameters.get("accent", "")
    try:
        return Choice(edition, kind, spoken, look_in(parameters), colour)
    except UnknownLookError as error:
        return Choice(edition, kind, spoken, Look(), colour, str(error))


def frame_html(request: HttpRequest, choice: Choice) -> SafeString:
    """Return the frame itself."""
    title = f"{choice.kind.label} – {choice.edition['title']}" if choice.edition else ""
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" frameborder="0"'
        ' sandbox="{}"></iframe>',
        *(request.build_absolute_uri(choice.path), title, choice.kind.height, SANDBOX),
    )


def snippet(request: HttpRequest, choice: Choice) -> str:
    """Return what is to be pasted: the frame, and the script that gives it its height."""
    address = request.build_absolute_uri(static(RESIZER))
    script = format_html(
        '<script src="{}" integrity="{}" crossorigin="anonymous" async></script>', address, integrity()
    )
    return f"{frame_html(request, choice)}\n{script}"


@dataclass(frozen=True)
class ElementSnippet:
    """The lines that show the same as an element of the page itself, and the bytes of their script."""

    text: str
    weight: int


def element_snippet(request: HttpRequest, choice: Choice) -> ElementSnippet | None:
    """Return what is to be pasted for an element; None for a kind that is a frame only."""
    if choice.edition is None or choice.kind.name not in ELEMENTS:
        return None
    named, file = ELEMENTS[choice.kind.name]
    attributes = {
        named: choice.edition["forum"]["slug"] if named == "forum" else choice.edition["uid"],
        "locale": choice.language,
        "scheme": choice.look.scheme,
        "style": _accent(choice.look),
    }
    here = request.build_absolute_uri("/").rstrip("/")
    link = format_html('<a href="{}{}">{}</a>', here, choice.edition["path"] or "/", choice.edition["title"])
    lines = (script_tag(here, file), element(choice.kind.name, attributes, link))
    return ElementSnippet("\n".join(lines), len(current(file).compressed))


def _accent(look: Look) -> str:
    if look.accent is None:
        return ""
    both = f"light-dark({look.accent.light}, {look.accent.dark})"
    return (
        f"--forum-accent: {({'light': look.accent.light, 'dark': look.accent.dark}).get(look.scheme, both)}"
    )


def weight(request: HttpRequest, choice: Choice) -> int:
    """Return how many bytes the frame weighs without its pictures."""
    return frame_weight(request, choice.kind.name, choice.language, choice.uid, choice.look.query)


@cache
def integrity() -> str:
    """Return by which a browser knows that the script is the one that was pasted."""
    return f"sha384-{b64encode(sha384(_bytes(RESIZER)).digest()).decode()}"


def _bytes(name: str) -> bytes:
    return Path(str(finders.find(name))).read_bytes()
