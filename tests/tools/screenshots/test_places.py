import re

from tools.screenshots.places import BASE_DIR, IMAGES

GUIDES = tuple(BASE_DIR / name for name in ("README.md", "docs/editors.md", "docs/partners.md"))
LARGEST = 120 * 1024
ALTOGETHER = 1_600 * 1024


def test_guides_show_every_picture_and_only_pictures_that_are_there() -> None:
    shown = {
        name for guide in GUIDES for name in re.findall(r"images/([\w-]+\.png)", guide.read_text("utf-8"))
    }

    assert shown == {path.name for path in IMAGES.iterdir()}


def test_pictures_are_light() -> None:
    sizes = {path.name: path.stat().st_size for path in IMAGES.iterdir()}

    assert ([name for name, size in sizes.items() if size > LARGEST], sum(sizes.values()) <= ALTOGETHER) == (
        [],
        True,
    )
