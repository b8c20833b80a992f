"""Pictures: what exists is offered, what does not is promised, nothing is made while a page is read."""

import pytest
from django.test import Client

from cms.public.pictures import picture
from media.models import CustomRendition
from media.presets import Preset
from media.renditions import make_renditions
from tests.factories import make_image

pytestmark = pytest.mark.django_db


def test_a_picture_without_copies_is_promised_at_a_signed_address(client: Client) -> None:
    image = make_image()

    found = picture(image, Preset.PORTRAIT_SMALL)

    assert found is not None
    assert (found.sources, found.width, found.height, found.alt) == ((), 64, 64, "A field of blue")
    assert CustomRendition.objects.count() == 0
    assert client.get(found.src).status_code == 302
    assert CustomRendition.objects.count() == 1


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
