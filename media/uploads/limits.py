"""The limits of an upload, each a setting with a default, read when they are needed."""

from django.conf import settings
from django.template.defaultfilters import filesizeformat

from media.uploads.refusals import Refused

MEGABYTE = 1024 * 1024


def max_picture_bytes() -> int:
    """Return the largest picture file accepted, in bytes."""
    return int(getattr(settings, "WAGTAILIMAGES_MAX_UPLOAD_SIZE", 20 * MEGABYTE))


def max_document_bytes() -> int:
    """Return the largest document file accepted, in bytes."""
    return int(getattr(settings, "DOCUMENT_MAX_UPLOAD_SIZE", 50 * MEGABYTE))


def max_pixels() -> int:
    """Return how many pixels a picture may have in all its frames together."""
    return int(getattr(settings, "WAGTAILIMAGES_MAX_IMAGE_PIXELS", 50_000_000))


def max_frames() -> int:
    """Return how many frames an animation may have."""
    return int(getattr(settings, "IMAGE_MAX_FRAMES", 300))


def max_unpacked_bytes() -> int:
    """Return how many bytes an archive or office document may unpack to."""
    return int(getattr(settings, "DOCUMENT_MAX_UNPACKED_SIZE", 300 * MEGABYTE))


def max_archive_entries() -> int:
    """Return how many files an archive or office document may hold."""
    return int(getattr(settings, "DOCUMENT_MAX_ARCHIVE_ENTRIES", 5_000))


def max_archive_ratio() -> int:
    """Return how many times its own size an archive above ten megabytes may unpack to."""
    return int(getattr(settings, "DOCUMENT_MAX_ARCHIVE_RATIO", 100))


def check_size(size: int, limit: int) -> None:
    """Refuse an empty file and one above ``limit`` bytes."""
    if size == 0:
        raise Refused("empty")
    if size > limit:
        raise Refused("too_big", size=filesizeformat(size), limit=filesizeformat(limit))


def check_pixels(width: int, height: int, frames: int) -> None:
    """Refuse a picture without extent, with too many pixels, or with too many frames."""
    if width < 1 or height < 1 or frames < 1:
        raise Refused("damaged")
    if frames > max_frames():
        raise Refused("too_many_frames", frames=frames, limit=max_frames())
    if width * height * frames > max_pixels():
        million = max_pixels() // 1_000_000
        raise Refused("too_many_pixels", width=width, height=height, limit=million)
