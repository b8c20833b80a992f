"""WebP (RFC 9649): chunks of a RIFF container."""

from media.uploads.formats.anatomy import Anatomy, join, orientation_exif, refuse_trailing
from media.uploads.refusals import Refused

_HEADER = 12
_PUBLIC = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04


def _size(kind: bytes, body: bytes) -> tuple[int, int]:
    """Return width and height as the first picture chunk tells them."""
    if kind == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = int.from_bytes(body[6:8], "little"), int.from_bytes(body[8:10], "little")
    return width & 0x3FFF, height & 0x3FFF


def read(data: bytes) -> Anatomy:
    """Return the anatomy; a container cut short or followed by data is refused."""
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise Refused("damaged")
    position, frames, exif, kept = _HEADER, 0, b"", []
    size: tuple[int, int] | None = None
    while position < end:
        kind, body = data[position : position + 4], position + 8
        length = int.from_bytes(data[position + 4 : body], "little")
        after = body + length + length % 2
        if body > end or body + length > end:
            raise Refused("damaged")
        if size is None and kind in {b"VP8 ", b"VP8L", b"VP8X"}:
            size = _size(kind, data[body : body + 10])
        frames += kind == b"ANMF"
        exif = data[body : body + length] if kind == b"EXIF" else exif
        if kind in _PUBLIC:
            kept.append((position, after))
        position = after
    refuse_trailing(data, max(position, end))
    width, height = size or (0, 0)
    return Anatomy(width, height, max(frames, 1), tuple(kept), exif.removeprefix(b"Exif\x00\x00"))


def clean(data: bytes, anatomy: Anatomy, orientation: int) -> bytes:
    """Return the picture with its pixels untouched; only an extended file can hold an orientation."""
    body = bytearray(join(data, anatomy.kept))
    if len(body) % 2:
        body.append(0)
    if body.startswith(b"VP8X"):
        body[8] &= ~(_EXIF_FLAG | _XMP_FLAG)
        if orientation != 1:
            body[8] |= _EXIF_FLAG
            block = orientation_exif(orientation)
            body += b"EXIF" + len(block).to_bytes(4, "little") + block
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + bytes(body)
