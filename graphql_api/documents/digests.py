"""Names of documents: the digest that anybody can reckon, and names that their owner chose.

GraphQL over HTTP, appendix "Persisted Documents": https://graphql.github.io/graphql-over-http/draft/
"""

import hashlib
import re

PREFIX = "sha256:"
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
# A custom document identifier. It has no colon, which would make it a prefixed one.
ALIAS = re.compile(r"[A-Za-z0-9._~-]{1,100}", re.ASCII)


def digest_of(document: str) -> str:
    """Return the SHA-256 of the text in UTF-8, as 64 hexadecimal digits in lower case."""
    return hashlib.sha256(document.encode()).hexdigest()


def digest_in(identifier: str) -> str | None:
    """Return the digest that a document identifier names; None for another kind of identifier."""
    digest = identifier.removeprefix(PREFIX)
    return digest if identifier.startswith(PREFIX) and DIGEST.fullmatch(digest) else None


def is_alias(identifier: str) -> bool:
    """Return whether ``identifier`` is a custom document identifier."""
    return ALIAS.fullmatch(identifier) is not None
