from typing import Any

import pytest
from django.utils import translation
from wagtail.blocks import StructBlockValidationError

from forums_pages.blocks.picture import PictureBlock
from media.models import CustomImage
from tests.factories import make_image

pytestmark = pytest.mark.django_db


def picture(**fields: Any) -> Any:
    return PictureBlock().normalize({"image": None, "alt_text": "", "decorative": False, **fields})


def test_the_words_of_the_place_come_before_those_of_the_picture() -> None:
    image = CustomImage.objects.get(pk=make_image().pk)
    here = picture(image=image, alt_text="The hall, seen from above")

    assert [here.alt, picture(image=image).alt] == ["The hall, seen from above", "A field of blue"]
    with translation.override("fr"):
        assert picture(image=image).alt == "Un champ bleu"


def test_a_decorative_picture_is_passed_over_by_screen_readers() -> None:
    value = picture(image=make_image(), alt_text="Words", decorative=True)

    assert value.alt == ""
    assert 'alt=""' in PictureBlock().render(value)


def test_two_places_give_one_picture_different_words() -> None:
    image = make_image()
    values = [picture(image=image, alt_text=words) for words in ("First", "Second")]

    assert [f'alt="{value.alt}"' in PictureBlock().render(value) for value in values] == [True, True]
    assert [value.alt for value in values] == ["First", "Second"]


def test_a_picture_without_any_words_is_not_published_but_may_be_a_draft() -> None:
    value = picture(image=make_image(alt_text=""))

    assert PictureBlock().clean_deferred(value)["image"] == value["image"]
    with pytest.raises(StructBlockValidationError) as refused:
        PictureBlock().clean(value)
    assert refused.value.as_json_data() == {
        "blockErrors": {
            "alt_text": {
                "messages": ["Describe the picture here or in the picture library, or mark it as decorative."]
            }
        }
    }


def test_a_picture_can_be_left_out_where_it_is_optional() -> None:
    assert PictureBlock(required=False).clean(picture())["image"] is None
    with pytest.raises(StructBlockValidationError):
        PictureBlock().clean(picture())
