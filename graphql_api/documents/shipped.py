"""Documents that come with the product: scripts of ours ask for them by their digest.

They are answered everywhere, without anybody registering them, and for as long as a script that asks for
them may be in use: a folder of ``GRAPHQL_SHIPPED_DOCUMENTS`` keeps old ones beside new ones.
"""

from functools import cache
from pathlib import Path

from django.conf import settings

from graphql_api.documents.digests import digest_of

# In seconds: for how long browsers and caches may show an answer without asking again.
MAX_AGE = 60


def shipped(digest: str | None) -> str | None:
    """Return the text of the document with that digest, if it is one of ours."""
    return _texts(tuple(settings.GRAPHQL_SHIPPED_DOCUMENTS)).get(digest or "")


@cache
def _texts(folders: tuple[Path, ...]) -> dict[str, str]:
    texts = [path.read_text(encoding="utf-8") for each in folders for path in sorted(each.glob("*.graphql"))]
    return {digest_of(each): each for each in texts}
