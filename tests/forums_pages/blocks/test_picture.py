from typing import Any

import pytest
from wagtail.blocks import StructBlockValidationError

from forums_pages.blocks.picture import PictureBlock
from tests.factories import make_image

pytestmark = pytest.mark.django_db


def picture(**fields: Any) -> Any:
    return PictureBlock().normalize({"image": None, "alt_text": "", "decorative": False, **fields})


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
