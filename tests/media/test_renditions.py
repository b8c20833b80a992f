import pytest
from django.core.files.base import ContentFile

from media.models import CustomImage
from media.presets import Preset
from media.renditions import make_renditions
from tests.media.specimens import drawing, picture


def stored(width: int = 1300, height: int = 800) -> CustomImage:
    data = picture(image=drawing(width, height))
    return CustomImage.objects.create(title="A hall", file=ContentFile(data, name="hall.jpg"))


@pytest.mark.parametrize("preset", Preset)
def test_every_preset_can_be_made(preset, db):
    image = stored(300, 200)
    assert [r.filter_spec for r in make_renditions(image, [preset])] == list(preset.specs(300))
