"""Reads rich text that holds nothing but allowed markup, in the form that ``allowed_markup`` writes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser
from typing import Any

from graphql_api.enums import TextMark, TextStyle

# Every attribute stands in double quotes, and no link inside another: see ``allowed_markup``.
ANCHOR = re.compile(r'<a((?: [\w-]+="[^"]*")*)>(.*?)</a>', re.DOTALL)
ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")

MARKS = {
    "b": TextMark.BOLD, "strong": TextMark.BOLD, "i": TextMark.ITALIC, "em": TextMark.ITALIC,
    "sub": TextMark.SUBSCRIPT, "sup": TextMark.SUPERSCRIPT,
}  # fmt: skip
STYLES = {
    "p": TextStyle.PARAGRAPH, "h2": TextStyle.HEADING_2, "h3": TextStyle.HEADING_3, "h4": TextStyle.HEADING_4,
}  # fmt: skip
LISTS = {"ul": TextStyle.BULLET, "ol": TextStyle.NUMBER}

# Finds where a link leads by its attributes; None: nowhere that everybody may follow.
FindLink = Callable[[Mapping[str, str]], Any]


@dataclass
class Span:
    """Words that look the same and lead to the same place."""

    text: str
    marks: tuple[TextMark, ...] = ()
    link: Any = None


@dataclass
class TextNode:
    """A paragraph, a heading, an item of a list (which knows how deep it is nested) or a line between."""

    style: TextStyle
    level: int | None = None
    spans: list[Span] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words without any form."""
        return "".join(span.text for span in self.spans)


def with_links(markup: str, find_link: FindLink) -> str:
    """Return the markup with every link's address; of what leads nowhere the words stay."""

    def write(anchor: re.Match[str]) -> str:
        attributes = {name: unescape(value) for name, value in ATTRIBUTE.findall(anchor[1])}
        link = find_link(attributes)
        return f'<a href="{escape(link.href)}">{anchor[2]}</a>' if link is not None else anchor[2]

    return ANCHOR.sub(write, markup)


def nodes_of(markup: str, find_link: FindLink) -> list[TextNode]:
    """Return what the markup says, as a flat list; empty paragraphs are left out."""
    reader = _Reader(find_link)
    reader.feed(markup)
    reader.close()
    return reader.finished()


class _Reader(HTMLParser):
    """Turns tags into nodes and spans."""

    def __init__(self, find_link: FindLink) -> None:
        super().__init__(convert_charrefs=True)
        self.find_link = find_link
        self.nodes: list[TextNode] = []
        self.lists: list[TextStyle] = []
        self.marks: list[str] = []
        self.link: Any = None
        self.current: TextNode | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in MARKS:
            self.marks.append(tag)
        elif tag == "a":
            self.link = self.find_link({name: value or "" for name, value in attrs})
        elif tag == "br":
            self._add("\n")
        elif tag in LISTS:
            self.lists.append(LISTS[tag])
            self.current = None
        else:
            self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in MARKS:
            self.marks.remove(tag)
        elif tag == "a":
            self.link = None
        elif tag in LISTS:
            self.lists.pop()
            self.current = None
        elif tag in STYLES or tag == "li":
            self.current = None

    def handle_data(self, data: str) -> None:
        words = WHITE_SPACE.sub(" ", data)
        if self.current is None and words.isspace():
            return
        if self.current is None or (not self.current.spans or self.current.text.endswith((" ", "\n"))):
            words = words.lstrip(" ")
        self._add(words)

    def finished(self) -> list[TextNode]:
        """Return the nodes that say something."""
        for node in self.nodes:
            if node.spans:
                node.spans[-1].text = node.spans[-1].text.rstrip(" \n")
            node.spans = [span for span in node.spans if span.text]
        return [node for node in self.nodes if node.text.strip() or node.style is TextStyle.RULE]

    def _begin(self, tag: str) -> None:
        if tag == "p" and self.lists and self.current is not None and not self.current.spans:
            # A paragraph in an item of a list is the item.
            return
        if tag == "li":
            style = self.lists[-1] if self.lists else TextStyle.BULLET
            self.current = TextNode(style, max(len(self.lists), 1))
        else:
            self.current = TextNode(STYLES.get(tag, TextStyle.RULE))
        self.nodes.append(self.current)
        if tag == "hr":
            self.current = None

    def _add(self, words: str) -> None:
        if self.current is None:
            self._begin("p")
        if self.current is None or not words:
            return
        marks = tuple(sorted({MARKS[tag] for tag in self.marks}, key=list(TextMark).index))
        last = self.current.spans[-1] if self.current.spans else None
        if last is not None and (last.marks, last.link) == (marks, self.link):
            last.text += words
        else:
            self.current.spans.append(Span(words, marks, self.link))
