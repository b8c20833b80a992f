"""The check of a picture: from untrusted bytes to a ``CheckedPicture``, or a refusal."""

import struct
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from PIL import Image, ImageOps

from media.uploads.formats import FORMATS, Anatomy
from media.uploads.limits import check_pixels, check_size, max_picture_bytes
from media.uploads.refusals import Refused
from media.uploads.sniffing import is_markup, picture_format
from media.uploads.zip_structure import ends_as_archive

EXTENSIONS = {"avif": "avif", "gif": "gif", "jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp"}
THUMBNAIL_SIDE = 100
# A JPEG is decoded at the eighth of its size or the next larger: enough for a thumbnail.
_DRAFT_SIZE = (2 * THUMBNAIL_SIDE, 2 * THUMBNAIL_SIDE)
_MALFORMED = (struct.error, IndexError, ValueError)
_ORIENTATION_TAG = 0x0112


@dataclass(frozen=True, slots=True)
class CheckedPicture:
    """A picture that may be stored: clean bytes, size as displayed, and an RGBA thumbnail of it."""

    data: bytes
    format: str
    size: tuple[int, int]
    frames: int
    thumbnail: Image.Image


def check_picture(data: bytes, name: str) -> CheckedPicture:
    """Return the picture without private metadata and with its pixels untouched, or raise ``Refused``.

    The kind is told from the bytes, the pixels are counted before anything is decoded, and the
    whole of the first frame is decoded once, so that a picture cut short is not stored.
    """
    check_size(len(data), max_picture_bytes())
    kind = _sniff(data)
    _check_extension(name, kind)
    anatomy = _read(data, kind)
    check_pixels(anatomy.width, anatomy.height, anatomy.frames)
    orientation = _orientation(anatomy.exif)
    clean = FORMATS[kind].clean(data, anatomy, orientation)
    size, thumbnail = _decode(clean, kind, anatomy.frames)
    return CheckedPicture(clean, kind, size, anatomy.frames, thumbnail)


def scrub(data: bytes) -> bytes:
    """Return a picture that we encoded ourselves without any metadata but its colour profile.

    Its pixels must be upright already: the orientation goes too. Bytes of another kind than the
    accepted ones come back as they are.
    """
    kind = picture_format(data[:64])
    return FORMATS[kind].clean(data, _read(data, kind), 1) if kind else data


def _sniff(data: bytes) -> str:
    """Return the format of the bytes; refuse markup and everything unknown."""
    kind = picture_format(data[:64])
    if kind is None:
        if is_markup(data[:1024]):
            raise Refused("markup")
        raise Refused("not_a_picture", formats="AVIF, GIF, JPEG, PNG, WebP")
    return kind


def _check_extension(name: str, kind: str) -> None:
    """Refuse a name that promises another kind than the bytes are."""
    extension = PurePath(name).suffix.lower().removeprefix(".")
    if EXTENSIONS.get(extension) != kind:
        raise Refused("other_extension", extension=extension, kind=kind.upper())


def _read(data: bytes, kind: str) -> Anatomy:
    """Walk the file; whatever the walk stumbles over means that the file is damaged."""
    try:
        anatomy = FORMATS[kind].read(data)
    except _MALFORMED as error:
        if isinstance(error, Refused):
            raise
        raise Refused("damaged") from error
    if ends_as_archive(data):
        raise Refused("hidden_data")
    return anatomy


def _orientation(exif: bytes) -> int:
    """Return the orientation, 1 (upright) when EXIF is absent, unreadable or says something impossible."""
    if not exif:
        return 1
    reader = Image.Exif()
    try:
        reader.load(exif)
        value = reader.get(_ORIENTATION_TAG, 1)
    except Exception:  # noqa: BLE001  # malformed EXIF fails in many ways, none worth losing a picture for
        return 1
    return value if value in range(1, 9) else 1


def _decode(data: bytes, kind: str, frames: int) -> tuple[tuple[int, int], Image.Image]:
    """Return the size as displayed and an upright RGBA thumbnail; refuse what cannot be decoded."""
    try:
        with Image.open(BytesIO(data), formats=[kind.upper()]) as picture:
            check_pixels(*picture.size, frames)
            size = displayed_size(picture)
            picture.draft("RGB", _DRAFT_SIZE)
            picture.load()
            return size, _thumbnail(picture)
    except Refused:
        raise
    except Exception as error:  # decoders raise many kinds; each means the same to the editor
        raise Refused("damaged") from error


def displayed_size(picture: Image.Image) -> tuple[int, int]:
    """Return width and height of an opened picture after its EXIF orientation is applied."""
    width, height = picture.size
    sideways = picture.getexif().get(_ORIENTATION_TAG, 1) in range(5, 9)
    return (height, width) if sideways else (width, height)


def _thumbnail(picture: Image.Image) -> Image.Image:
    """Return ``picture`` itself, upright, in RGBA and shrunk to at most 100 by 100 pixels."""
    small = picture if picture.mode != "CMYK" else picture.convert("RGB")
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    return ImageOps.exif_transpose(small.convert("RGBA"))
