from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from media.models import CustomImage, CustomRendition
from tests.media.specimens import picture

pytestmark = pytest.mark.django_db


def stored() -> CustomImage:
    return CustomImage.objects.create(title="x", file=ContentFile(picture(), name="x.jpg"))


def run(*arguments: str) -> str:
    output = StringIO()
    call_command("make_renditions", *arguments, stdout=output)
    return output.getvalue().strip()


def test_missing_copies_are_made_once():
    stored()
    stored()
    expected = "Renditions are complete for 2 pictures."
    assert run("--preset", "open_graph", "--preset", "portrait_small") == expected
    assert CustomRendition.objects.count() == 2 * 10
    assert run("--preset", "open_graph") == expected
    assert CustomRendition.objects.count() == 2 * 10


def test_a_lost_original_is_named_and_does_not_stop_the_others(media_root):
    lost, good = stored(), stored()
    (media_root / lost.file.name).unlink()
    with pytest.raises(CommandError, match=str(lost.pk)):
        run("--preset", "open_graph")
    assert list(CustomRendition.objects.values_list("image", flat=True)) == [good.pk]


def test_one_picture_can_be_named():
    stored()
    wanted = stored()
    assert (
        run("--image", str(wanted.pk), "--preset", "open_graph") == "Renditions are complete for 1 pictures."
    )
    assert list(CustomRendition.objects.values_list("image", flat=True)) == [wanted.pk]
