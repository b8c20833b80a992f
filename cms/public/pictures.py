"""Pictures for ``<picture>``: copies that exist, else signed addresses that make one when a browser asks.

No page view ever makes a copy of a picture; ``manage.py make_renditions`` makes them beforehand.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q
from wagtail.images.views.serve import generate_image_url
from wagtail.models import CollectionViewRestriction

from media.models import CustomImage
from media.presets import Preset
from media.renditions import existing_renditions

FORMAT = re.compile(r"\|format-(\w+)$")
SIZE = re.compile(r"^(fill|max)-(\d+)x(\d+)")


@dataclass(frozen=True)
class Source:
    """One format of a picture: its media type, and its addresses with their widths."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """Everything that ``<picture>`` needs. ``alt`` is empty where the picture is decorative."""

    sources: tuple[Source, ...]
    src: str
    srcset: str
    width: int
    height: int
    sizes: str
    alt: str
    colour: str
    credit: str


def pictures(images: Iterable[CustomImage | None], preset: Preset) -> dict[int, Picture]:
    """Return the pictures by the image's id; none of a private collection. The images need no query each."""
    wanted = {image.pk: image for image in images if image is not None and image.pk}
    for pk in _private(list(wanted)):
        del wanted[pk]
    if not wanted:
        return {}
    copies = existing_renditions(wanted.values(), preset)
    return {pk: _picture(image, preset, copies[pk]) for pk, image in wanted.items()}


def picture(image: CustomImage | None, preset: Preset) -> Picture | None:
    """Return one picture; None without an image."""
    return None if image is None else pictures([image], preset).get(image.pk)


def _private(ids: list[int]) -> list[int]:
    """Return those of the images that lie in a collection which not everybody may open."""
    if not ids:
        return []
    within = Q(pk__in=[])
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        within |= Q(collection__path__startswith=path)
    return list(CustomImage.objects.filter(within, pk__in=ids).values_list("pk", flat=True))


def _picture(image: CustomImage, preset: Preset, copies: list[Any]) -> Picture:
    offered = _by_format(image, preset, copies)
    *better, last = offered
    # The middle of the widths: the address for browsers that know no ``srcset``.
    src, width, height = last[1][len(last[1]) // 2]
    return Picture(
        sources=tuple(Source(f"image/{name}", _srcset(entries)) for name, entries in better),
        src=src,
        srcset=_srcset(last[1]),
        width=width,
        height=height,
        sizes=preset.sizes,
        alt=str(image.default_alt_text),
        colour=image.dominant_colour,
        credit=image.credit,
    )


def _by_format(
    image: CustomImage, preset: Preset, copies: list[Any]
) -> list[tuple[str, list[tuple[str, int, int]]]]:
    """Return the formats, each with its copies' address, width and height; every browser reads the last."""
    made = {copy.filter_spec: (copy.url, copy.width, copy.height) for copy in copies}
    fallback = preset.formats[-1]
    entries = [
        (_format(spec), made[spec] if spec in made else _promised(image, spec))
        for spec in preset.specs(image.width)
        if spec in made or _format(spec) == fallback
    ]
    return [
        (name, list({entry[1]: entry for _name, entry in group}.values()))
        for name, group in groupby(entries, key=lambda pair: pair[0])
    ]


def _promised(image: CustomImage, spec: str) -> tuple[str, int, int]:
    found = SIZE.match(spec)
    kind, across, down = (found[1], int(found[2]), int(found[3])) if found else ("max", 1, 1)
    scale = min(across / image.width, down / image.height, 1)
    if kind == "fill":
        shrink = min(image.width / across, image.height / down, 1)
        size = round(across * shrink), round(down * shrink)
    else:
        size = round(image.width * scale), round(image.height * scale)
    return generate_image_url(image, spec), max(size[0], 1), max(size[1], 1)


def _srcset(entries: list[tuple[str, int, int]]) -> str:
    return ", ".join(f"{url} {width}w" for url, width, _height in entries)


def _format(spec: str) -> str:
    found = FORMAT.search(spec)
    return found[1] if found else ""
