"""PNG and APNG (W3C Portable Network Graphics, third edition): chunks with their checksums."""

import zlib

from media.uploads.formats.anatomy import Anatomy, join, orientation_exif, refuse_trailing
from media.uploads.refusals import Refused

_SIGNATURE_LENGTH = 8
# What pixels and colours need. Text, time, EXIF and private chunks are not kept.
_PUBLIC = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
    b"pHYs", b"bKGD", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip


def read(data: bytes) -> Anatomy:
    """Return the anatomy; a wrong checksum, a missing end or trailing data is refused."""
    position, kind, frames, exif = _SIGNATURE_LENGTH, b"", 1, b""
    width = height = 0
    kept = [(0, _SIGNATURE_LENGTH)]
    while kind != b"IEND":
        body = position + 8
        end = body + int.from_bytes(data[position : position + 4], "big") + 4
        kind = data[position + 4 : body]
        _check_chunk(data, position, end, first=position == _SIGNATURE_LENGTH)
        if kind == b"IHDR":
            width, height = (int.from_bytes(data[body + i : body + i + 4], "big") for i in (0, 4))
        elif kind == b"acTL":
            frames = int.from_bytes(data[body : body + 4], "big")
        elif kind == b"eXIf":
            exif = data[body : end - 4]
        if kind in _PUBLIC:
            kept.append((position, end))
        position = end
    refuse_trailing(data, position)
    return Anatomy(width, height, max(frames, 1), tuple(kept), exif)


def _check_chunk(data: bytes, start: int, end: int, *, first: bool) -> None:
    """Refuse a chunk that is cut short, fails its checksum, or should have been the header."""
    if end > len(data) or (data[start + 4 : start + 8] == b"IHDR") != first:
        raise Refused("damaged")
    if zlib.crc32(data[start + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
        raise Refused("damaged")


def clean(data: bytes, anatomy: Anatomy, orientation: int) -> bytes:
    """Return the picture with its pixels untouched; the orientation follows the header."""
    if orientation == 1:
        return join(data, anatomy.kept)
    body = b"eXIf" + orientation_exif(orientation)
    chunk = (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    return join(data, anatomy.kept[:2]) + chunk + join(data, anatomy.kept[2:])
