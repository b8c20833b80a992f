from django.core.files.base import ContentFile

from media.copies import Copy
from media.models import CustomImage, CustomRendition
from media.offers import offered
from media.presets import Preset
from media.renditions import make_renditions
from tests.media.specimens import drawing, picture
from tests.media.test_renditions import stored


def heavy(**fields: object) -> CustomImage:
    """A picture whose file nobody should be sent: twelve megapixels."""
    data = picture(image=drawing(4000, 3000))
    return CustomImage.objects.create(title="x", file=ContentFile(data, name="x.jpg"), **fields)


def test_what_exists_is_offered_by_format_and_costs_one_statement(django_assert_num_queries, db):
    image = stored()
    make_renditions(image, [Preset.PORTRAIT_SMALL])

    with django_assert_num_queries(1):
        found = offered([image], Preset.PORTRAIT_SMALL)[image.pk]

    assert [[copy.format, *(c.width for c in group)] for group in found for copy in group[:1]] == [
        ["avif", 64, 128, 192],
        ["webp", 64, 128, 192],
        ["jpeg", 64, 128, 192],
    ]


def test_a_light_file_stands_in_for_its_copies(django_assert_num_queries, db):
    images = [stored(), stored()]

    with django_assert_num_queries(1):
        found = offered(images, Preset.HERO)

    assert found == {image.pk: [[Copy("", image.file.url, 1300, 800)]] for image in images}


def test_for_a_heavy_file_stands_the_widest_other_copy_and_the_whole_before_a_part(
    django_assert_num_queries, db
):
    images = [heavy(), heavy()]
    for image in images:
        for spec in ("max-165x165", "fill-500x400", "max-800x600", "max-900x900|format-avif"):
            image.get_rendition(spec)
    count = CustomRendition.objects.count()

    with django_assert_num_queries(2):
        found = offered(images, Preset.CARD)

    assert [(copy.spec, copy.width) for [[copy]] in found.values()] == [("max-800x600", 800)] * 2
    assert CustomRendition.objects.count() == count


def test_while_nothing_exists_of_a_heavy_file_its_placeholder_is_shown(db):
    blurred = heavy()
    bare, sent = heavy(), heavy(file_size=1)
    bare.placeholder_data_url = ""

    found = offered([blurred, bare, sent], Preset.CARD)

    assert [copy.url for [[copy]] in found.values()] == [
        blurred.placeholder_data_url,
        bare.file.url,
        sent.placeholder_data_url,
    ]


def test_better_formats_are_offered_beside_a_stand_in(db):
    image = stored()
    make_renditions(image, [Preset.PORTRAIT_SMALL])
    CustomRendition.objects.exclude(filter_spec="fill-64x64|format-webp").delete()

    found = offered([image], Preset.PORTRAIT_SMALL)[image.pk]

    assert [(group[0].format, group[0].width) for group in found] == [("webp", 64), ("jpeg", 1300)]
