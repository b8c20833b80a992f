"""Pictures: what exists is offered, nothing is made while somebody reads, and it costs one statement."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from pytest_django import DjangoAssertNumQueries

from media.models import CustomImage, CustomRendition
from media.presets import Preset
from media.renditions import make_renditions
from tests.factories import make_edition, make_forum, make_image, publish
from tests.factories.site import root_collection
from tests.graphql_api.world import run
from tests.media.specimens import drawing, picture

pytestmark = pytest.mark.django_db

QUERY = """query($preset: PicturePreset!, $locale: LocaleCode) {
  editions(locale: $locale, first: 100) { nodes { cover { picture(preset: $preset) {
    sources { type srcset sizes } src width height sizes alt isDecorative focalPoint { x y }
    dominantColour thumbhash placeholder credit licence licenceNote
  } } } }
}"""


def covers(preset: str, **variables: Any) -> list[Any]:
    """Return the pictures of all editions."""
    nodes = run(QUERY, preset=preset, **variables)["editions"]["nodes"]
    return [node["cover"] and node["cover"]["picture"] for node in nodes]


def large_image(**fields: Any) -> CustomImage:
    file = ContentFile(picture(image=drawing(1300, 800)), name="hall.jpg")
    return CustomImage.objects.create(title="A hall", file=file, collection=root_collection(), **fields)


def test_a_picture_has_everything_that_html_needs() -> None:
    image = large_image(
        alt_text={"en": "A hall", "fr": "Une salle"},
        credit="© Ada",
        licence="CC-BY-4.0",
        licence_note="Name the hall.",
    )
    copies = {copy.filter_spec: copy for copy in make_renditions(image, [Preset.OPEN_GRAPH, Preset.COVER])}
    make_edition(cover=image)

    def srcset(name: str) -> str:
        sizes = ((480, 320), (960, 640))
        addresses = [copies[f"fill-{w}x{h}|format-{name}"].url for w, h in sizes]
        return ", ".join(
            f"http://testserver{url} {w}w" for url, (w, _h) in zip(addresses, sizes, strict=True)
        )

    assert covers("COVER", locale="fr") == [
        {
            "sources": [
                {
                    "type": f"image/{name}",
                    "srcset": srcset(name),
                    "sizes": "(min-width: 64rem) 45rem, 100vw",
                }
                for name in ("avif", "webp", "jpeg")
            ],
            "src": f"http://testserver{copies['fill-960x640|format-jpeg'].url}",
            "width": 960,
            "height": 640,
            "sizes": "(min-width: 64rem) 45rem, 100vw",
            "alt": "Une salle",
            "isDecorative": False,
            "focalPoint": None,
            "dominantColour": image.dominant_colour,
            "thumbhash": image.thumbhash,
            "placeholder": image.placeholder_data_url,
            "credit": "© Ada",
            "licence": "CC_BY",
            "licenceNote": "Name the hall.",
        }
    ]


def test_while_there_are_no_copies_the_file_itself_is_offered_and_nothing_is_made() -> None:
    image = make_image()
    make_edition(cover=image)

    (found,) = covers("HERO")

    address = f"http://testserver{image.file.url}"
    assert (found["src"], found["width"], found["height"]) == (address, 120, 80)
    assert found["sources"] == [{"type": "image/png", "srcset": f"{address} 120w", "sizes": "100vw"}]
    assert CustomRendition.objects.count() == 0


def test_a_file_that_is_too_large_is_replaced_by_its_placeholder() -> None:
    image = large_image(file_size=2_000_000)
    make_edition(cover=image)

    (found,) = covers("PORTRAIT_SMALL")

    assert (found["src"], found["width"]) == (image.placeholder_data_url, 1300)
    assert [source["type"] for source in found["sources"]] == ["image/webp"]
    assert CustomRendition.objects.count() == 0


def test_what_is_missing_is_left_out() -> None:
    image = large_image()
    make_renditions(image, [Preset.PORTRAIT_SMALL])
    CustomRendition.objects.filter(filter_spec__contains="format-jpeg").exclude(width=64).delete()
    CustomRendition.objects.filter(filter_spec__contains="format-avif").delete()
    make_edition(cover=image)

    (found,) = covers("PORTRAIT_SMALL")

    assert [(each["type"], each["srcset"].count(",") + 1) for each in found["sources"]] == [
        ("image/webp", 3),
        ("image/jpeg", 1),
    ]
    assert (found["width"], found["height"]) == (64, 64)


def test_the_focal_point_is_that_of_the_crop() -> None:
    point = {"focal_point_x": 900, "focal_point_y": 400, "focal_point_width": 700, "focal_point_height": 9}
    image = large_image(**point)
    make_renditions(image, [Preset.PORTRAIT_SMALL, Preset.GALLERY])
    make_edition(cover=image)

    (square,), (whole,) = covers("PORTRAIT_SMALL"), covers("GALLERY")

    # The square is cut so that the whole face is in it: 450 to 1250 of 1300 pixels.
    assert square["focalPoint"] == {"x": pytest.approx(0.5625, abs=0.01), "y": pytest.approx(0.5, abs=0.01)}
    assert whole["focalPoint"] == {
        "x": pytest.approx(900 / 1300, abs=0.01),
        "y": pytest.approx(0.5, abs=0.01),
    }


def test_a_decorative_picture_has_an_empty_alternative_text_and_an_undescribed_one_none() -> None:
    forum = make_forum()
    make_edition(forum, cover=make_image(alt_text="", is_decorative=True), ordinal=2)
    make_edition(forum, cover=make_image(alt_text=""), ordinal=1)

    found = covers("CARD")

    assert sorted((each["alt"] is None, each["isDecorative"]) for each in found) == [
        (False, True),
        (True, False),
    ]


@pytest.mark.parametrize("editions", [2, 20])
def test_copies_of_all_pictures_are_found_in_one_statement(
    editions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    forum = make_forum()
    for number in range(editions):
        publish(make_edition(forum, f"Forum {number}", cover=make_image()))

    # The tree, the editions, the covers with their copies, and once more those that came without any.
    with django_assert_num_queries(4):
        assert len([each for each in covers("CARD") if each]) == editions
