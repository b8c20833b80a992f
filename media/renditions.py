"""Making the copies of pictures beforehand; ``media.copies`` finds them."""

from __future__ import annotations  # Django's File takes no type argument at run time

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from itertools import groupby

from django.core.files.base import File
from django.db import IntegrityError, transaction
from wagtail.images.models import Filter

from media.models import CustomImage, CustomRendition
from media.pixels import Pixels, encode
from media.presets import Preset
from media.recipes import Recipe


class ReplacedError(Exception):
    """The picture's file was replaced, or the picture deleted, while copies of it were made."""


def make_renditions(image: CustomImage, presets: Iterable[Preset]) -> list[CustomRendition]:
    """Return the copies of ``image`` for ``presets``, in their order, making those that are missing.

    The original is decoded once and each size is cut once for all formats; one after the other, so that
    no more than that is in memory. Copies of a file that is replaced meanwhile are not kept: raises
    ``ReplacedError``.
    """
    wanted = {spec: Filter(spec) for preset in presets for spec in preset.specs(image.width)}
    found = _found(image, wanted)
    missing = {wanted[spec]: Recipe.of(wanted[spec], image) for spec in wanted if spec not in found}
    for one, content in _made(image, {one: recipe for one, recipe in missing.items() if recipe}):
        found[one.spec] = _store(image, one, content)
    return [found[spec] for spec in wanted]


def _found(image: CustomImage, wanted: Mapping[str, Filter]) -> dict[str, CustomRendition]:
    return {
        rendition.filter_spec: rendition
        for rendition in image.renditions.filter(filter_spec__in=wanted)
        if rendition.focal_point_key == wanted[rendition.filter_spec].get_cache_key(image)
    }


def _made(image: CustomImage, missing: Mapping[Filter, Recipe]) -> Iterator[tuple[Filter, File[bytes]]]:
    """Yield the copies; sizes that are alike follow one another, so that each is cut once."""
    if not missing:
        return
    with image.open_file() as original:
        pixels = Pixels.read(original, max(recipe.scale for recipe in missing.values()))
    by_size = sorted(missing.items(), key=lambda item: (item[1].box, item[1].size))
    for (box, size), alike in groupby(by_size, key=lambda item: (item[1].box, item[1].size)):
        picture = pixels.cut(box, size)
        for one, recipe in alike:
            yield one, File(BytesIO(encode(picture, recipe.kind)), name=recipe.file_name(one, image))


def _store(image: CustomImage, made_for: Filter, content: File[bytes]) -> CustomRendition:
    """Return the row of a new copy, or of the one that somebody else stored meanwhile."""
    rendition = CustomRendition(
        image=image, filter_spec=made_for.spec, focal_point_key=made_for.get_cache_key(image)
    )
    rendition.file.save(content.name, content, save=False)
    try:
        with transaction.atomic():
            _lock(image)
            rendition.save()
    except IntegrityError:
        rendition.file.delete(save=False)
        return _found(image, {made_for.spec: made_for})[made_for.spec]
    except BaseException:
        rendition.file.delete(save=False)
        raise
    return rendition


def _lock(image: CustomImage) -> None:
    """Let nobody replace the file until the transaction has ended: whoever does so deletes its copies."""
    same = CustomImage.objects.select_for_update().filter(pk=image.pk, file=image.file.name)
    if not same.exists():
        raise ReplacedError(image.pk)
