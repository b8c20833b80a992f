"""Who asks: the peer, or whoever trusted proxies say; never whoever the caller claims to be."""

from typing import Any

import pytest
from django.test import RequestFactory

from graphql_api.http.callers import caller_of


@pytest.mark.parametrize(
    ("proxies", "peer", "forwarded", "caller"),
    [
        (0, "192.0.2.1", None, "192.0.2.1"),
        (0, "192.0.2.1", "203.0.113.9", "192.0.2.1"),
        (1, "10.0.0.1", "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1", "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "10.0.0.1", "198.51.100.7, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "10.0.0.1", "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1", None, "10.0.0.1"),
        (1, "10.0.0.1", "unknown", "10.0.0.1"),
        (1, "10.0.0.1", "203.0.113.9:4711", "203.0.113.9"),
        (1, "10.0.0.1", "[2001:db8::1]:4711", "2001:db8::/64"),
        (0, "2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::/64"),
        (0, "fe80::1%eth0", None, "fe80::/64"),
        (0, "::ffff:192.0.2.1", None, "192.0.2.1"),
        (0, "", None, None),
        (0, "unix:", None, None),
    ],
)
def test_a_caller_is_a_network_that_somebody_trusted_names(
    proxies: int, peer: str, forwarded: str | None, caller: str | None, settings: Any
) -> None:
    settings.TRUSTED_PROXIES = proxies
    headers = {"x-forwarded-for": forwarded} if forwarded is not None else {}
    request = RequestFactory().get("/graphql/", headers=headers, REMOTE_ADDR=peer)
    assert caller_of(request) == caller
