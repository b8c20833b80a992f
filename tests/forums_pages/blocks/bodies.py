"""Bodies for tests: one that uses every block, and raw data of any shape for any block."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from tests.factories import (
    make_article,
    make_document,
    make_edition,
    make_image,
    make_organisation,
    make_person,
    make_session,
)

Leaf = Callable[[Block], Any]


def shaped(block: Block, leaf: Leaf) -> Any:
    """Return raw data of the block's shape, one item per list, with ``leaf(block)`` in every field."""
    if isinstance(block, StructBlock):
        return {name: shaped(child, leaf) for name, child in block.child_blocks.items()}
    if isinstance(block, ListBlock):
        return [shaped(block.child_block, leaf)]
    if isinstance(block, StreamBlock):
        return [{"type": name, "value": shaped(child, leaf)} for name, child in block.child_blocks.items()]
    if isinstance(block, TypedTableBlock):
        cell = leaf(block.child_blocks["text"])
        columns = [{"type": "text", "heading": cell}]
        return {"caption": cell, "columns": columns, "rows": [{"values": [cell]}]} if cell else None
    return leaf(block)


@dataclass
class Words:
    """Hands out words of which no two are alike, and remembers them."""

    given: list[str] = field(default_factory=list)

    def __call__(self, hint: str) -> str:
        self.given.append(f"{hint} {len(self.given)}")
        return self.given[-1]


def every_block(word: Callable[[str], str], **given: Any) -> list[tuple[str, Any]]:
    """Return a valid body that uses every block, each of its words made by ``word``.

    What it points at may be ``given``: image, edition, session, person, organisation, document, article.
    """

    def cast(name: str, make: Callable[[], Any]) -> Any:
        return given[name] if name in given else make()

    picture = {"image": cast("image", make_image), "alt_text": word("alt"), "decorative": False}
    edition = cast("edition", make_edition)
    session = cast("session", lambda: make_session(edition))
    person, organisation = cast("person", make_person), cast("organisation", make_organisation)
    document = cast("document", make_document)
    prose = lambda: f"<p>{word('prose')}</p>"  # noqa: E731  # The words must differ at each use.
    call = {"title": word("title"), "text": word("text"), "button": word("button"), "link": {"page": edition}}
    call["style"] = "secondary"
    figures = {
        "heading": word("h"),
        "figures": [{"value": word("value"), "qualifier": "more_than", "label": word("label")}],
    }
    quote = {"text": word("said"), "person": person, "attribution": word("name"), "role": word("role")}
    image = {"picture": picture, "caption": word("caption"), "layout": "wide"}
    cell_table = {
        "caption": word("caption"),
        "columns": [{"type": "text", "heading": word("col")}, {"type": "number", "heading": word("col")}],
        "rows": [{"values": [word("cell"), "12.5"]}],
    }
    return [
        ("heading", {"text": word("heading"), "level": "h3", "anchor": "here"}),
        ("paragraph", prose()),
        ("quote", quote),
        ("key_figures", figures),
        ("call_to_action", call),
        ("faq", {"heading": word("h"), "questions": [{"question": word("q"), "answer": prose()}]}),
        (
            "timeline",
            {
                "heading": word("h"),
                "moments": [
                    {
                        "date": date(2019, 6, 12),
                        "precision": "month",
                        "date_text": word("when"),
                        "title": word("title"),
                        "text": word("text"),
                    }
                ],
            },
        ),
        ("table", {"table": cell_table, "row_headings": True, "note": word("note")}),
        ("image", image),
        (
            "gallery",
            {
                "heading": word("h"),
                "items": [
                    {"picture": {**picture, "alt_text": word("alt")}, "caption": word("c")} for _ in "ab"
                ],
            },
        ),
        (
            "video",
            {"url": "https://vimeo.com/1", "title": word("title"), "language": "fr", "transcript": document},
        ),
        ("document_list", {"heading": word("h"), "documents": [document]}),
        ("person_list", {"heading": word("h"), "people": [person], "show": ["job_title"]}),
        (
            "organisation_list",
            {"heading": word("h"), "organisations": [organisation], "show_names": True},
        ),
        ("session_list", {"heading": word("h"), "sessions": [session], "edition": None}),
        ("countdown", {"label": word("label"), "edition": edition, "text_after": word("after")}),
        ("map", {"heading": word("h"), "text": word("text"), "statuses": ["active"]}),
        (
            "columns",
            {
                "columns": [
                    [
                        ("heading", {"text": word("heading"), "level": "h3", "anchor": "there"}),
                        ("paragraph", prose()),
                        ("quote", {**quote, "text": word("said"), "attribution": "", "role": ""}),
                    ],
                    [
                        ("image", {"picture": {**picture, "alt_text": word("alt")}, "caption": word("c")}),
                        (
                            "call_to_action",
                            {**call, **{name: word(name) for name in ("title", "text", "button")}},
                        ),
                        (
                            "key_figures",
                            {"heading": "", "figures": [{"value": word("v"), "label": word("l")}]},
                        ),
                    ],
                ]
            },
        ),
        (
            "card_list",
            {
                "heading": word("h"),
                "cards": [
                    {
                        "title": word("title"),
                        "text": word("text"),
                        "picture": {**picture, "alt_text": word("alt")},
                        "link": {"url": "https://example.org/"},
                    }
                ],
            },
        ),
        (
            "page_list",
            {"heading": word("h"), "pages": [cast("article", make_article)], "latest": "", "layout": "cards"},
        ),
    ]
