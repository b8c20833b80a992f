import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from media.models import CustomImage, CustomRendition
from media.presets import Preset
from media.signals import copies_added
from media.tasks import complete_copies
from tests.factories import make_image
from tests.media.specimens import drawing, picture

pytestmark = pytest.mark.django_db


def specs_of(image: CustomImage) -> set[str]:
    return {spec for preset in Preset for spec in preset.specs(image.width)}


def test_an_upload_has_all_its_copies_made(editor, collection, django_capture_on_commit_callbacks) -> None:
    file = ContentFile(picture(image=drawing(700, 400)), name="hall.jpg")
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(
            reverse("wagtailimages:add"), {"title": "Hall", "file": file, "collection": collection.pk}
        )

    image = CustomImage.objects.get()
    assert set(image.renditions.values_list("filter_spec", flat=True)) == specs_of(image)


def test_copies_are_made_only_once_the_picture_is_certain(django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks() as waiting:
        make_image()
    assert (CustomRendition.objects.count(), len(waiting) > 0) == (0, True)


def test_another_focal_point_has_the_copies_made_anew_that_depend_on_it(
    django_capture_on_commit_callbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        image = make_image()
    before = CustomRendition.objects.count()
    image.focal_point_x = image.focal_point_y = image.focal_point_width = image.focal_point_height = 10
    with django_capture_on_commit_callbacks(execute=True):
        image.save()

    anew = {spec for spec in specs_of(image) if spec.startswith("fill")}
    keys = CustomRendition.objects.exclude(focal_point_key="").values_list("filter_spec", flat=True)
    assert (set(keys), CustomRendition.objects.count()) == (anew, before + len(anew))


def test_other_changes_have_nothing_made_and_nobody_is_told(django_capture_on_commit_callbacks) -> None:
    heard = []

    def hear(instance: CustomImage, **_kwargs: object) -> None:
        heard.append(instance.pk)

    with django_capture_on_commit_callbacks(execute=True):
        image = make_image()
    copies_added.connect(hear)
    try:
        assert (complete_copies.call(image.pk), heard) == (0, [])
        image.renditions.first().delete()
        assert (complete_copies.call(image.pk), heard) == (1, [image.pk])
    finally:
        copies_added.disconnect(hear)


def test_a_picture_that_is_gone_is_nobodys_business() -> None:
    assert complete_copies.call(10_000) == 0


def test_a_lost_file_is_reported(caplog) -> None:
    image = make_image()
    image.file.storage.delete(image.file.name)

    with pytest.raises(OSError, match="field"):
        complete_copies.call(image.pk)

    assert f"Copies of picture {image.pk} could not be made" in caplog.text
