"""What is registered, as requests ask it: looked up once in a few seconds, and noted when it is used."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.db.models import F, Q

from graphql_api.documents.digests import digest_in, is_alias
from graphql_api.documents.shipped import MAX_AGE, shipped
from graphql_api.models import DocumentStatus, PersistedOperation

# How many seconds a worker trusts what it looked up: until then, what an owner changed has no effect there.
TRUSTED_FOR = 5
# So many names are remembered by a worker, whatever callers make up.
REMEMBERED = 2048
# How exactly it is known when a document was last asked for.
NOTED_EVERY = timedelta(hours=1)
# So many documents that nobody has registered are kept; the longest unused give way.
SEEN_AT_MOST = 1000


@dataclass(frozen=True)
class Registered:
    """A document as the registry knows it. ``max_age`` is in seconds."""

    # None for one that came with the product.
    pk: int | None
    text: str
    status: str
    max_age: int
    last_used: datetime | None

    @property
    def is_registered(self) -> bool:
        """Whether its owner has registered it."""
        return self.status == DocumentStatus.REGISTERED

    @property
    def is_blocked(self) -> bool:
        """Whether nobody shall be answered who asks for it by name."""
        return self.status == DocumentStatus.BLOCKED


def find(identifier: str) -> Registered | None:
    """Return the document that a digest with its prefix, or an alias, names; None if nobody knows it."""
    if digest_in(identifier) is None and not is_alias(identifier):
        return None
    return _look_up(identifier, int(time.monotonic() / TRUSTED_FOR))


def note_use(found: Registered, moment: datetime) -> None:
    """Remember that the document was asked for at ``moment``, at most once in an hour."""
    if found.pk is not None and (found.last_used is None or moment - found.last_used >= NOTED_EVERY):
        rows = PersistedOperation.objects.filter(pk=found.pk)
        rows.filter(Q(last_used=None) | Q(last_used__lte=moment - NOTED_EVERY)).update(last_used=moment)


def note_unregistered(digest: str, text: str, name: str, moment: datetime) -> None:
    """Keep a document that was answered although nobody has registered it, so that its owner can."""
    PersistedOperation.objects.get_or_create(
        digest=digest,
        defaults={"document": text, "name": name, "status": DocumentStatus.SEEN, "last_used": moment},
    )
    latest_first = F("last_used").desc(nulls_last=True)
    seen = PersistedOperation.objects.filter(status=DocumentStatus.SEEN).order_by(latest_first, "-pk")
    kept = list(seen.values_list("pk", flat=True)[: SEEN_AT_MOST + 1])
    if len(kept) > SEEN_AT_MOST:
        seen.exclude(pk__in=kept[:SEEN_AT_MOST]).delete()


def forget() -> None:
    """Look everything up anew in this process."""
    _look_up.cache_clear()


@lru_cache(maxsize=REMEMBERED)
def _look_up(identifier: str, _period: int) -> Registered | None:
    digest = digest_in(identifier)
    wanted = Q(digest=digest) if digest else Q(aliases__name=identifier)
    row = PersistedOperation.objects.filter(wanted).first()
    ours = shipped(digest)
    if ours is not None and (row is None or row.status == DocumentStatus.SEEN):
        return Registered(None, ours, DocumentStatus.REGISTERED, MAX_AGE, None)
    if row is None:
        return None
    return Registered(row.pk, row.document, row.status, row.max_age, row.last_used)
