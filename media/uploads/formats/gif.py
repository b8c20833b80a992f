"""GIF (version 89a): blocks up to the trailer. Comments and application data are not kept.

GIF has no EXIF; programs put XMP and comments into extension blocks, which go. The loop count stays.
"""

from media.uploads.formats.anatomy import Anatomy, join, refuse_trailing
from media.uploads.refusals import Refused

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_GRAPHIC_CONTROL, _APPLICATION = 0xF9, 0xFF
_PUBLIC_APPLICATIONS = {b"NETSCAPE2.0", b"ANIMEXTS1.0"}


def _table_size(flags: int) -> int:
    """Return the bytes of the colour table that ``flags`` announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_sub_blocks(data: bytes, position: int) -> int:
    """Return the position after a chain of sub-blocks and its terminator."""
    while data[position]:
        position += data[position] + 1
    return position + 1


def read(data: bytes) -> Anatomy:
    """Return the anatomy; a missing trailer or trailing data is refused."""
    width, height = (int.from_bytes(data[i : i + 2], "little") for i in (6, 8))
    position = 13 + _table_size(data[10])
    kept, frames = [(0, position)], 0
    while data[position] != _TRAILER:
        start, block = position, data[position]
        if block == _IMAGE:
            frames += 1
            position = _after_sub_blocks(data, position + 11 + _table_size(data[position + 9]))
        elif block == _EXTENSION:
            position = _after_sub_blocks(data, position + 2)
        else:
            raise Refused("damaged")
        if block == _IMAGE or _is_public(data, start):
            kept.append((start, position))
    kept.append((position, position + 1))
    refuse_trailing(data, position + 1)
    return Anatomy(width, height, frames, tuple(kept))


def _is_public(data: bytes, start: int) -> bool:
    """Whether the extension at ``start`` is about timing or looping."""
    label = data[start + 1]
    application = data[start + 3 : start + 14]
    return label == _GRAPHIC_CONTROL or (label == _APPLICATION and application in _PUBLIC_APPLICATIONS)


def clean(data: bytes, anatomy: Anatomy, orientation: int) -> bytes:
    """Return the frames untouched; GIF knows no orientation."""
    del orientation
    return join(data, anatomy.kept)
