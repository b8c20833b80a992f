"""Every block is served whole: filled, empty and in any shape; and none is forgotten."""

from typing import Any

import pytest
from graphql import GraphQLInterfaceType
from wagtail.blocks import CharBlock, StructBlock

from forums_pages.blocks import BodyBlock, block_classes
from forums_pages.blocks.heading import HeadingBlock
from graphql_api.blocks.registry import unserved
from graphql_api.schema import schema
from tests.factories import make_article, make_edition, publish
from tests.forums_pages.blocks.bodies import every_block, shaped
from tests.graphql_api.blocks.asking import body_of, store, stored

core = schema._schema
PICTURE = {"src": "http://testserver/media/original_images/field.png", "alt": "alt"}
IMAGE = {"alt": "alt", "isDecorative": False, "image": {"alt": "A field of blue"}, "picture": PICTURE}
PROSE = {
    "html": "<p>prose</p>",
    "markdown": "prose",
    "text": "prose",
    "nodes": [{"style": "PARAGRAPH", "level": None, "spans": [{"text": "prose", "marks": [], "link": None}]}],
    "links": [],
}
PAGE = {"__typename": "Edition", "title": "Forum 2030", "path": "/en/exampleland/forum-2030/"}
CALL = {
    "title": "title",
    "message": "text",
    "button": "button",
    "link": {"kind": "PAGE", "href": "/en/exampleland/forum-2030/", "page": PAGE, "document": None},
    "style": "SECONDARY",
}
ELSEWHERE = {"kind": "WEB", "href": "https://example.org/", "page": None, "document": None}


def block(name: str, block_type: str, /, **fields: Any) -> dict[str, Any]:
    return {"__typename": f"{name}Block", "type": block_type, **fields}


COLUMNS = [
    {
        "blocks": [
            block("Heading", "HEADING", text="heading", level="H3", anchor="there"),
            block("Paragraph", "PARAGRAPH", content=PROSE),
            block(
                "Quote",
                "QUOTE",
                text="said",
                speaker="Ada Example",
                role=None,
                person={"name": "Ada Example"},
            ),
        ]
    },
    {
        "blocks": [
            block("Image", "IMAGE", image=IMAGE, caption="c", layout="NORMAL"),
            block("CallToAction", "CALL_TO_ACTION", **{**CALL, "message": "text"}),
            block(
                "KeyFigures",
                "KEY_FIGURES",
                heading=None,
                figures=[{"value": "v", "qualifier": "EXACTLY", "label": "l"}],
            ),
        ]
    },
]
TABLE = {
    "caption": "caption",
    "columns": [{"heading": "col", "kind": "TEXT"}, {"heading": "col", "kind": "NUMBER"}],
    "rows": [{"cells": [{"text": "cell", "number": None}, {"text": "12.5", "number": 12.5}]}],
}
MOMENT = {
    "date": {"date": "2019-06-01", "precision": "MONTH"},
    "dateText": "when",
    "title": "title",
    "text": "text",
}
EVERYTHING = [
    block("Heading", "HEADING", text="heading", level="H3", anchor="here"),
    block("Paragraph", "PARAGRAPH", content=PROSE),
    block("Quote", "QUOTE", text="said", speaker="name", role="role", person={"name": "Ada Example"}),
    block(
        "KeyFigures",
        "KEY_FIGURES",
        heading="h",
        figures=[{"value": "value", "qualifier": "MORE_THAN", "label": "label"}],
    ),
    block("CallToAction", "CALL_TO_ACTION", **CALL),
    block("Faq", "FAQ", heading="h", questions=[{"question": "q", "answer": {"html": "<p>prose</p>"}}]),
    block("Timeline", "TIMELINE", heading="h", moments=[MOMENT]),
    block("Table", "TABLE", table=TABLE, hasRowHeadings=True, note="note"),
    block("Image", "IMAGE", image=IMAGE, caption="caption", layout="WIDE"),
    block("Gallery", "GALLERY", heading="h", items=[{"image": IMAGE, "caption": "c"}] * 2),
    block(
        "Video",
        "VIDEO",
        url="https://vimeo.com/1",
        embedUrl="https://player.vimeo.com/video/1?dnt=1",
        provider="Vimeo",
        title="title",
        language={"name": "French"},
        transcript={"title": "Programme"},
    ),
    block("DocumentList", "DOCUMENT_LIST", heading="h", documents=[{"title": "Programme"}]),
    block(
        "PersonList",
        "PERSON_LIST",
        heading="h",
        people=[{"name": "Ada Example", "organisation": None}],
        show=["JOB_TITLE"],
    ),
    block(
        "OrganisationList",
        "ORGANISATION_LIST",
        heading="h",
        organisations=[{"organisation": {"name": "Example Trust"}, "logo": None, "showsName": True}],
    ),
    block(
        "SessionList",
        "SESSION_LIST",
        heading="h",
        sessions=[{"title": "Opening"}],
        fromEdition=None,
        day=None,
        kind=None,
    ),
    block(
        "Countdown",
        "COUNTDOWN",
        label="label",
        edition={"title": "Forum 2030"},
        hasBegun=False,
        textAfter="after",
    ),
    block("Map", "MAP", heading="h", intro="text", forums=[{"title": "Exampleland"}], statuses=["ACTIVE"]),
    block("Columns", "COLUMNS", columns=COLUMNS),
    block(
        "CardList",
        "CARD_LIST",
        heading="h",
        cards=[{"title": "title", "text": "text", "image": IMAGE, "link": ELSEWHERE}],
    ),
    block(
        "PageList",
        "PAGE_LIST",
        heading="h",
        pages=[{"__typename": "Article", "title": "News", "path": "/en/news/"}],
        latest=None,
        display="CARDS",
    ),
]


@pytest.mark.django_db
def test_every_block_tells_everything_that_editors_wrote() -> None:
    page = make_article(title="Report")
    page.body = every_block(lambda hint: hint)

    assert body_of(publish(page)) == EVERYTHING


@pytest.mark.parametrize("leaf", [None, "", " ", [], {}, 0, True, "x", 10**30, [None], {"a": 1}])
@pytest.mark.django_db
def test_nothing_in_a_draft_or_an_import_breaks_a_page(leaf: Any) -> None:
    page = make_article(title="Report")
    store(page, shaped(BodyBlock(), lambda _block: leaf))
    body_of(page)
    store(page, [stored(name, leaf) for name in BodyBlock().child_blocks])

    body_of(page)


@pytest.mark.django_db
def test_blocks_that_have_nothing_to_show_are_left_out() -> None:
    page = make_article(title="Report")
    store(page, shaped(BodyBlock(), lambda _block: None))

    # An empty map is one of all forums.
    assert [each["__typename"] for each in body_of(page)] == []
    make_edition()
    assert [each["__typename"] for each in body_of(page)] == ["MapBlock"]


def test_every_block_and_every_field_of_a_block_is_served() -> None:
    assert list(unserved([block_class for _name, block_class in block_classes()])) == []


def test_fields_of_one_name_are_of_one_type_so_that_clients_can_ask_for_all_blocks_at_once() -> None:
    interface = core.type_map["Block"]
    assert isinstance(interface, GraphQLInterfaceType)
    found: dict[str, set[str]] = {}
    for kind in core.get_possible_types(interface):
        for name, field in kind.fields.items():
            found.setdefault(name, set()).add(str(field.type))

    assert {name: types for name, types in found.items() if len(types) > 1} == {}


def test_a_block_that_nobody_serves_is_found() -> None:
    class SecretBlock(StructBlock):
        words = CharBlock()

    assert list(unserved([SecretBlock])) == ["SecretBlock"]


def test_a_field_that_nobody_serves_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(HeadingBlock.base_blocks, "subtitle", CharBlock())

    assert list(unserved([HeadingBlock])) == ["HeadingBlock.subtitle"]
