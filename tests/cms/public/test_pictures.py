"""Pictures: what exists is offered, and nothing is made while a page is read."""

import pytest

from cms.public.pictures import picture
from media.models import CustomRendition
from media.presets import Preset
from media.renditions import make_renditions
from tests.factories import make_image

pytestmark = pytest.mark.django_db


def test_a_picture_without_copies_is_offered_as_it_is_and_none_is_made() -> None:
    image = make_image()

    found = picture(image, Preset.PORTRAIT_SMALL)

    assert found is not None
    assert (found.sources, found.width, found.height, found.alt) == ((), 120, 80, "A field of blue")
    assert (found.src, CustomRendition.objects.count()) == (image.file.url, 0)


def test_copies_that_exist_are_offered_the_best_format_first() -> None:
    image = make_image()
    make_renditions(image, [Preset.PORTRAIT_SMALL])

    found = picture(image, Preset.PORTRAIT_SMALL)

    assert found is not None
    assert [source.type for source in found.sources] == ["image/avif", "image/webp"]
    assert found.src.startswith("/media/")


def test_a_decorative_picture_says_nothing() -> None:
    found = picture(make_image(alt_text="", is_decorative=True), Preset.CARD)

    assert found is not None
    assert found.alt == ""
    assert picture(None, Preset.CARD) is None
