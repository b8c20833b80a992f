"""What of a choice may be shown: neither what was deleted since nor what is a draft."""

from collections.abc import Iterable
from typing import Any


def only_live(chosen: Iterable[Any] | None) -> list[Any]:
    """Return what was chosen, in order, without what was deleted since or is not published."""
    return [item for item in chosen or () if is_live(item)]


def is_live(chosen: Any) -> bool:
    """Whether something was chosen that still exists and, if it can be a draft, is published."""
    return chosen is not None and bool(getattr(chosen, "live", True))
