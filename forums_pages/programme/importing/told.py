"""What a file says, and what is here, as plain values; nothing in this module knows a table.

A value is a text, number, day, time, truth or tuple of these; words per language are ``dict``; other things
are named by ``Link``. What a file leaves open is not among its values: unknown is never written as 0 or "".
"""

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

# What something is recognised by: the kind of sign, and the sign.
Identity = tuple[str, str]
# Signs that two different things may share.
WEAK = frozenset({"name", "title"})

ORGANISATION, PERSON, THEME, ROOM = "organisation", "person", "theme", "room"
EDITION, SESSION = "edition", "session"
# Whatever is named by something else comes before it.
KINDS = (ORGANISATION, PERSON, THEME, EDITION, ROOM, SESSION)


@dataclass(frozen=True)
class Problem:
    """Why something cannot be taken over; ``code`` names a sentence of ``sentences``."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


class FileRefusedError(Exception):
    """The whole file cannot be read, and nothing of it was."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.problem = Problem(code, params)


@dataclass(frozen=True)
class Link:
    """Another thing: named by ``ids`` in a file; once planned, by its ``key`` here or the row it is in."""

    kind: str
    ids: tuple[Identity, ...] = ()
    key: int | None = None
    row: int | None = None
    label: str = field(default="", compare=False)


@dataclass(frozen=True)
class Part:
    """Who takes part in a session, as what; a ``role`` that the file does not tell is None."""

    person: Link
    role: str | None
    confirmed: bool = True


class Told(ABC):
    """What a file says less exactly than it is kept here."""

    @abstractmethod
    def over(self, here: Any) -> Any:
        """Return what ``here`` becomes by it: the very same where it says nothing else."""

    def linked(self, link: Callable[[Link], Link]) -> "Told":
        """Return the same with each link replaced."""
        return self


@dataclass(frozen=True)
class InWords(Told):
    """Words in some languages; those in others stay."""

    words: Mapping[str, str]

    def over(self, here: Any) -> dict[str, str]:
        """Return the words of all languages."""
        return {**(here or {}), **self.words}


@dataclass(frozen=True)
class OneAmong(Told):
    """A word that stands for several values here; ``value`` is taken where there is none of them."""

    value: Any
    same: frozenset[Any]

    def over(self, here: Any) -> Any:
        """Return what is here, if the word may mean it."""
        return here if here in self.same else self.value


@dataclass(frozen=True)
class AtLeast(Told):
    """The one of several that the format has room for."""

    value: Any

    def over(self, here: Any) -> Any:
        """Return all that are here, if it is one of them."""
        return here if self.value in (here or ()) else (self.value,)

    def linked(self, link: Callable[[Link], Link]) -> "AtLeast":
        """Return the same with its link replaced."""
        return replace(self, value=link(self.value)) if isinstance(self.value, Link) else self


@dataclass(frozen=True)
class Speakers(Told):
    """Those whom a public programme names. It says nothing of the unconfirmed and of interpreters."""

    parts: tuple[Part, ...]
    # What a role that the file tells may mean here.
    meanings: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def over(self, here: Any) -> tuple[Part, ...]:
        """Return who takes part: those named, in their order, then those of whom nothing is said."""
        waiting = list(here or ())
        named = [self._over_one(part, waiting) for part in self.parts]
        return (*named, *(each for each in waiting if _is_hidden(each)))

    def linked(self, link: Callable[[Link], Link]) -> "Speakers":
        """Return the same with each person replaced."""
        return replace(self, parts=tuple(replace(each, person=link(each.person)) for each in self.parts))

    def _over_one(self, part: Part, waiting: list[Part]) -> Part:
        found = next((each for each in waiting if each.person == part.person and not _is_hidden(each)), None)
        if found is None:
            return replace(part, role=part.role or "speaker")
        waiting.remove(found)
        told = part.role or found.role or "speaker"
        is_same = part.role is None or found.role in self.meanings.get(told, frozenset({told}))
        return found if is_same else replace(found, role=told)


def _is_hidden(part: Part) -> bool:
    return not part.confirmed or part.role == "interpreter"


@dataclass(frozen=True)
class Row:
    """One thing that a file tells of.

    ``ids`` begin with the surest sign. ``first`` are values that count only where the thing is new here,
    since the file merely hints at them. An ``is_implied`` row exists only because another one names it.
    """

    kind: str
    line: int | None
    label: str
    ids: tuple[Identity, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    first: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    is_implied: bool = False


@dataclass(frozen=True)
class Known:
    """A thing that is here. ``obstacle`` tells why this person may not change it, if so."""

    kind: str
    key: int
    label: str
    ids: frozenset[Identity]
    values: Mapping[str, Any] = field(default_factory=dict)
    obstacle: Problem | None = None


def folded(text: str) -> str:
    """Return a name as it is compared: whatever its case, accents of composition, spaces and dots."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[\s.,;:’'ʼ`-]+", " ", plain).split())
