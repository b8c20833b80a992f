"""A video that stays with its provider: the site keeps its address and never loads anything from there."""

import json
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock

from forums_pages.blocks import groups
from forums_pages.blocks.addresses import WebAddressBlock, safe_href
from forums_pages.blocks.words import LineBlock

LANGUAGES_FILE = Path(__file__).resolve().parent.parent / "data" / "languages.json"


def video_provider(address: str) -> str | None:
    """Return the provider that ``settings.VIDEO_HOSTS`` names for the address; None for any other host."""
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return None
    found = (provider for provider, hosts in settings.VIDEO_HOSTS.items() if host in hosts)
    return next(found, None) if safe_href(address) else None


def validate_video_address(address: str) -> None:
    """Raise ValidationError unless the address belongs to a provider in ``settings.VIDEO_HOSTS``."""
    if video_provider(address) is None:
        providers = ", ".join(provider for provider, hosts in settings.VIDEO_HOSTS.items() if hosts)
        message = _("Videos can be linked from these providers only: %(providers)s.")
        raise ValidationError(message, code="host", params={"providers": providers})


@cache
def _languages() -> tuple[dict[str, object], ...]:
    """Return the shipped list of spoken and signed languages."""
    return tuple(json.loads(LANGUAGES_FILE.read_text(encoding="utf-8"))["languages"])


def language_choices() -> list[tuple[str, str]]:
    """Return the languages a video may be in: code, name in the active language."""
    active = (get_language() or "en").split("-")[0]
    named = [(str(entry["code"]), entry["name"]) for entry in _languages()]
    return [(code, names.get(active) or names["en"]) for code, names in named if isinstance(names, dict)]


class VideoBlock(StructBlock):
    """A link to a video, with what a reader wants to know before following it."""

    url = WebAddressBlock(
        validators=(validate_video_address,),
        label=_("Address of the video"),
        help_text=_(
            "As the provider gives it under “Share”. Nothing is loaded from there until a reader asks."
        ),
    )
    title = LineBlock(label=_("Title"), help_text=_("What the video shows: screen readers announce it."))
    language = ChoiceBlock(
        choices=language_choices, required=False, search_index=False, label=_("Language spoken")
    )
    transcript = DocumentChooserBlock(
        required=False,
        label=_("Transcript"),
        help_text=_("The spoken words as a document, for those who cannot hear."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        group = groups.MEDIA
        description = _("A video or replay at a provider that this site trusts.")
        preview_template = groups.PREVIEW_TEMPLATE
        label_format = "{title}"
