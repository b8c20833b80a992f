"""AVIF (ISO/IEC 23008-12 with AV1): boxes; EXIF and XMP are items of the ``meta`` box.

Offsets in the file are absolute, so private items are blanked where they lie instead of being cut
out. The orientation of an AVIF is a property of the picture, not of EXIF, and so stays by itself.
"""

from collections.abc import Iterator

from media.uploads.formats.anatomy import PADDING, Anatomy, join
from media.uploads.refusals import Refused

Box = tuple[bytes, int, int]
_TOP_LEVEL = {b"ftyp", b"meta", b"mdat", b"free", b"skip"}
_EMPTY_EXIF = b"\x00\x00\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00"


def _boxes(data: bytes, position: int, end: int) -> Iterator[Box]:
    """Yield (type, start of body, end) of the boxes between two positions."""
    while position < end:
        size, kind, body = int.from_bytes(data[position : position + 4], "big"), b"", position + 8
        kind = data[position + 4 : body]
        if size == 1:
            size, body = int.from_bytes(data[body : body + 8], "big"), body + 8
        box_end = end if size == 0 else position + size
        if box_end < body or box_end > end:
            raise Refused("damaged")
        yield kind, body, box_end
        position = box_end


def _only(data: bytes, kind: bytes, start: int, end: int) -> tuple[int, int] | None:
    """Return the body of the first box of ``kind``, or None."""
    return next(((body, stop) for name, body, stop in _boxes(data, start, end) if name == kind), None)


def read(data: bytes) -> Anatomy:
    """Return the anatomy; its ``blanked`` ranges are the private items and the free space."""
    length = len(data.rstrip(PADDING)) if not _fits(data) else len(data)
    boxes = list(_top_level(data, length))
    meta = next(((body + 4, end) for kind, body, end in boxes if kind == b"meta"), None)
    if meta is None:
        raise Refused("damaged")
    width, height = _largest_size(data, *meta)
    blanked = [(body, end) for kind, body, end in boxes if kind in {b"free", b"skip"}]
    blanked += _private_extents(data, *meta)
    return Anatomy(width, height, 1, ((0, length),), blanked=tuple(blanked))


def _fits(data: bytes) -> bool:
    """Whether the boxes fill the file exactly."""
    try:
        return bool(list(_boxes(data, 0, len(data))))
    except Refused:
        return False


def _top_level(data: bytes, length: int) -> Iterator[Box]:
    """Yield the top-level boxes; one that a still picture does not need is refused."""
    for kind, body, end in _boxes(data, 0, length):
        if kind in {b"moov", b"moof"}:
            raise Refused("animated_avif")
        if kind not in _TOP_LEVEL:
            raise Refused("hidden_data")
        yield kind, body, end


def _largest_size(data: bytes, start: int, end: int) -> tuple[int, int]:
    """Return the largest extent among the pictures of the file (the whole is larger than its tiles)."""
    properties = _only(data, b"iprp", start, end)
    container = properties and _only(data, b"ipco", *properties)
    sizes = [
        (int.from_bytes(data[body + 4 : body + 8], "big"), int.from_bytes(data[body + 8 : body + 12], "big"))
        for kind, body, _stop in (_boxes(data, *container) if container else ())
        if kind == b"ispe"
    ]
    return max(sizes, key=lambda size: size[0] * size[1], default=(0, 0))


def _private_items(data: bytes, start: int, end: int) -> set[int]:
    """Return the identifiers of the items that hold EXIF or XMP."""
    info = _only(data, b"iinf", start, end)
    if info is None:
        return set()
    first = info[0] + (6 if data[info[0]] == 0 else 8)
    found = set()
    for _kind, body, _stop in _boxes(data, first, info[1]):
        wide = 4 if data[body] >= 3 else 2
        kind_at = body + 4 + wide + 2
        if data[kind_at : kind_at + 4] in {b"Exif", b"mime", b"uri "}:
            found.add(int.from_bytes(data[body + 4 : body + 4 + wide], "big"))
    return found


class _Reader:
    """Reads numbers one after the other, never beyond ``end``: a false count cannot keep us busy."""

    def __init__(self, data: bytes, position: int, end: int) -> None:
        self.data, self.position, self.end = data, position, end

    def number(self, width: int) -> int:
        """Return the next big-endian number of ``width`` bytes."""
        self.position += width
        if self.position > self.end:
            raise Refused("damaged")
        return int.from_bytes(self.data[self.position - width : self.position], "big")


def _private_extents(data: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """Return the byte ranges of the private items (item location box, ISO/IEC 14496-12, 8.11.3)."""
    private, location = _private_items(data, start, end), _only(data, b"iloc", start, end)
    if not private or location is None:
        return []
    inside = _only(data, b"idat", start, end)
    reader = _Reader(data, *location)
    version, _flags, sizes, base_sizes = (reader.number(n) for n in (1, 3, 1, 1))
    wide = 4 if version == 2 else 2
    extents: list[tuple[int, int]] = []
    for _item in range(reader.number(wide)):
        item = reader.number(wide)
        method = reader.number(2) & 15 if version else 0
        reader.number(2)
        base = reader.number(base_sizes >> 4) + (inside[0] if method == 1 and inside else 0)
        for _extent in range(reader.number(2)):
            reader.number(base_sizes & 15 if version else 0)
            offset, length = base + reader.number(sizes >> 4), reader.number(sizes & 15)
            if offset + length > len(data):
                raise Refused("damaged")
            if item in private:
                extents.append((offset, offset + length))
    return extents


def clean(data: bytes, anatomy: Anatomy, orientation: int) -> bytes:
    """Return a file of the same length whose private ranges say nothing."""
    del orientation
    result = bytearray(join(data, anatomy.kept))
    for start, end in anatomy.blanked:
        length = end - start
        result[start:end] = _EMPTY_EXIF[:length].ljust(length, b"\x00")
    return bytes(result)
