"""What a walk through a picture file finds."""

from dataclasses import dataclass
from typing import Protocol

from media.uploads.refusals import Refused

PADDING = b" \t\r\n\x00"


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The header's numbers, the byte ranges to keep or to blank, and the raw EXIF block if there is one."""

    width: int
    height: int
    frames: int
    kept: tuple[tuple[int, int], ...]
    exif: bytes = b""
    blanked: tuple[tuple[int, int], ...] = ()


class PictureFormat(Protocol):
    """The two functions that each format module offers."""

    def read(self, data: bytes) -> Anatomy:
        """Walk the whole file; raise ``Refused``, or a plain decoding error when it is malformed."""

    def clean(self, data: bytes, anatomy: Anatomy, orientation: int) -> bytes:
        """Return the same picture without private metadata, with ``orientation`` (1 to 8) kept."""


def join(data: bytes, kept: tuple[tuple[int, int], ...]) -> bytes:
    """Return the kept ranges of ``data`` in order."""
    return b"".join(data[start:end] for start, end in kept)


def refuse_trailing(data: bytes, end: int) -> None:
    """Refuse a file that goes on after ``end`` with anything but padding."""
    if data[end:].strip(PADDING):
        raise Refused("hidden_data")


def orientation_exif(orientation: int) -> bytes:
    """Return the smallest TIFF block (EXIF 2.32) that says nothing but the orientation."""
    return (
        b"MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"
        + bytes([orientation])
        + b"\x00\x00\x00\x00\x00\x00"
    )
