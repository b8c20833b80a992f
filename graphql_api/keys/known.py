"""Which key a text is: each process looks it up once in a few seconds, and a revoked one ends as soon."""

import time
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from graphql_api.keys.texts import read_text
from graphql_api.models import KeyKind, PartnerKey
from graphql_api.rates import Rate

# How many seconds a process trusts what it looked up. Keys that are revoked are refused within five.
TRUSTED_FOR = 3
# So many keys are remembered by a process, whatever callers make up.
REMEMBERED = 2048


@dataclass
class _Forgotten:
    """When all keys were forgotten last, on the clock that only goes forward."""

    at: float = 0.0


_forgotten = _Forgotten()


@dataclass(frozen=True)
class KnownKey:
    """A key as requests ask it. ``secrets`` are digests, each with the moment at which it ends.

    ``known_at`` is when it was looked up, on the clock that only goes forward.
    """

    pk: int
    public_id: str
    kind: str
    scopes: frozenset[str]
    origins_mode: str
    origins: tuple[str, ...]
    documents: str
    per_minute: int | None
    cost: int | None
    expires_at: datetime | None
    secrets: tuple[tuple[str, datetime | None], ...]
    known_at: float

    @property
    def is_secret(self) -> bool:
        """Whether it is for servers only."""
        return self.kind == KeyKind.SECRET

    @property
    def rate(self) -> Rate | None:
        """How much it may ask for; None where nobody said so."""
        return Rate(self.per_minute, self.per_minute) if self.per_minute else None

    def trusted_until(self, moment: datetime) -> float:
        """Return when, on the clock that only goes forward, it is to be looked up again, or ends."""
        ends = [self.expires_at, *(each for _digest, each in self.secrets)]
        left = [(each - moment).total_seconds() for each in ends if each is not None and each > moment]
        return min([self.known_at + TRUSTED_FOR, *(time.monotonic() + each for each in left)])

    @property
    def is_forgotten(self) -> bool:
        """Whether somebody has changed keys in this process since it was looked up."""
        return self.known_at <= _forgotten.at

    def is_opened_by(self, digest: str, moment: datetime) -> bool:
        """Return whether a text with that digest is this key at ``moment``."""
        if self.expires_at is not None and self.expires_at <= moment:
            return False
        fitting = [ends for known, ends in self.secrets if constant_time_compare(known, digest)]
        return any(ends is None or ends > moment for ends in fitting)


def find(text: str, moment: datetime) -> KnownKey | None:
    """Return the key with that text; None if it is none, has ended or was revoked."""
    read = read_text(text)
    if read is None:
        return None
    key = _look_up(read.public_id, int(time.monotonic() / TRUSTED_FOR))
    return key if key is not None and key.is_opened_by(read.digest, moment) else None


def forget() -> None:
    """Look every key up anew in this process, and again once what was changed is committed."""
    _forget_now()
    # Somebody else may look meanwhile, and find it as it was.
    transaction.on_commit(_forget_now)


def _forget_now() -> None:
    _look_up.cache_clear()
    _forgotten.at = time.monotonic()


@lru_cache(maxsize=REMEMBERED)
def _look_up(public_id: str, _period: int) -> KnownKey | None:
    known_at = time.monotonic()
    key = PartnerKey.objects.filter(public_id=public_id, revoked_at=None).first()
    if key is None:
        return None
    return KnownKey(
        pk=key.pk,
        public_id=key.public_id,
        kind=key.kind,
        scopes=frozenset(key.scopes) if key.kind == KeyKind.SECRET else frozenset(),
        origins_mode=key.origins_mode,
        origins=tuple(key.origins.split()),
        documents=key.documents,
        per_minute=key.per_minute,
        cost=key.cost,
        expires_at=key.expires_at,
        secrets=tuple(key.secrets_at(timezone.now()).values_list("digest", "expires_at")),
        known_at=known_at,
    )
