"""Small PNG files, and two pictures made one."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

COLOURS = 256
MARGIN = 24
BACKGROUND = "#e9eef2"
EDGE = "#b8c4cc"
WIDTH = 1280


def keep(png: bytes, target: Path) -> None:
    """Write the picture with a palette of its own, which is a third of the size and looks the same."""
    with Image.open(BytesIO(png)) as picture:
        _write(picture.convert("RGB"), target)


def side_by_side(left: bytes, right: bytes, target: Path) -> None:
    """Write two pictures of equal size beside one another, each in a frame."""
    frames = [Image.open(BytesIO(png)).convert("RGB") for png in (left, right)]
    width = (WIDTH - 3 * MARGIN) // 2
    height = round(frames[0].height * width / frames[0].width)
    sheet = Image.new("RGB", (WIDTH, height + 2 * MARGIN), BACKGROUND)
    draw = ImageDraw.Draw(sheet)
    for number, frame in enumerate(frames):
        x = MARGIN + number * (width + MARGIN)
        sheet.paste(frame.resize((width, height), Image.Resampling.LANCZOS), (x, MARGIN))
        draw.rectangle((x - 1, MARGIN - 1, x + width, MARGIN + height), outline=EDGE)
    _write(sheet, target)


def _write(picture: Image.Image, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    few = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(target, optimize=True)
