"""What a partner pastes into a page."""

from collections.abc import Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.embeds.elements.releases import current

# What each element is named by, beside its language, and the smallest file that has it.
ELEMENTS = {
    "programme": ("edition", "forum"),
    "speakers": ("edition", "cards"),
    "partners": ("edition", "cards"),
    "editions": ("forum", "cards"),
    "countdown": ("edition", "cards"),
    "call": ("edition", "cards"),
}


def script_tag(base: str, name: str = "forum") -> SafeString:
    """Return the script element that loads the elements from the gateway at ``base``, and nothing else."""
    found = current(name)
    return format_html(
        '<script type="module" src="{}{}" integrity="{}" crossorigin="anonymous"></script>',
        *(base.rstrip("/"), found.path, found.integrity),
    )


def element(kind: str, attributes: Mapping[str, str], fallback: str | SafeString) -> SafeString:
    """Return an element with these attributes, and what readers see where it cannot work."""
    written = format_html_join("", ' {}="{}"', ((name, text) for name, text in attributes.items() if text))
    return format_html("<forum-{0}{1}>{2}</forum-{0}>", kind, written, fallback)
