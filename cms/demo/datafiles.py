"""Reads the demonstration's data files into one collection, in which records name each other by key. Pure.

The format is described beside the files, in ``data/README.md``; ``find_problems`` in ``datachecks``
tells whether they keep to it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

Record = dict[str, Any]

DATA_DIR = Path(__file__).parent / "data"
SOURCED, INVENTED = "sourced", "exampleland"


@dataclass
class DemoData:
    """All records by family, each family in the order of its files."""

    programme: Record
    sources: dict[str, str]
    navigation: Record
    images: list[Record] = field(default_factory=list)
    documents: list[Record] = field(default_factory=list)
    organisations: list[Record] = field(default_factory=list)
    people: list[Record] = field(default_factory=list)
    venues: list[Record] = field(default_factory=list)
    forums: list[Record] = field(default_factory=list)
    themes: list[Record] = field(default_factory=list)
    editions: list[Record] = field(default_factory=list)
    sessions: list[Record] = field(default_factory=list)
    articles: list[Record] = field(default_factory=list)
    pages: list[Record] = field(default_factory=list)
    contributions: list[Record] = field(default_factory=list)

    def families(self) -> dict[str, list[Record]]:
        """Return the lists of records by their names."""
        found = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: value for name, value in found.items() if isinstance(value, list)}

    def records(self) -> Iterator[Record]:
        """Yield every record that stands in a family, the programme's page first."""
        yield self.programme
        for family in self.families().values():
            yield from family


def read_demo_data(folder: Path = DATA_DIR) -> DemoData:
    """Return the content of all data files; raise ``OSError`` or ``ValueError`` for unreadable ones.

    What the files nest is also listed by itself, with a key back: the sessions of a sourced edition
    (``edition``) and the venues of an edition, whose own list is replaced by their keys.
    """
    data = DemoData(
        programme=_read(folder / "programme.json")["page"],
        sources=_read(folder / SOURCED / "sources.json")["sources"],
        navigation=_read(folder / INVENTED / "navigation.json"),
    )
    for path in sorted([*(folder / SOURCED).glob("*.json"), *(folder / INVENTED).glob("*.json")]):
        if path.name not in {"sources.json", "navigation.json"}:
            _add(data, path)
    return data


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _add(data: DemoData, path: Path) -> None:
    """Put the records of one file into their families."""
    content = _read(path)
    is_sourced = path.parent.name == SOURCED
    families = data.families()
    for name, value in content.items():
        records = [value] if isinstance(value, dict) else value
        family = "forums" if name == "forum" else name
        if family not in families:
            raise ValueError(f"{path.name} holds {name!r}, which is no family of records")
        for record in records:
            record["is_sourced"] = is_sourced
            if family == "editions":
                _hoist(data, record)
            families[family].append(record)


def _hoist(data: DemoData, edition: Record) -> None:
    """List an edition's nested sessions and venues by themselves."""
    for session in edition.pop("sessions", []):
        data.sessions.append({**session, "edition": edition["key"], "is_sourced": edition["is_sourced"]})
    venues = edition["venues"]
    nested = [venue for venue in venues if isinstance(venue, dict)]
    data.venues += [{**venue, "is_sourced": edition["is_sourced"]} for venue in nested]
    edition["venues"] = [venue["key"] if isinstance(venue, dict) else venue for venue in venues]
