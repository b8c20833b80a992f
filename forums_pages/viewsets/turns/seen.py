"""What somebody was shown before they confirmed: it travels with the form, signed, and is compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from django.core import signing

from forums_pages.viewsets.turns.lines import Line

SALT = "forums_pages.turns"


@dataclass(frozen=True)
class Seen:
    """The versions that a page was made of, and the lines on it."""

    versions: Mapping[str, str] = field(default_factory=dict)
    lines: frozenset[str] = frozenset()

    @classmethod
    def of(cls, versions: Mapping[str, str], lines: Iterable[Line]) -> "Seen":
        """Return what a page with ``lines`` shows."""
        return cls(versions, frozenset(map(_key, lines)))

    @classmethod
    def read(cls, text: str) -> "Seen | None":
        """Return what was signed; None if nobody here signed it."""
        try:
            versions, lines = signing.loads(text, salt=SALT)
        except signing.BadSignature:
            return None
        return cls(versions, frozenset(lines))

    def signed(self) -> str:
        """Return it as a hidden field holds it."""
        return signing.dumps([dict(self.versions), sorted(self.lines)], salt=SALT, compress=True)

    def has(self, line: Line) -> bool:
        """Return whether the line was shown."""
        return _key(line) in self.lines


def _key(line: Line) -> str:
    return blake2b(line.key.encode(), digest_size=9).hexdigest()
