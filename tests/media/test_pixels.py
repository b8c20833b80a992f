"""Copies cut from pixels that were decoded small are those that Wagtail makes of the whole picture."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile, File
from PIL import Image, ImageChops, ImageCms, ImageStat
from wagtail.images.models import Filter

from media.models import CustomImage
from media.pixels import Pixels, encode
from tests.media.specimens import drawing, picture

SPECS = ("fill-80x80", "fill-300x60", "max-100x100", "width-90", "min-50x50", "original")


def stored(data: bytes, name: str, **fields: object) -> CustomImage:
    return CustomImage.objects.create(title="x", file=ContentFile(data, name=name), **fields)


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are apart on average, of 255."""
    seen = [picture.convert("RGBA").convert("RGB") for picture in (one, other)]
    return max(ImageStat.Stat(ImageChops.difference(*seen)).mean)


def wagtails(image: CustomImage, wanted: Filter) -> Image.Image:
    output = BytesIO()
    with image.open_file() as original:
        wanted.run(image, output, source=File(original))
    return opened(output.getvalue())


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif", "gif"])
@pytest.mark.parametrize("spec", SPECS)
def test_a_copy_is_the_one_that_wagtail_would_make(spec: str, kind: str, db: None) -> None:
    image = stored(
        picture(kind, image=drawing(901, 600)), f"x.{kind}",
        focal_point_x=700, focal_point_y=100, focal_point_width=50, focal_point_height=50,
    )  # fmt: skip
    wanted = Filter(spec)

    made = opened(image.generate_rendition_file(wanted).read())

    expected = wagtails(image, wanted)
    assert (made.size, made.format) == (expected.size, expected.format)
    assert difference(made, expected) < 2


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_copy_is_turned_the_way_the_camera_was_held(orientation: int, db: None) -> None:
    image = stored(picture("jpeg", image=drawing(900, 600), orientation=orientation), "x.jpg")
    wanted = Filter("max-60x60|format-png")

    made = opened(image.generate_rendition_file(wanted).read())

    expected = wagtails(image, wanted)
    assert made.size == expected.size
    assert difference(made, expected) < 6


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif"])
def test_every_mode_of_a_png_can_be_copied(mode: str, kind: str, db: None) -> None:
    grey = Image.linear_gradient("L")
    source = {
        "LA": lambda: Image.merge("LA", (grey, grey)),
        "RGBA": lambda: Image.merge("RGBA", (grey, grey, grey, grey)),
        "I;16": lambda: Image.frombytes("I;16", grey.size, bytes(b for g in grey.tobytes() for b in (0, g))),
    }.get(mode, lambda: grey.convert(mode))()
    image = stored(picture("png", image=source), "x.png")

    made = opened(image.generate_rendition_file(Filter(f"max-64x64|format-{kind}")).read())

    top, bottom = (made.convert("RGBA").getpixel((32, y)) for y in (1, 62))
    # Transparent black on the white of a JPEG is white.
    clear = mode in {"LA", "RGBA"} and kind == "jpeg"
    assert (top[0] > 200, bottom[0] > 200) == (clear, True)


def test_the_colours_of_print_become_those_of_a_screen(db: None) -> None:
    cyan = Image.new("CMYK", (40, 40), (255, 0, 0, 0))
    image = stored(picture("jpeg", image=cyan), "x.jpg")

    made = opened(image.generate_rendition_file(Filter("max-20x20|format-jpeg")).read())

    assert made.mode == "RGB"
    assert made.getpixel((5, 5))[0] < 60


def test_a_wide_gamut_keeps_its_profile_and_loses_all_else(db: None) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    output = BytesIO()
    drawing().save(output, "JPEG", icc_profile=profile, comment=b"secret")
    image = stored(output.getvalue(), "x.jpg")

    for kind in ("jpeg", "png", "webp", "avif"):
        made = opened(image.generate_rendition_file(Filter(f"max-20x20|format-{kind}")).read())
        assert made.info["icc_profile"] == profile
        assert "comment" not in made.info


def test_a_photograph_is_never_decoded_larger_than_its_copies_need() -> None:
    data = picture("jpeg", image=drawing(4000, 3000))

    eighth, half = (Pixels.read(BytesIO(data), scale) for scale in (0.1, 0.5))

    assert (eighth.image.size, eighth.scale) == ((500, 375), 0.125)
    assert (half.image.size, half.scale) == ((2000, 1500), 0.5)


def test_a_large_drawing_is_reduced_as_soon_as_it_is_decoded() -> None:
    found = Pixels.read(BytesIO(picture("png", image=drawing(1000, 500))), 0.3)

    assert found.image.size == (334, 167)


def test_what_carries_transparency_is_laid_on_white_for_a_jpeg_only() -> None:
    clear = Image.new("RGBA", (4, 4), (255, 0, 0, 0))

    assert opened(encode(clear, "jpeg")).getpixel((1, 1)) == (255, 255, 255)
    assert opened(encode(clear, "webp")).getpixel((1, 1))[3] == 0
