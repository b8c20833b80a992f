"""The copies of pictures: making them beforehand, and finding them without making any."""

from collections.abc import Iterable

from wagtail.images.models import Filter

from media.models import CustomImage, CustomRendition
from media.presets import Preset


def make_renditions(image: CustomImage, presets: Iterable[Preset]) -> list[CustomRendition]:
    """Return the copies of ``image`` for ``presets``, making those that are missing one after the other.

    One at a time, because each holds the whole picture in memory while it is made.
    """
    specs = dict.fromkeys(spec for preset in presets for spec in preset.specs(image.width))
    return [image.get_rendition(spec) for spec in specs]


def existing_renditions(images: Iterable[CustomImage], preset: Preset) -> dict[int, list[CustomRendition]]:
    """Return the copies that exist for ``preset``, by picture and in the preset's order, with one query.

    Nothing is ever made here. Every picture has its key; copies for a focal point that has since
    moved are left out.
    """
    by_id = {image.pk: image for image in images}
    order = {spec: position for position, spec in enumerate(preset.specs())}
    found: dict[int, list[CustomRendition]] = {pk: [] for pk in by_id}
    for rendition in CustomRendition.objects.filter(image__in=by_id, filter_spec__in=order):
        image = by_id[rendition.image_id]
        if rendition.focal_point_key == Filter(rendition.filter_spec).get_cache_key(image):
            rendition.image = image
            found[image.pk].append(rendition)
    for renditions in found.values():
        renditions.sort(key=lambda rendition: order[rendition.filter_spec])
    return found
