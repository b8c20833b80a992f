from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import override
from i18nfield.strings import LazyI18nString
from PIL import Image, features
from wagtail.images import get_image_model

from media.models import CustomImage
from tests.media.specimens import GPS, SECRET, drawing, picture

pytestmark = pytest.mark.django_db


def stored(kind: str = "jpeg", **fields) -> CustomImage:
    """An image saved without any form, as an import would."""
    data = picture(kind, orientation=fields.pop("orientation", 0))
    return CustomImage.objects.create(title="A hall", file=ContentFile(data, name=f"hall.{kind}"), **fields)


def test_the_site_uses_this_model():
    assert get_image_model() is CustomImage


def test_a_picture_without_words_is_stored_and_flagged():
    image = stored()
    image.full_clean()
    assert (image.has_alternative_text, image.lacks_alternative_text) == (False, True)
    assert image.default_alt_text == "A hall"


def test_words_in_one_language_are_enough():
    image = stored(alt_text=LazyI18nString({"fr": "Une salle", "en": " "}))
    image.refresh_from_db()
    assert (image.has_alternative_text, image.lacks_alternative_text) == (True, False)
    assert CustomImage(alt_text=LazyI18nString({"en": "  ", "fr": ""})).lacks_alternative_text


def test_the_words_follow_the_language():
    image = stored(alt_text=LazyI18nString({"fr": "Une salle", "en": "A full hall"}))
    with override("fr"):
        assert image.default_alt_text == "Une salle"
    with override("ar"):
        assert image.default_alt_text == "A full hall"


def test_a_decorative_picture_says_nothing():
    image = stored(is_decorative=True)
    image.full_clean()
    assert (image.default_alt_text, image.lacks_alternative_text) == ("", False)


def test_words_and_decorative_exclude_each_other():
    image = stored(is_decorative=True, alt_text=LazyI18nString({"ar": "قاعة"}))
    with pytest.raises(ValidationError) as caught:
        image.full_clean()
    assert list(caught.value.message_dict) == ["is_decorative"]


def test_words_have_a_length_one_can_listen_to():
    image = stored(alt_text=LazyI18nString({"en": "a" * 301, "fr": "b"}))
    with pytest.raises(ValidationError) as caught:
        image.full_clean()
    assert list(caught.value.message_dict) == ["alt_text"]


def test_placeholders_are_made_from_the_bytes_and_again_from_new_bytes():
    image = stored()
    first = (image.dominant_colour, image.thumbhash, image.placeholder_data_url)
    assert first[0] in {"#0000fe", "#0000ff"}
    assert all(first)
    image.file = ContentFile(picture(image=Image.new("RGB", (50, 50), "white")), name="white.jpg")
    image.save()
    image.refresh_from_db()
    assert image.dominant_colour == "#ffffff"
    assert image.thumbhash != first[1]
    assert image.placeholder_data_url != first[2]
    assert (image.width, image.height) == (50, 50)


def test_a_placeholder_that_fails_never_blocks_an_upload(monkeypatch, caplog):
    def broken(*_args):
        raise RuntimeError("no colours today")

    monkeypatch.setattr("media.models.custom_image.make_placeholder", broken)
    image = stored()
    assert (image.pk is not None, image.thumbhash) == (True, "")
    assert "No placeholder could be made" in caplog.text


def test_the_stored_original_keeps_no_place_and_its_size_is_the_one_displayed():
    image = stored(orientation=6)
    with image.file.open() as original:
        assert SECRET not in original.read()
    assert (image.width, image.height) == (200, 300)
    image.refresh_from_db()
    assert (image.width, image.height, image.is_portrait()) == (200, 300, True)


@pytest.mark.parametrize("kind", ["jpeg", "webp", "avif", "png"])
def test_a_copy_is_upright_and_carries_no_metadata_even_of_an_original_that_does(kind, media_root):
    if kind == "avif" and not features.check("avif"):
        pytest.skip("Pillow was built without AVIF")
    image = stored(orientation=6)
    leaking = picture("jpeg", orientation=6)
    (media_root / image.file.name).write_bytes(leaking)
    rendition = image.get_rendition(f"max-150x150|format-{kind}")
    with rendition.file.open() as file:
        data = file.read()
    assert SECRET not in data
    with Image.open(BytesIO(data)) as made:
        assert (made.size, dict(made.getexif())) == ((100, 150), {})
        assert GPS not in made.getexif()
        top, bottom = made.convert("RGB").getpixel((50, 5)), made.convert("RGB").getpixel((50, 140))
    assert (top[0] > 200, top[2] < 60) == (True, True), "red, on the left of the sensor, is above"
    assert (bottom[2] > 200, bottom[0] < 60) == (True, True)


@pytest.mark.parametrize(
    ("data", "name"), [(b"<svg/>", "a.png"), (picture("png"), "a.jpg"), (picture() + b"PK", "a.jpg")]
)
def test_nothing_bypasses_the_check(data, name, files):
    image = CustomImage(title="x", file=ContentFile(data, name=name))
    with pytest.raises(ValidationError):
        image.full_clean()
    with pytest.raises(ValidationError), transaction.atomic():
        image.save()
    with pytest.raises(ValidationError):
        image.file.save(name, ContentFile(data))
    assert (CustomImage.objects.count(), files()) == (0, [])


def test_a_row_that_cannot_be_saved_leaves_no_file(files):
    image = CustomImage(title="x" * 5, file=ContentFile(picture(), name="a.jpg"))
    image.collection_id = None
    with pytest.raises(Exception, match="collection_id"):
        image.save()
    assert files() == []


@pytest.mark.usefixtures("search_index")
def test_search_finds_the_words_of_every_language():
    image = stored(
        alt_text=LazyI18nString({"fr": "Une salle comble", "en": "A full room"}), credit="Jane Doe"
    )
    for words in ("comble", "room", "Jane"):
        assert list(CustomImage.objects.search(words)) == [image]
    assert list(CustomImage.objects.autocomplete("comb")) == [image]


def test_a_twenty_second_picture_opens_from_the_database_without_touching_its_file(media_root):
    image = stored()
    (media_root / image.file.name).unlink()
    assert CustomImage.objects.get(pk=image.pk).width == drawing().width
