"""What readers are offered of pictures: the copies that exist and, while they are missing, a stand-in."""

from collections.abc import Iterable
from itertools import groupby

from media.copies import Copy, distinct, existing_copies
from media.models import CustomImage, CustomRendition
from media.presets import Preset

# A file that may be offered as it is: a phone decodes it in its stride.
LIGHT_PIXELS = 4_000_000
LIGHT_BYTES = 1_000_000
# Narrower copies, such as thumbnails of the admin, only where there is nothing else.
NARROW = 320
READ_BY_EVERY_BROWSER = r"\.(jpe?g|png|gif)$"


def offered(images: Iterable[CustomImage], preset: Preset) -> dict[int, list[list[Copy]]]:
    """Return for each picture its copies by format, the best first; every browser reads the last.

    Nothing is ever made here. Where the last format is missing yet, it is the lightest thing that exists: the
    file itself, another copy, or the blurred placeholder. One statement, or two while something is missing.
    """
    images = list(images)
    formats = {
        pk: [distinct(group) for _name, group in groupby(copies, key=lambda copy: copy.format)]
        for pk, copies in existing_copies(images, preset).items()
    }
    lacking = [image for image in images if not _is_complete(formats[image.pk], preset)]
    for pk, copy in _stand_ins(lacking).items():
        formats[pk].append([copy])
    return formats


def _is_complete(formats: list[list[Copy]], preset: Preset) -> bool:
    return bool(formats) and formats[-1][0].format == preset.formats[-1]


def _stand_ins(images: list[CustomImage]) -> dict[int, Copy]:
    heavy = {image.pk: image for image in images if not _is_light(image)}
    found = {image.pk: _as_it_is(image) for image in images if image.pk not in heavy}
    for pk, image in heavy.items():
        blurred = image.placeholder_data_url
        found[pk] = Copy("", blurred, image.width, image.height) if blurred else _as_it_is(image)
    if not heavy:
        return found
    rows = CustomRendition.objects.filter(image__in=heavy, file__iregex=READ_BY_EVERY_BROWSER).values_list(
        "image_id", "filter_spec", "file", "width", "height"
    )
    # The whole picture before a part that was cut for another place.
    for pk, spec, name, width, height in sorted(
        rows, key=lambda row: (row[3] >= NARROW, not row[1].startswith("fill"), row[3])
    ):
        found[pk] = Copy(spec, name, width, height, is_name=True)
    return found


def _as_it_is(image: CustomImage) -> Copy:
    return Copy("", image.file.url, image.width, image.height)


def _is_light(image: CustomImage) -> bool:
    return image.width * image.height <= LIGHT_PIXELS and (image.file_size or 0) <= LIGHT_BYTES
