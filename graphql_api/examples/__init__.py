"""Operations to begin with, one file for each kind of reader; GraphiQL opens them as tabs."""

from functools import cache
from pathlib import Path


@cache
def example_documents() -> list[str]:
    """Return the documents, in the order of their file names."""
    return [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.graphql"))]
