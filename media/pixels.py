"""The pixels of one picture: decoded once and no larger than its copies need, cut and encoded many times."""

from __future__ import annotations  # Pillow's save parameters are only named for mypy

from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from PIL import Image, ImageCms

Box = tuple[float, float, float, float]
Size = tuple[int, int]

# Wagtail's qualities. AVIF at speed 8 takes a fifth of the time of Pillow's 6 for a tenth more bytes, and one
# thread keeps its memory to what one picture needs.
ENCODINGS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 61, "speed": 8, "max_threads": 1},
    "webp": {"quality": 80},
    "jpeg": {"quality": 76, "optimize": True, "progressive": True},
    "png": {"optimize": True},
}
WITH_TRANSPARENCY = {"avif", "webp", "png"}
# What puts a picture upright, by the value of EXIF's orientation.
TURNINGS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Pixels:
    """Upright pixels and how large they are in proportion to the original: 0.5 for half its width."""

    image: Image.Image
    scale: float

    @classmethod
    def read(cls, file: IO[bytes], scale: float) -> Pixels:
        """Return the first frame, decoded at ``scale`` or somewhat larger; raise ``OSError`` for no picture.

        A JPEG is never decoded at full size to be made small: at an eighth, twenty megapixels take one
        megabyte instead of eighty. Other formats are reduced as soon as they are decoded.
        """
        with Image.open(file) as picture:
            width = picture.width
            picture.draft(None, (round(picture.width * scale) or 1, round(picture.height * scale) or 1))
            picture.load()
            factor = int(picture.width / (width * scale))
            plain = _plain(picture)
            small = plain.reduce(factor) if factor > 1 else plain
            return cls(_upright(small, picture), small.width / width)

    def cut(self, box: Box, size: Size) -> Image.Image:
        """Return the part of the original within ``box`` (left, upper, right, lower), in ``size``."""
        left, upper, right, lower = (edge * self.scale for edge in box)
        within = (left, upper, min(right, self.image.width), min(lower, self.image.height))
        return self.image.resize(size, Image.Resampling.LANCZOS, box=within, reducing_gap=2.0)


def encode(picture: Image.Image, kind: str) -> bytes:
    """Return ``picture`` as a file of ``kind`` with nothing but pixels and their colour profile."""
    if picture.mode == "RGBA" and kind not in WITH_TRANSPARENCY:
        white = Image.new("RGBA", picture.size, "white")
        white.alpha_composite(picture)
        picture = white.convert("RGB")
    output, profile = BytesIO(), picture.info.get("icc_profile")
    extra = {"icc_profile": profile} if profile else {}
    picture.save(output, kind.upper(), **ENCODINGS[kind], **extra)
    return output.getvalue()


def _plain(picture: Image.Image) -> Image.Image:
    """Return ``picture`` in a mode that every format can hold and that averages well."""
    if picture.mode == "CMYK":
        return _printed(picture)
    if picture.mode in {"RGB", "L", "RGBA"} and "transparency" not in picture.info:
        return picture
    if picture.mode.startswith("I"):  # sixteen bits of grey, of which conversion would keep the wrong ones
        return picture.point(lambda grey: grey / 256).convert("L")
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _printed(picture: Image.Image) -> Image.Image:
    """Return a picture in the colours of print as a screen shows them, by its profile where it has one."""
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(picture.info["icc_profile"]))
        shown = ImageCms.profileToProfile(picture, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (KeyError, OSError, ImageCms.PyCMSError):
        shown = None
    return shown or picture.convert("RGB")


def _upright(small: Image.Image, original: Image.Image) -> Image.Image:
    """Return ``small`` turned as the original's EXIF says, with no metadata left but a fitting profile."""
    turning = TURNINGS.get(original.getexif().get(0x0112, 1))
    turned = small.transpose(turning) if turning is not None else small
    profile = original.info.get("icc_profile") if original.mode != "CMYK" else None
    turned.info = {"icc_profile": profile} if profile else {}
    return turned
