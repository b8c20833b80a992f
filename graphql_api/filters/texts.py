"""What a database accepts as a text."""

MAX_TEXT = 255


def is_storable(text: str) -> bool:
    """Return whether a column may hold ``text``: databases refuse NUL, and no name of ours is that long."""
    return len(text) <= MAX_TEXT and "\0" not in text
