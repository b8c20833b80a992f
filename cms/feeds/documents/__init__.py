"""The documents that feeds are made of: texts that any frontend could send as they are."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
# Which parts each document is written with.
PARTS: dict[str, tuple[str, ...]] = {
    "programme": ("edition", "session"),
    "session": ("edition", "session"),
    "articles": (),
    "card_edition": (),
    "card_session": (),
    "map": ("map",),
    "map_articles": ("map",),
    "map_calls": ("map",),
    "map_people": (),
    "map_organisations": (),
    "map_themes": (),
    "map_editions": ("map",),
    "map_forums": ("map",),
    "map_sessions": ("map",),
}


@cache
def document(name: str) -> str:
    """Return the text of a document with its parts."""
    files = [FOLDER / f"{name}.graphql", *(FOLDER / "parts" / f"{each}.graphql" for each in PARTS[name])]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)
