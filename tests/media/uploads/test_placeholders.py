import base64
from io import BytesIO

import pytest
from fast_thumbhash import thumb_hash_to_average_rgba
from PIL import Image

from media.uploads.placeholders import DATA_URL_LIMIT, dominant_colour, make_placeholder
from tests.media.specimens import drawing


def test_the_colour_is_the_one_that_covers_most():
    placeholder = make_placeholder(drawing(100, 66).convert("RGBA"))
    assert placeholder.dominant_colour == "#0000ff"


@pytest.mark.parametrize("alpha", [0, 254])
def test_what_one_can_see_through_has_no_colour(alpha):
    logo = Image.new("RGBA", (40, 40), (0, 128, 0, 255))
    assert dominant_colour(logo) == "#008000"
    logo.putpixel((0, 0), (255, 0, 0, alpha))
    assert dominant_colour(logo) == ""


def test_the_thumbhash_decodes_to_the_average():
    encoded = make_placeholder(Image.new("RGBA", (100, 50), (200, 30, 30, 255))).thumbhash
    red, green, blue, alpha = thumb_hash_to_average_rgba(base64.b64decode(encoded))
    assert (red > 0.6, green < 0.3, blue < 0.3, alpha) == (True, True, True, 1.0)


@pytest.mark.parametrize("size", [(100, 100), (100, 66), (66, 100), (100, 1), (1, 1)])
def test_the_data_url_fits_and_is_a_picture(size):
    url = make_placeholder(Image.effect_noise(size, 90).convert("RGBA")).data_url
    assert 0 < len(url) <= DATA_URL_LIMIT
    with Image.open(BytesIO(base64.b64decode(url.partition(",")[2]))) as tiny:
        assert max(tiny.size) <= 24
