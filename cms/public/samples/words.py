"""Samples of blocks that hold their words and pictures themselves."""

from typing import Any

from django.templatetags.static import static
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _


def block(kind: str, **fields: Any) -> dict[str, Any]:
    """Return the answer for a block of a kind."""
    return {"__typename": "", "id": "", "type": kind, **fields}


def picture() -> dict[str, Any]:
    """Return a picture: an empty frame."""
    return {
        "sources": [],
        "src": static("public/sample.svg"),
        "width": 480,
        "height": 320,
        "sizes": "",
        "alt": "",
        "isDecorative": True,
        "dominantColour": None,
        "credit": None,
    }


def placed() -> dict[str, Any]:
    """Return a picture at its place in a body."""
    return {"alt": "", "isDecorative": True, "image": {"credit": None}, "picture": picture()}


def heading() -> dict[str, Any]:
    """Return a heading."""
    return block("HEADING", text=_("What the forum stands for"), level="H2", anchor=None)


def paragraph(html: str = "") -> dict[str, Any]:
    """Return a paragraph."""
    ours = _("<p>A paragraph tells one thing. It may hold <b>bold</b> words and lists.</p>")
    return block("PARAGRAPH", content={"html": html or ours})


def quote() -> dict[str, Any]:
    """Return a quotation."""
    return block(
        "QUOTE",
        text=_("Words that somebody said at the forum."),
        speaker=_("Given name Family name"),
        role=_("Role"),
    )


def key_figures() -> dict[str, Any]:
    """Return two figures that are true."""
    figures = (("17", _("goals")), ("3", _("zeros")))
    return block(
        "KEY_FIGURES",
        heading=None,
        figures=[{"value": value, "qualifier": "EXACTLY", "label": label} for value, label in figures],
    )


def call_to_action() -> dict[str, Any]:
    """Return a button with its words."""
    return block(
        "CALL_TO_ACTION",
        title=_("Take part"),
        message=_("Registration is free."),
        button=_("Register"),
        style="PRIMARY",
        link={"href": "https://example.org/"},
    )


def faq() -> dict[str, Any]:
    """Return a question."""
    answer = {"html": _("<p>Yes, registration is free.</p>")}
    return block("FAQ", heading=None, questions=[{"question": _("Is the forum free?"), "answer": answer}])


def timeline() -> dict[str, Any]:
    """Return two moments that are true, one known to the month, one to the year."""
    moments = (
        ("2015-09-25", "MONTH", _("The goals are adopted")),
        ("2030-12-31", "YEAR", _("The goals are due")),
    )
    return block(
        "TIMELINE",
        heading=None,
        moments=[
            {"date": {"date": day, "precision": precision}, "dateText": None, "title": title, "text": None}
            for day, precision, title in moments
        ],
    )


def table() -> dict[str, Any]:
    """Return a table of a column of words and one of numbers."""
    rows = ((_("First"), 1), (_("Second"), 2))
    columns = (("TEXT", _("Name")), ("NUMBER", _("Number")))
    return block(
        "TABLE",
        hasRowHeadings=True,
        note=None,
        table={
            "caption": _("What the table shows"),
            "columns": [{"heading": heading, "kind": kind} for kind, heading in columns],
            "rows": [
                {"cells": [{"text": text, "number": None}, {"text": "", "number": number}]}
                for text, number in rows
            ],
        },
    )


def image() -> dict[str, Any]:
    """Return a picture with a caption."""
    return block("IMAGE", caption=_("A caption"), layout="NORMAL", image=placed())


def gallery() -> dict[str, Any]:
    """Return three pictures."""
    items = [{"caption": None, "image": placed()} for _each in range(3)]
    return block("GALLERY", heading=_("Impressions"), items=items)


def video() -> dict[str, Any]:
    """Return a link to a video."""
    return block(
        "VIDEO",
        url="https://vimeo.com/1",
        provider="Vimeo",
        title=_("Opening session"),
        language={"name": get_language_info("fr")["name_translated"]},
        transcript=None,
    )


def columns() -> dict[str, Any]:
    """Return two columns of a paragraph each."""
    texts = (_("<p>What stands in the first column.</p>"), _("<p>What stands beside it.</p>"))
    return block("COLUMNS", columns=[{"blocks": [paragraph(text)]} for text in texts])


SAMPLES = {
    each.__name__: each
    for each in (
        heading, paragraph, quote, key_figures, call_to_action, faq, timeline, table, image, gallery, video,
        columns,
    )
}  # fmt: skip
