"""Compare the committed GraphQL contract with that of another revision; exit with 1 when clients may break.

    python -m tools.schema_diff             with origin/main, else with the last commit
    python -m tools.schema_diff REVISION

A change is breaking (operations that worked are refused or answered otherwise), dangerous (they work, but may
meet what they did not know: a new enum value, a new default) or safe.
"""

import subprocess
import sys
from pathlib import Path

from graphql import BreakingChange, DangerousChange, build_schema
from graphql.utilities.find_schema_changes import find_schema_changes

CONTRACT = "graphql_api/schema.graphql"
KINDS = ("breaking", "dangerous", "safe")


def classify(old: str, new: str) -> dict[str, list[str]]:
    """Return what changes from one SDL to the other: sentences, sorted, by kind."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for change in find_schema_changes(build_schema(old), build_schema(new)):
        if isinstance(change, BreakingChange):
            kind = "breaking"
        else:
            kind = "dangerous" if isinstance(change, DangerousChange) else "safe"
        found[kind].append(change.description)
    return {kind: sorted(sentences) for kind, sentences in found.items()}


def contract_at(revision: str, root: Path) -> str | None:
    """Return the contract of a revision; None if there is no such revision, or no contract in it."""
    shown = subprocess.run(
        ["git", "show", f"{revision}:{CONTRACT}"], cwd=root, capture_output=True, text=True, check=False
    )
    return shown.stdout if shown.returncode == 0 else None


def main(arguments: list[str], root: Path) -> int:
    """Print what changed; return the exit code: 1 for breaking changes, 2 if nothing could be compared."""
    candidates = arguments or ["origin/main", "HEAD"]
    known = ((revision, contract_at(revision, root)) for revision in candidates)
    revision, old = next(((name, text) for name, text in known if text is not None), ("", None))
    if old is None:
        print(f"There is no {CONTRACT} in {' or '.join(candidates)}.", file=sys.stderr)
        return 2
    changes = classify(old, (root / CONTRACT).read_text(encoding="utf-8"))
    for kind, sentences in changes.items():
        print(f"{kind}: {len(sentences)}", *(f"  {sentence}" for sentence in sentences), sep="\n")
    print(f"Compared with {revision}.")
    return 1 if changes["breaking"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(__file__).parents[1]))
