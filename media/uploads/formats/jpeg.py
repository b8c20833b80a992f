"""JPEG (ITU T.81): segments up to the end-of-image marker.

Kept: what decoding needs, the JFIF header, the ICC profile and Adobe's colour marker. Dropped: EXIF,
XMP, IPTC, comments, vendor segments, and the further pictures that phones append (depth maps).
"""

import re
from collections.abc import Iterator

from media.uploads.formats.anatomy import PADDING, Anatomy, join, orientation_exif
from media.uploads.refusals import Refused

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_AFTER_SCAN = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")
_PUBLIC_APPLICATION = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}


def _segments(data: bytes, start: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield (marker, start, body, end) of each segment, the end-of-image marker last."""
    if data[start : start + 2] != b"\xff\xd8":
        raise Refused("damaged")
    yield _START, start, start + 2, start + 2
    position = start + 2
    while True:
        marker, body = _marker(data, position)
        if marker == _END:
            yield marker, position, body, body
            return
        end = _segment_end(data, marker, body)
        yield marker, position, body + 2, end
        position = end


def _marker(data: bytes, position: int) -> tuple[int, int]:
    """Return the marker at ``position`` and where its segment's length begins."""
    if data[position] != 0xFF:
        raise Refused("damaged")
    while data[position] == 0xFF:
        position += 1
    return data[position], position + 1


def _segment_end(data: bytes, marker: int, body: int) -> int:
    """Return where a segment ends; a scan goes on to the next marker that is not part of its data."""
    end = body + int.from_bytes(data[body : body + 2], "big")
    if end < body + 2 or end > len(data):
        raise Refused("damaged")
    if marker != _SCAN:
        return end
    after = _AFTER_SCAN.search(data, end)
    if after is None:
        raise Refused("damaged")
    return after.start()


def _is_public(marker: int, body: bytes) -> bool:
    """Whether a segment may be kept in a picture that everybody can download."""
    if 0xE0 <= marker <= 0xEF:
        wanted = _PUBLIC_APPLICATION.get(marker)
        return wanted is not None and body.startswith(wanted)
    return marker != 0xFE


def read(data: bytes) -> Anatomy:
    """Return the anatomy; pictures that phones append are passed over, any other trailing data refused."""
    width = height = 0
    exif, kept, announces_more, end = b"", [], False, 0
    for marker, start, body, end in _segments(data, 0):
        head = data[body : min(end, body + 16)]
        if marker in _FRAMES:
            height, width = int.from_bytes(head[1:3], "big"), int.from_bytes(head[3:5], "big")
        if marker == 0xE1 and head.startswith(b"Exif\x00\x00"):
            exif = exif or data[body + 6 : end]
        announces_more = announces_more or (marker == 0xE2 and head.startswith(b"MPF\x00"))
        if _is_public(marker, head):
            kept.append((start, end))
    _check_rest(data, end, announces_more=announces_more)
    return Anatomy(width, height, 1, tuple(kept), exif)


def _check_rest(data: bytes, end: int, *, announces_more: bool) -> None:
    """Accept after ``end`` padding, and whole JPEGs when the first one announced them (CIPA DC-007)."""
    while data[end:].strip(PADDING):
        if not announces_more or data[end : end + 3] != b"\xff\xd8\xff":
            raise Refused("hidden_data")
        *_, last = _segments(data, end)
        end = last[3]


def clean(data: bytes, anatomy: Anatomy, orientation: int) -> bytes:
    """Return the picture with its pixels untouched; the orientation follows the JFIF header."""
    if orientation == 1:
        return join(data, anatomy.kept)
    block = b"Exif\x00\x00" + orientation_exif(orientation)
    segment = b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block
    first, second = anatomy.kept[0], anatomy.kept[1:2]
    jfif = second if second and data[second[0][0] : second[0][1]].startswith(b"\xff\xe0") else ()
    rest = anatomy.kept[1 + len(jfif) :]
    return join(data, (first, *jfif)) + segment + join(data, rest)
