"""Rich text in every form that a reader may want, made when it is asked for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from markdownify import markdownify

from forums_pages.blocks.prose import allowed_markup
from graphql_api.enums import TextStyle
from graphql_api.loading.links import LinkRow, written_link
from graphql_api.loading.markup import TextNode, nodes_of, with_links
from graphql_api.loading.stored import text_from
from graphql_api.loading.targets import Targets

# In the form that ``allowed_markup`` writes, no other ``<`` or ``>`` is left.
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class RichTextRow:
    """A rich text as it is stored, and what finds the pages and documents that it links to."""

    source: str
    targets: Targets

    @cached_property
    def html(self) -> str:
        """Only allowed markup; links lead to the reader's language, and hidden ones are plain words."""
        return with_links(self._markup, self._find_link)

    @cached_property
    def markdown(self) -> str:
        """CommonMark. Signs in the words are escaped, ``<`` as well: it stays as harmless as the HTML."""
        markup = with_links(self._markup, self._find_quoted_link)
        return markdownify(
            markup,
            heading_style="ATX",
            bullets="-",
            newline_style="backslash",
            escape_misc=True,
            sub_symbol="<sub>",
            sup_symbol="<sup>",
        ).strip()

    @property
    def text(self) -> str:
        """The words alone: an empty line between paragraphs, a line for each item of a list."""
        told = [node for node in self.nodes if node.style is not TextStyle.RULE]
        text = ""
        for before, node in zip([None, *told], told, strict=False):
            is_further_item = before is not None and before.level is not None and node.level is not None
            text += ("\n" if is_further_item else "\n\n") + node.text
        return text.strip()

    @cached_property
    def nodes(self) -> list[TextNode]:
        """Its paragraphs, headings and items as data."""
        return nodes_of(self._markup, self._find_link)

    @property
    def links(self) -> list[LinkRow]:
        """Where its links lead, each once, in their order."""
        found = [span.link for node in self.nodes for span in node.spans if span.link is not None]
        return list({link.href: link for link in found}.values())

    @cached_property
    def is_blank(self) -> bool:
        """Whether it shows nothing at all."""
        return "<hr>" not in self._markup and not TAG.sub("", self._markup).replace("&nbsp;", "").strip()

    @cached_property
    def _markup(self) -> str:
        return allowed_markup(self.source)

    def _find_link(self, attributes: Mapping[str, str]) -> LinkRow | None:
        return written_link(attributes, self.targets)

    def _find_quoted_link(self, attributes: Mapping[str, str]) -> LinkRow | None:
        link = self._find_link(attributes)
        if link is None:
            return None
        # Markdown would take a parenthesis for the end of the address.
        return LinkRow(link.kind, link.href.replace("(", "%28").replace(")", "%29").replace(" ", "%20"))


def rich_text_from(value: object, targets: Targets) -> RichTextRow | None:
    """Return the rich text that is stored as ``value``; None if it says nothing."""
    source = text_from(value)
    if source is None:
        return None
    found: RichTextRow = targets.once(("rich text", source), lambda: RichTextRow(source, targets))
    return None if found.is_blank else found
