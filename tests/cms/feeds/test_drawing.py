from io import BytesIO

import pytest
from PIL import Image, ImageChops, features

from cms.feeds.drawing import HEIGHT, MARGIN, WIDTH, card

ARABIC = "الجلسة الافتتاحية"


def ink(*words: str) -> tuple[int, int, int, int]:
    """Return the box that the title takes, above and below being as they are told."""
    pictures = [
        Image.open(BytesIO(card(each, *words[1:]))).convert("L").point(lambda grey: 255 * (grey > 240))
        for each in (words[0], "")
    ]
    box = ImageChops.difference(*pictures).getbbox()
    assert box is not None
    return box


def test_pillow_shapes_words() -> None:
    assert features.check("raqm")


def test_latin_stands_left_and_arabic_right() -> None:
    latin, arabic = ink("Opening", "", ""), ink(ARABIC, "", "")

    assert abs(latin[0] - MARGIN) < 12
    assert abs(arabic[2] - (WIDTH - MARGIN)) < 12


def test_arabic_letters_are_joined() -> None:
    # A joiner that is not allowed between the letters takes the words apart, which makes them wider.
    apart = "\u200c".join(ARABIC)
    joined, torn = ink(ARABIC, "", ""), ink(apart, "", "")

    assert torn[2] - torn[0] > 1.1 * (joined[2] - joined[0])


@pytest.mark.parametrize(
    "title", ["Économie " * 60, "x" * 300, ARABIC + " (3Zero) " * 40, "Un titre ordinaire"]
)
def test_whatever_the_title_it_stays_between_the_lines(title: str) -> None:
    left, top, right, bottom = ink(title, "Above", "Below")

    assert (left >= MARGIN - 8, right <= WIDTH - MARGIN + 8) == (True, True)
    assert (top > 110, bottom < HEIGHT - MARGIN - 34) == (True, True)


def test_the_same_words_are_the_same_bytes() -> None:
    assert card("Opening", "Forum", "Today") == card("Opening", "Forum", "Today")
