"""Rich text with a closed list of tags, checked when it is entered and again when it is shown.

The editor itself cannot produce anything else. An import or a script can: nothing of that reaches a reader.
"""

from typing import Any

import nh3
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText, expand_db_html
from wagtail.whitelist import check_url

# What the editor's toolbar offers. Headings are blocks of their own, so that they can be linked to.
TEXT_FEATURES = ["bold", "italic", "superscript", "subscript", "ol", "ul", "hr", "link", "document-link"]
SHORT_TEXT_FEATURES = ["bold", "italic", "link", "document-link"]

ALLOWED_TAGS = frozenset(
    {"a", "b", "br", "em", "hr", "i", "li", "ol", "p", "strong", "sub", "sup", "ul", "h2", "h3", "h4"}
)
# ``linktype`` and ``id`` name a page or a document of ours.
ALLOWED_ATTRIBUTES = {"a": {"href", "id", "linktype"}}
ALLOWED_SCHEMES = {"http", "https", "ftp", "mailto", "tel"}
# These keep code or other documents between their tags: nothing inside them is text for a reader.
REMOVED_WITH_CONTENT = {
    "applet", "embed", "frame", "iframe", "math", "noscript", "object", "script", "style", "svg", "template",
}  # fmt: skip

_cleaner = nh3.Cleaner(
    tags=ALLOWED_TAGS,
    attributes=ALLOWED_ATTRIBUTES,
    url_schemes=ALLOWED_SCHEMES,
    clean_content_tags=REMOVED_WITH_CONTENT,
    link_rel=None,
)


def allowed_markup(html: str) -> str:
    """Return ``html`` (in the database's form) with nothing but allowed tags, attributes and link schemes.

    It is read as browsers read it, and written in the one form of the HTML standard's serialisation: every
    attribute in double quotes, ``<``, ``>`` and ``&`` of texts and attributes escaped, no link inside a link.
    """
    return _cleaner.clean(html)


def _is_safe(href: str) -> bool:
    return check_url(href) is not None


class Prose(RichText):
    """Rich text that shows nothing but allowed markup, whatever was stored. ``source`` is what was stored."""

    @property
    def allowed_source(self) -> str:
        """The stored text without anything that is not allowed, links still in the database's form."""
        return allowed_markup(self.source)

    def __html__(self) -> SafeString:
        # Only allowed tags are left, and Wagtail's link handlers escape what they write.
        return SafeString(expand_db_html(self.allowed_source))


class ProseBlock(RichTextBlock):
    """Formatted text: paragraphs, lists, links. Refuses code and links that a browser would run."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Prose:
        return Prose(value)

    def normalize(self, value: Any) -> Prose:
        return Prose(value.source) if isinstance(value, RichText) else Prose(value and str(value))

    def value_from_form(self, value: Any) -> Prose:
        return Prose(value)

    def clean(self, value: Any) -> Prose:
        """Return the text; raise ValidationError where it holds code or an unsafe link."""
        cleaned = self.normalize(super().clean(value))
        for tag in BeautifulSoup(cleaned.source, "html.parser").find_all(True):
            if tag.name not in ALLOWED_TAGS:
                message = _("The text contains the tag “%(tag)s”, which is not allowed here.")
                raise ValidationError(message % {"tag": tag.name}, code="tag")
            if "href" in tag.attrs and not _is_safe(str(tag["href"])):
                raise ValidationError(_("A link must begin with https://, mailto: or tel:"), code="scheme")
        return cleaned
