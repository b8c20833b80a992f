import pytest
from django.core.files.base import ContentFile

from media.models import CustomImage, CustomRendition
from media.presets import Preset
from media.renditions import existing_renditions, make_renditions
from tests.media.specimens import drawing, picture


def stored(width: int = 1300, height: int = 800) -> CustomImage:
    data = picture(image=drawing(width, height))
    return CustomImage.objects.create(title="A hall", file=ContentFile(data, name="hall.jpg"))


@pytest.mark.parametrize("preset", Preset)
def test_every_preset_can_be_made(preset, db):
    image = stored(300, 200)
    assert [r.filter_spec for r in make_renditions(image, [preset])] == list(preset.specs(300))


def test_reading_takes_one_query_and_makes_nothing(django_assert_num_queries, db):
    images = [stored() for _ in range(3)]
    make_renditions(images[0], [Preset.OPEN_GRAPH, Preset.PORTRAIT_SMALL])
    before = CustomRendition.objects.count()
    with django_assert_num_queries(1):
        found = existing_renditions(images, Preset.PORTRAIT_SMALL)
        specs = {pk: [r.filter_spec for r in renditions] for pk, renditions in found.items()}
        assert [r.image.title for r in found[images[0].pk]] == ["A hall"] * 9
    assert specs == {
        images[0].pk: list(Preset.PORTRAIT_SMALL.specs()), images[1].pk: [], images[2].pk: []
    }  # fmt: skip
    assert CustomRendition.objects.count() == before


def test_copies_for_a_former_focal_point_are_left_out(db):
    image = stored()
    make_renditions(image, [Preset.OPEN_GRAPH])
    image.focal_point_x = image.focal_point_y = image.focal_point_width = image.focal_point_height = 100
    image.save()
    assert existing_renditions([image], Preset.OPEN_GRAPH) == {image.pk: []}
    make_renditions(image, [Preset.OPEN_GRAPH])
    assert [r.width for r in existing_renditions([image], Preset.OPEN_GRAPH)[image.pk]] == [1200]
