import pytest
from django.core.files.base import ContentFile
from wagtail.images.models import Filter

from media.models import CustomImage, CustomRendition
from media.presets import Preset
from media.renditions import ReplacedError, _store, make_renditions
from tests.media.specimens import drawing, picture


def stored(width: int = 1300, height: int = 800) -> CustomImage:
    data = picture(image=drawing(width, height))
    return CustomImage.objects.create(title="A hall", file=ContentFile(data, name="hall.jpg"))


@pytest.mark.parametrize("preset", Preset)
def test_every_preset_can_be_made(preset, db):
    image = stored(300, 200)
    assert [r.filter_spec for r in make_renditions(image, [preset])] == list(preset.specs(300))


def test_copies_are_those_that_wagtail_finds(db):
    image = stored()
    made = make_renditions(image, [Preset.CARD])
    found = image.get_renditions(*Preset.CARD.specs(image.width))
    assert [rendition.pk for rendition in made] == [rendition.pk for rendition in found.values()]


def test_making_again_makes_only_what_is_missing(db, files):
    image = stored()
    made = make_renditions(image, [Preset.CARD])
    made[0].delete()
    before = files()
    again = make_renditions(image, [Preset.CARD])
    assert [r.pk for r in again[1:]] == [r.pk for r in made[1:]]
    assert again[0].filter_spec == made[0].filter_spec
    assert (len(files()), files() != before) == (len(before) + 1, True)


def test_what_somebody_else_stored_meanwhile_is_kept(db, files):
    image = stored()
    mine = _store(image, Filter("max-10x10"), ContentFile(picture(), name="mine.jpg"))
    before = files()
    assert _store(image, Filter("max-10x10"), ContentFile(picture(), name="theirs.jpg")) == mine
    assert files() == before


@pytest.mark.parametrize("change", ["replaced", "deleted"])
def test_copies_of_a_file_that_is_gone_are_not_kept(change, db, files):
    image = stored()
    same = CustomImage.objects.get(pk=image.pk)
    if change == "deleted":
        same.delete()
    else:
        same.file = ContentFile(picture(), name="other.jpg")
        same.save()
    before = files()
    with pytest.raises(ReplacedError):
        make_renditions(image, [Preset.CARD])
    assert (CustomRendition.objects.count(), files()) == (0, before)
