"""Pictures for ``<picture>``. No page view ever makes a copy: ``manage.py worker`` makes them beforehand."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import CollectionViewRestriction

from media.copies import Copy, srcset
from media.models import CustomImage
from media.offers import offered
from media.presets import Preset


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
    copies = offered(wanted.values(), preset)
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


def _picture(image: CustomImage, preset: Preset, formats: list[list[Copy]]) -> Picture:
    *better, last = formats
    # The middle of the widths: the address for browsers that know no ``srcset``.
    middle = last[len(last) // 2]
    return Picture(
        sources=tuple(Source(f"image/{group[0].format}", srcset(group)) for group in better),
        src=middle.url,
        srcset=srcset(last),
        width=middle.width,
        height=middle.height,
        sizes=preset.sizes,
        alt=str(image.default_alt_text),
        colour=image.dominant_colour,
        credit=image.credit,
    )
