"""Documents that clients sent once with their digest (Apollo's automatic persisted queries).

They lie in a fixed number of places, chosen by the digest, so that whoever makes up a hundred thousand takes
no more room than these places have, and nothing that is registered gives way. A client whose document was
overwritten is told that it is not known, and sends it again.
"""

import logging

from django.conf import settings
from django.core.cache import caches

logger = logging.getLogger("graphql_api")

PLACES = 1024
# In characters. A longer document is answered, but sent again each time.
LONGEST = 16_384
KEPT_FOR = 30 * 24 * 3600


def recall(digest: str) -> str | None:
    """Return the document with that digest; None when it is not known (any more), or the cache fails."""
    try:
        kept = caches[settings.GRAPHQL_DOCUMENTS_CACHE].get(_place(digest))
    except Exception:
        logger.exception("The cache of documents does not answer")
        return None
    return kept[1] if isinstance(kept, tuple | list) and kept[0] == digest else None


def remember(digest: str, document: str) -> None:
    """Keep ``document`` for those who ask by its digest."""
    if len(document) > LONGEST:
        return
    try:
        caches[settings.GRAPHQL_DOCUMENTS_CACHE].set(_place(digest), (digest, document), KEPT_FOR)
    except Exception:
        logger.exception("The cache of documents does not answer")


def _place(digest: str) -> str:
    return f"gateway-document:{int(digest, 16) % PLACES}"
