from io import BytesIO
from pathlib import Path

from PIL import Image

from tools.screenshots.pictures import WIDTH, keep, side_by_side


def png(colour: str, size: tuple[int, int] = (1280, 820)) -> bytes:
    """Return a plain picture as a browser would hand it over."""
    file = BytesIO()
    Image.new("RGBA", size, colour).save(file, "PNG")
    return file.getvalue()


def test_kept_pictures_have_a_palette_and_their_size(tmp_path: Path) -> None:
    keep(png("#2e1f5e"), tmp_path / "images" / "form.png")

    with Image.open(tmp_path / "images" / "form.png") as kept:
        assert (kept.format, kept.mode, kept.size) == ("PNG", "P", (1280, 820))
        assert kept.convert("RGB").getpixel((5, 5)) == (0x2E, 0x1F, 0x5E)


def test_two_pictures_stand_side_by_side_in_the_width_of_one(tmp_path: Path) -> None:
    side_by_side(png("#c81e1e"), png("#0f5a6e"), tmp_path / "both.png")

    with Image.open(tmp_path / "both.png") as both:
        middle = both.height // 2
        pixels = [both.convert("RGB").getpixel((WIDTH * quarter // 4, middle)) for quarter in (1, 3)]
        assert (both.width, pixels) == (WIDTH, [(0xC8, 0x1E, 0x1E), (0x0F, 0x5A, 0x6E)])
