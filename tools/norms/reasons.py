"""Exceptions that give their reason, so that the next person knows when to drop them."""

import ast
import re
from collections.abc import Iterator

from tools.norms.repository import Files, Finding, python_files

REASON_FIRST = {"pytest.mark.skip", "pytest.skip", "pytest.xfail"}
SKIPS = REASON_FIRST | {"pytest.mark.skipif", "pytest.mark.xfail"}
# Text after the code, or a comment of its own on the line above.
IGNORE = re.compile(r"#\s*type:\s*ignore(?:\[[\w, -]*\])?(?P<reason>.*)")


def find_silent_skips(files: Files) -> Iterator[Finding]:
    """Yield the tests that are skipped, or expected to fail, without a word why."""
    for path, tree in python_files(files):
        calls = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute) or ast.unparse(node) not in SKIPS:
                continue
            if not _gives_reason(node, calls.get(id(node))):
                yield Finding(path, node.lineno, f"{ast.unparse(node)} needs a reason")


def find_silent_ignores(files: Files) -> Iterator[Finding]:
    """Yield the lines that mypy is told to overlook without a word why."""
    for path, text in files.items():
        lines = ["", *text.splitlines()] if path.endswith(".py") else []
        for number, line in enumerate(lines):
            found = IGNORE.search(line)
            if found and not found["reason"].strip(" #:-") and not lines[number - 1].strip().startswith("#"):
                yield Finding(path, number, "type: ignore needs a reason behind it or in the line above")


def _gives_reason(attribute: ast.Attribute, call: ast.Call | None) -> bool:
    if call is None:
        return False
    named = [keyword.value for keyword in call.keywords if keyword.arg == "reason"]
    positional = call.args[:1] if ast.unparse(attribute) in REASON_FIRST else []
    return any(not isinstance(value, ast.Constant) or value.value for value in [*named, *positional])
