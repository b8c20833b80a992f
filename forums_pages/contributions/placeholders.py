"""The names in braces that a reply's template may hold. A closed list: nothing is ever run or looked up."""

import re
from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# In the order in which the form lists them.
PLACEHOLDERS: dict[str, Promise | str] = {
    "name": _("who sent the proposal"),
    "title": _("the title of the proposal"),
    "reference": _("the number on the receipt"),
    "call": _("the title of the call"),
    "edition": _("the name of the edition"),
    "forum": _("the name of the forum"),
    "session": _("the title of the session that was made of it"),
    "merged_into": _("the title of the proposal with which it goes on"),
    "results_on": _("the day on which the call announces results"),
    "team": _("your team, to sign with"),
}
_IN_BRACES = re.compile(r"\{([^{}]*)\}")


def unknown_in(*texts: str) -> list[str]:
    """Return what stands in braces and is no placeholder, each once, in order."""
    found = [name for text in texts for name in _IN_BRACES.findall(text)]
    return [f"{{{name}}}" for name in dict.fromkeys(found) if name not in PLACEHOLDERS]


def has_loose_brace(*texts: str) -> bool:
    """Return whether a brace stands alone: somebody meant a placeholder that nobody would fill."""
    return any(re.search(r"[{}]", _IN_BRACES.sub("", text)) for text in texts)


def unfilled_in(*texts: str) -> list[str]:
    """Return the placeholders that nothing was known for, each once, in order, as they stand there."""
    found = [name for text in texts for name in _IN_BRACES.findall(text)]
    return [f"{{{name}}}" for name in dict.fromkeys(found) if name in PLACEHOLDERS]


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return ``text`` with values in place of placeholders; one whose value is empty stays to be seen.

    What a value holds is never read again, whatever stands in it.
    """
    return _IN_BRACES.sub(lambda found: values.get(found[1]) or found[0], text)


def listed(names: Iterable[str] = PLACEHOLDERS) -> str:
    """Return placeholders as they are written, in one line."""
    return " ".join(f"{{{name}}}" for name in names)
