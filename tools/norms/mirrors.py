"""Tests that stand where the code stands, so that nobody searches for either."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from tools.norms.repository import Files, Finding

# What crosses packages, needs a browser or judges the house lives in tests/scenarios, tests/e2e and
# tests/architecture, which mirror nothing.
MIRRORED = ("cms", "forums_pages", "graphql_api", "media", "tools")


def find_stray_tests(files: Files) -> Iterator[Finding]:
    """Yield the test files that mirror no module.

    ``tests/a/b/test_c.py`` and ``test_c_when_late.py`` mirror the module, package or script ``c`` of
    ``a/b``; any test may stand for a folder that holds no module, such as data or templates.
    """
    for path in files:
        place = PurePosixPath(path)
        is_judged = path.startswith(tuple(f"tests/{package}/" for package in MIRRORED))
        if is_judged and place.match("test_*.py") and not _mirrors(files, place):
            folder = "/".join(place.parts[1:-1])
            yield Finding(path, 1, f"mirrors no module of {folder}/")


def _mirrors(files: Files, place: PurePosixPath) -> bool:
    subject = place.stem.removeprefix("test_")
    folder = "/".join(place.parts[1:-1]) + "/"
    inside = [PurePosixPath(file.removeprefix(folder)) for file in files if file.startswith(folder)]
    modules = {path.parts[0].removesuffix(".py") for path in inside} - {"__init__"}
    if not any(path.suffix == ".py" and path.stem != "__init__" for path in inside):
        return bool(inside)
    return any(subject == module or subject.startswith(f"{module}_") for module in modules)
