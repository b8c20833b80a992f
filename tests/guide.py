"""The snippets of the guides for developers elsewhere, for the tests that run them."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
GUIDE = DOCS / "frontends.md"
# What a reader fills in where an operation of the guide asks for it.
VARIABLES = {
    "path": "/en/",
    "token": "given by an editor",
    "input": {
        "call": "the id of a call",
        "idempotencyKey": "0a8e6b0e-0000-4000-8000-1b2c3d4e5f60",
        "submitter": {"name": "Ada Example", "email": "ada@example.org"},
        "consent": True,
        "title": "Loans for all",
        "abstract": "How small loans change a town.",
        "sessionKind": "WORKSHOP",
    },
}


def snippets(language: str, guide: Path = GUIDE) -> list[str]:
    """Return the fenced blocks in ``language``, in their order."""
    text = guide.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def languages() -> set[str]:
    """Return the languages in which the guide shows anything."""
    return set(re.findall(r"^```(\w+)$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE))
