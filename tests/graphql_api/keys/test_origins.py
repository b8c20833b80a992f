import pytest

from graphql_api.keys.origins import NoOriginError, is_allowed, origin_in
from graphql_api.models import Origins


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("https://example.org", "https://example.org"),
        (" HTTPS://Example.ORG/ ", "https://example.org"),
        ("https://example.org:443", "https://example.org"),
        ("http://example.org:443", "http://example.org:443"),
        ("http://localhost:5173", "http://localhost:5173"),
        ("https://münchen.example", "https://xn--mnchen-3ya.example"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("https://*.example.org", "https://*.example.org"),
    ],
)
def test_sites_are_written_as_browsers_write_them(written: str, origin: str) -> None:
    assert origin_in(written) == origin


@pytest.mark.parametrize(
    "written",
    [
        "", "example.org", "*", "https://", "https://*", "https://*.org", "https://a.*.org", "ftp://example.org",
        "https://example.org/page", "https://example.org?x", "https://example.org#x", "https://me@example.org",
        "https://example.org:port", "https://exam ple.org", "https://example.org.", "null", "https://.example.org",
    ],
)  # fmt: skip
def test_what_is_no_site_is_refused(written: str) -> None:
    with pytest.raises(NoOriginError):
        origin_in(written)


LISTED = ("https://example.org", "https://*.partner.example", "http://*.local.example:8000")


@pytest.mark.parametrize(
    ("origin", "is_fine"),
    [
        ("https://example.org", True),
        ("http://example.org", False),
        ("https://example.org:8443", False),
        ("https://www.example.org", False),
        ("https://evil-example.org", False),
        ("https://example.org.evil.test", False),
        ("https://www.partner.example", True),
        ("https://a.b.partner.example", True),
        ("https://partner.example", False),
        ("https://.partner.example", False),
        ("https://evilpartner.example", False),
        ("http://www.partner.example", False),
        ("https://www.partner.example:8443", False),
        ("http://a.local.example:8000", True),
        ("http://a.local.example", False),
        ("null", False),
        ("", False),
    ],
)
def test_of_a_list_exactly_these_sites_are_allowed(origin: str, is_fine: bool) -> None:
    allowed = [is_allowed(origin, mode, LISTED) for mode in (Origins.NONE, Origins.LIST, Origins.ANY)]
    assert allowed == [False, is_fine, True]
