"""Reads a server's settings from its environment, and tells all that is missing or wrong at once."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured

REQUIRED: Final = object()
YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}


class Environment:
    """Variables by name. What is wrong is collected; ``finish`` raises it.

    A variable that is empty counts as not set, as Compose files write it. Any may be given as a file whose
    path ``NAME_FILE`` holds instead, as secrets are in containers. No value is ever repeated in an error:
    it may be a secret.
    """

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self.problems: list[str] = []
        # In the order in which they were asked for; documentation and examples are compared with it.
        self.names: list[str] = []

    def read(self, name: str, convert: Callable[[str], Any], default: Any = REQUIRED) -> Any:
        """Return ``name`` as ``convert`` makes it, or ``default``; None where there is a problem.

        ``convert`` raises ValueError with a sentence that tells what to write.
        """
        self.names.append(name)
        try:
            text = self._text(name)
            if text:
                return convert(text)
        except (ValueError, OSError) as error:
            self.problems.append(f"{name}: {error.strerror if isinstance(error, OSError) else error}")
            return None
        if default is REQUIRED:
            self.problems.append(f"{name} is missing.")
            return None
        return default

    def text(self, name: str, default: Any = REQUIRED) -> Any:
        """Return a text as it is."""
        return self.read(name, str, default)

    def words(self, name: str, default: Any = REQUIRED) -> Any:
        """Return a list that is written with commas."""
        return self.read(name, split, default)

    def number(self, name: str, default: int) -> Any:
        """Return a whole number from 0 on."""
        return self.read(name, whole_number, default)

    def flag(self, name: str, *, default: bool) -> Any:
        """Return whether something is wanted."""
        return self.read(name, yes_or_no, default)

    def finish(self) -> None:
        """Raise ImproperlyConfigured with every problem, if there is one."""
        if self.problems:
            listed = "\n".join(f"- {problem}" for problem in self.problems)
            raise ImproperlyConfigured(f"The environment is not complete (see docs/operations.md):\n{listed}")

    def _text(self, name: str) -> str:
        path = self.variables.get(f"{name}_FILE")
        if path:
            return Path(path).read_text(encoding="utf-8").strip()
        return self.variables.get(name, "").strip()


def split(text: str) -> list[str]:
    """Return the words between commas."""
    return [word.strip() for word in text.split(",") if word.strip()]


def whole_number(text: str) -> int:
    """Return a whole number from 0 on."""
    if not text.isdecimal():
        raise ValueError("write a whole number, 0 or more.")
    return int(text)


def yes_or_no(text: str) -> bool:
    """Return whether the word means yes."""
    if text.lower() not in YES | NO:
        raise ValueError("write true or false.")
    return text.lower() in YES
