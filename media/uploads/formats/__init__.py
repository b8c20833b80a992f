"""One module per picture format: ``read`` walks the bytes, ``clean`` writes them without private parts.

Nothing is decoded here: pictures keep every pixel as it was sent.
"""

from media.uploads.formats import avif, gif, jpeg, png, webp
from media.uploads.formats.anatomy import Anatomy, PictureFormat

FORMATS: dict[str, PictureFormat] = {
    "avif": avif,
    "gif": gif,
    "jpeg": jpeg,
    "png": png,
    "webp": webp,
}

__all__ = ["FORMATS", "Anatomy", "PictureFormat"]
