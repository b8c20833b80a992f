"""What is here as cells of a table: what the import reads from them is the same again."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from forums_pages.enums import FigureQualifier
from forums_pages.programme.importing.told import Link, Part
from forums_pages.programme.importing.values import Dates

# What no spreadsheet can hold.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
EXACTNESS = {FigureQualifier.MORE_THAN: "> ", FigureQualifier.ABOUT: "~ "}


@dataclass(frozen=True)
class Names:
    """How others are named in a cell: by their name, and by their guid where that is not enough."""

    guids: Mapping[tuple[str, int], str]
    shared: frozenset[tuple[str, str]]

    @classmethod
    def among(cls, told: Iterable[tuple[str, int, str, str]]) -> "Names":
        """Return the names of things: their kind, key, name and guid."""
        rows = list(told)
        times = Counter((kind, name.casefold()) for kind, _key, name, _guid in rows)
        shared = frozenset(each for each, count in times.items() if count > 1)
        return cls({(kind, key): guid for kind, key, _name, guid in rows}, shared)

    def of(self, link: Link) -> str:
        """Return what a cell calls it."""
        guid = self.guids.get((link.kind, link.key or 0), "")
        if ";" in link.label or "\n" in link.label or not link.label:
            return f"[{guid}]"
        is_shared = (link.kind, link.label.casefold()) in self.shared
        return f"{link.label} [{guid}]" if is_shared else link.label


def cell(value: Any, names: Names) -> str:
    """Return the text of a cell; empty for what is not known."""
    if value is None or value in ("", (), {}) or isinstance(value, bool):
        return {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else ""
    if isinstance(value, Link):
        return names.of(value)
    if isinstance(value, Part):
        return _part(value, names)
    if isinstance(value, tuple):
        return "; ".join(cell(each, names) for each in value)
    return f"{value:%H:%M}" if isinstance(value, time) else UNWRITABLE.sub("", str(value))


def _part(part: Part, names: Names) -> str:
    name = names.of(part.person)
    # A name that ends in brackets would be taken for a role.
    tells_role = part.role not in (None, "speaker") or name.endswith(")")
    words = [str(part.role or "speaker")] if tells_role else []
    words += [] if part.confirmed else ["unconfirmed"]
    return f"{name} ({', '.join(words)})" if words else name


def day_cells(dates: Dates | None) -> dict[str, str]:
    """Return the first and last day as far as they are known."""
    if dates is None:
        return {}
    length = {"year": 4, "month": 7}.get(dates.precision, 10)
    end = dates.end.isoformat()[:length] if dates.end is not None else ""
    return {"start": dates.start.isoformat()[:length], "end": end}


def figure_cells(figures: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    """Return the key figures by what they count."""
    return {kind: f"{EXACTNESS.get(FigureQualifier(exact), '')}{number}" for kind, exact, number in figures}
