"""How a frame looks: what its address says of colours."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from cms.embeds.colours import Accent, accent_of

SCHEMES = ("light", "dark")


class UnknownLookError(ValueError):
    """An address asks for a look that there is not; the message says what to write."""


@dataclass(frozen=True)
class Look:
    """The colours of a frame; ``scheme`` is empty where the reader's own choice counts."""

    accent: Accent | None = None
    scheme: str = ""
    wanted: str = ""

    @property
    def query(self) -> str:
        """What an address ends with that asks for this look."""
        asked = {"accent": self.wanted, "scheme": self.scheme}
        return "?" + urlencode({name: value for name, value in asked.items() if value})

    @property
    def beginning(self) -> str:
        """What an address begins with that asks for this look and for something more."""
        return self.query if self.query == "?" else f"{self.query}&"

    @property
    def style(self) -> str:
        """The declarations that ``frame.css`` reads; made of checked colours only."""
        if self.accent is None:
            return ""
        one = self.accent
        return (
            f"--light-accent: {one.light}; --light-on-accent: {one.on_light};"
            f" --dark-accent: {one.dark}; --dark-on-accent: {one.on_dark}"
        )


def look_in(parameters: Mapping[str, str]) -> Look:
    """Return the look that an address asks for.

    Raises:
        UnknownLookError: it names no colour, or no scheme.
    """
    scheme, wanted = parameters.get("scheme", ""), parameters.get("accent", "")
    if scheme and scheme not in SCHEMES:
        raise UnknownLookError(
            _("“scheme” is “light” or “dark”; without it, the reader's own choice counts.")
        )
    try:
        return Look(accent_of(wanted) if wanted else None, scheme, wanted.removeprefix("#"))
    except ValueError:
        raise UnknownLookError(_("“accent” is a colour of six hexadecimal digits, such as 0b4f6c.")) from None
