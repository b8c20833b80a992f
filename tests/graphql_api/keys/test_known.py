"""For how long a process trusts what it knows of a key."""

from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest

from graphql_api.keys.known import TRUSTED_FOR, KnownKey

NOW = datetime(2030, 3, 12, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("expires_in", "text_ends_in", "trusted_for"),
    [(None, None, TRUSTED_FOR), (1, None, 1), (60, 2, 2), (-1, -1, TRUSTED_FOR), (60, 60, TRUSTED_FOR)],
)
def test_a_key_is_trusted_until_it_is_looked_up_again_or_may_end(
    expires_in: int | None, text_ends_in: int | None, trusted_for: int
) -> None:
    expires, ends = (
        None if each is None else NOW + timedelta(seconds=each) for each in (expires_in, text_ends_in)
    )
    known_at = monotonic()
    key = KnownKey(
        pk=1, public_id="A", kind="publishable", scopes=frozenset(), origins_mode="any", origins=(),
        documents="", per_minute=None, cost=None, expires_at=expires, secrets=(("digest", ends),),
        known_at=known_at,
    )  # fmt: skip

    assert key.trusted_until(NOW) - known_at == pytest.approx(trusted_for, abs=0.5)
