"""Anchors of headings: one each, none twice in a body."""

from collections.abc import Iterator

from wagtail.blocks import StreamValue, StructValue

from forums_pages.blocks.heading import anchor_from


def headings_in(stream: StreamValue) -> Iterator[StructValue]:
    """Yield the headings of a body in reading order, those in columns included."""
    for child in stream:
        if child.block_type == "heading":
            yield child.value
        elif child.block_type == "columns":
            for column in child.value["columns"]:
                yield from headings_in(column)


def settle_anchors(stream: StreamValue, *, fill: bool) -> None:
    """Make the anchors of a body unique; with ``fill``, make those that are missing from the headings' text.

    Anchors that somebody wrote come first, so that a link to one of them keeps working.
    """
    headings = list(headings_in(stream))
    taken: set[str] = set()
    for heading in headings:
        if heading["anchor"]:
            heading["anchor"] = _free(anchor_from(heading["anchor"]), taken)
    for heading in headings if fill else ():
        if not heading["anchor"]:
            heading["anchor"] = _free(anchor_from(heading["text"]) or "section", taken)


def _free(wanted: str, taken: set[str]) -> str:
    """Return ``wanted``, numbered from 2 if it is taken, and remember it."""
    candidate, number = wanted, 1
    while candidate and candidate in taken:
        number += 1
        candidate = f"{wanted}-{number}"
    taken.add(candidate)
    return candidate
