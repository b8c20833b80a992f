"""The copies of pictures that exist: found for many pictures at once, and never made."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django.core.files.storage import Storage
from django.db.models import Aggregate, Func, JSONField, OuterRef, Subquery
from wagtail.images.models import Filter
from wagtail.images.rect import Rect

from media.models import CustomImage, CustomRendition
from media.presets import Preset

FORMAT = re.compile(r"\|format-(\w+)$")
# How an address tells its format: a data URL's media type, or a file's ending.
KIND = re.compile(r"(?:^data:image/|\.)(\w+)(?:[;?]|$)")


# What is read of a copy, the specification first.
COLUMNS = ("filter_spec", "focal_point_key", "file", "width", "height")


# Django's own functions for JSON ask SQLite first whether it has any.
class JSONRow(Func):
    """Columns as a list in JSON."""

    function = "JSON_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Return the function by its name there."""
        return self.as_sql(compiler, connection, function="JSONB_BUILD_ARRAY", **extra)


class JSONList(Aggregate):
    """The values of a group as a list in JSON."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Return the function by its name there."""
        return self.as_sql(compiler, connection, function="JSONB_AGG", **extra)


@dataclass(slots=True, eq=False)
class Copy:
    """An address at which a browser gets a picture in one size and format. Width and height in pixels.

    Of a dozen copies a reader shows one or two: where a file is served is found when it is asked for.
    """

    spec: str
    address: str
    width: int
    height: int
    is_name: bool = False

    @property
    def url(self) -> str:
        """Where the copy is served."""
        return url_of(self.address) if self.is_name else self.address

    def __eq__(self, other: object) -> bool:
        """Return whether ``other`` is the same copy at the same address."""
        return isinstance(other, Copy) and self._told() == other._told()

    def __hash__(self) -> int:
        """Return what is the same for equal copies."""
        return hash(self._told())

    def _told(self) -> tuple[str, str, int, int]:
        return self.spec, self.url, self.width, self.height

    @property
    def format(self) -> str:
        """The format's name, such as ``avif``."""
        found = FORMAT.search(self.spec) or KIND.search(self.url)
        name = found[1].lower() if found else ""
        return "jpeg" if name == "jpg" else name


def existing_copies(images: Iterable[CustomImage], preset: Preset) -> dict[int, list[Copy]]:
    """Return the copies that exist for ``preset``, by picture and in its order, with one query at most.

    Every picture has its key; copies for a focal point that has since moved are left out.
    """
    specs = preset.specs()
    order = {spec: position for position, spec in enumerate(specs)}
    found: dict[int, list[Copy]] = {}
    for image, rows in _stored(images, specs):
        mine = [row for row in rows if row[0] in order]
        # Where nothing is to be chosen from, nobody looks where the focus is.
        keys = _keys(specs, Focus.of(image)) if mine else {}
        copies = found[image.pk] = [
            Copy(spec, name, width, height, is_name=True)
            for spec, key, name, width, height in mine
            if keys[spec] == key
        ]
        copies.sort(key=lambda copy: order[copy.spec])
    return found


def focal_point_in(copy: Copy, image: CustomImage) -> tuple[float, float] | None:
    """Return where the focal point lies in ``copy``, as fractions of its width and height; None without one.

    A copy that was cropped has it elsewhere than the whole picture.
    """
    if image.focal_point_x is None or image.focal_point_y is None:
        return None
    point = Rect.from_point(image.focal_point_x, image.focal_point_y, 0, 0)
    if copy.spec:
        point = point.transform(_filter(copy.spec).get_transform(image))
    return min(max(point.x / copy.width, 0.0), 1.0), min(max(point.y / copy.height, 0.0), 1.0)


def distinct(copies: Iterable[Copy]) -> list[Copy]:
    """Return the copies, one of each width: a small picture's copies for larger screens are all the same."""
    return list({copy.width: copy for copy in copies}.values())


def srcset(copies: Iterable[Copy]) -> str:
    """Return the ``srcset`` attribute of HTML that offers ``copies``."""
    return ", ".join(f"{copy.url} {copy.width}w" for copy in copies)


def copies_of(specs: Iterable[str]) -> Subquery:
    """Return what to annotate pictures with as ``copies``, so that those in ``specs`` come with them."""
    rows = CustomRendition.objects.filter(image=OuterRef("pk"), filter_spec__in=list(specs)).order_by()
    return Subquery(rows.values("image").annotate(found=JSONList(JSONRow(*COLUMNS))).values("found"))


def _stored(
    images: Iterable[CustomImage], specs: tuple[str, ...]
) -> Iterator[tuple[CustomImage, list[Sequence[Any]]]]:
    """Yield each picture with ``COLUMNS`` of its copies, among them those in ``specs``, read yet or not."""
    wanted, unread = set(specs), dict[int, CustomImage]()
    for image in images:
        read = image.__dict__.get("copies") or []
        if any(each[0] in wanted for each in read):
            yield image, read
        else:
            unread[image.pk] = image
    if unread:
        rows = CustomRendition.objects.filter(image__in=unread, filter_spec__in=wanted)
        found: dict[int, list[Sequence[Any]]] = {pk: [] for pk in unread}
        # Plain values: a model's row costs several times as much, and there are a dozen for each picture.
        for pk, *columns in rows.values_list("image_id", *COLUMNS):
            found[pk].append(columns)
        yield from ((image, found[pk]) for pk, image in unread.items())


class Focus(NamedTuple):
    """The focal point and what lies round it, in pixels: all that the key of a copy depends on."""

    focal_point_x: int | None
    focal_point_y: int | None
    focal_point_width: int | None
    focal_point_height: int | None

    @classmethod
    def of(cls, image: CustomImage) -> "Focus":
        """Return the focus of ``image``."""
        return cls(
            image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height
        )


@lru_cache(maxsize=4096)
def _keys(specs: tuple[str, ...], focus: Focus) -> dict[str, str]:
    """Return the keys that Wagtail gives copies: most pictures have no focus, and all of those the same."""
    return {spec: _filter(spec).get_cache_key(focus) for spec in specs}


@cache
def _filter(spec: str) -> Filter:
    """Return the specification, read once: presets are a closed list."""
    return Filter(spec)


def url_of(name: str) -> str:
    """Return the address of a copy's file."""
    field: Any = CustomRendition._meta.get_field("file")
    storage: Storage = field.storage
    return storage.url(name)
