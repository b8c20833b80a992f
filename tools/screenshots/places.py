"""Where the screenshots and what they are taken of are kept."""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parents[2]
IMAGES = BASE_DIR / "docs" / "images"
STAGE = BASE_DIR / "var" / "screenshots"
DATABASE = STAGE / "db.sqlite3"
MEDIA = STAGE / "media"
