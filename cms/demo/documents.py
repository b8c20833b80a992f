"""Plain illustrated PDF files of one to three pages, for the demonstration's documents. Pure."""

import io
import time
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from cms.demo.colours import INK, WHITE, Colour, lighter, mix, parse_colour, readable_on
from cms.demo.drawing import Board
from cms.demo.lettering import can_write, wrap, write

WIDTH, HEIGHT, MARGIN = 1240, 1754, 120
MOST_PAGES = 3
BODY, HEADING, TITLE = 30, 42, 68
GREY: Colour = (96, 104, 122)
# A fixed moment: the same words always give the same bytes, so that loading twice changes nothing.
_MOMENT = time.gmtime(1_700_000_000)


@dataclass(frozen=True)
class Section:
    """A heading with its paragraphs."""

    heading: str
    paragraphs: Sequence[str]


def draw_document(title: str, subtitle: str, sections: Sequence[Section], colour: str = "#19486a") -> bytes:
    """Return an A4 PDF of one to three pages at 150 dots an inch.

    Raises ``ValueError`` when the words need more pages, or hold letters that the bundled
    font cannot draw, such as Arabic.
    """
    words = [title, subtitle, *(section.heading for section in sections)]
    words += [text for section in sections for text in section.paragraphs]
    if not all(can_write(text) for text in words):
        raise ValueError(f"{title!r} holds letters that the bundled font cannot draw")
    pages = _lay_out(title, subtitle, sections, parse_colour(colour))
    if len(pages) > MOST_PAGES:
        raise ValueError(f"{title!r} needs {len(pages)} pages; {MOST_PAGES} is the most")
    first, *others = [_finish(page, number, len(pages), title) for number, page in enumerate(pages, 1)]
    target = io.BytesIO()
    first.save(
        target, "PDF", save_all=True, append_images=others, resolution=150, quality=55,
        title=title, creationDate=_MOMENT, modDate=_MOMENT,
    )  # fmt: skip
    return target.getvalue()


def _lay_out(title: str, subtitle: str, sections: Sequence[Section], colour: Colour) -> list[Board]:
    page = Board(WIDTH, HEIGHT, WHITE, scale=1)
    top = _draw_banner(page, title, subtitle, colour)
    pages = [page]
    for section in sections:
        for text, size, ink, after in _lines(section, colour):
            if top > HEIGHT - MARGIN - 90:
                pages.append(Board(WIDTH, HEIGHT, WHITE, scale=1))
                top = MARGIN
            write(
                pages[-1].draw,
                (MARGIN, top),
                text,
                size,
                ink,
                1 if size == HEADING else 0,
            )
            top += size * 1.5 + after
    return pages


def _lines(section: Section, colour: Colour) -> list[tuple[str, int, Colour, float]]:
    """Return each line with its size, its colour and the space that follows it."""
    width = WIDTH - 2 * MARGIN
    lines = [(text, HEADING, colour, 12.0) for text in wrap(section.heading, HEADING, width)]
    for paragraph in section.paragraphs:
        wrapped = wrap(paragraph, BODY, width)
        lines += [
            (text, BODY, INK, 22.0 if at == len(wrapped) else 0.0) for at, text in enumerate(wrapped, 1)
        ]
    text, size, ink, _ = lines[-1]
    return [*lines[:-1], (text, size, ink, 44.0)]


def _draw_banner(page: Board, title: str, subtitle: str, colour: Colour) -> float:
    """Draw the coloured head of the first page; return where the text below it starts."""
    lines = wrap(title, TITLE, WIDTH - 2 * MARGIN - 120)
    height = 250 + len(lines) * TITLE * 1.25
    page.panel((0, 0, WIDTH, height), 0, colour)
    page.disc(WIDTH - 40, 40, 210, mix(colour, lighter(colour, 0.35), 0.6))
    page.disc(WIDTH - 150, height, 90, mix(colour, lighter(colour, 0.35), 0.3))
    page.panel((0, height, WIDTH, height + 120), 0, WHITE)
    ink = readable_on(colour)
    for at, line in enumerate(lines):
        write(page.draw, (MARGIN, 120 + at * TITLE * 1.25), line, TITLE, ink, 1)
    write(page.draw, (MARGIN, height - 90), subtitle, BODY, ink)
    return height + 80


def _finish(page: Board, number: int, count: int, title: str) -> Image.Image:
    top = HEIGHT - MARGIN + 30
    page.stroke([(MARGIN, top - 20), (WIDTH - MARGIN, top - 20)], 2, lighter(GREY, 0.6))
    write(page.draw, (MARGIN, top), title, 22, GREY)
    write(page.draw, (WIDTH - MARGIN - 60, top), f"{number} / {count}", 22, GREY)
    return page.finish()
