"""From pages of which sites a key is used: origins as browsers write them (RFC 6454, section 6.2)."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from graphql_api.models import Origins

PORTS = {"http": 80, "https": 443}
EVERY_SITE_BELOW = "*."


class NoOriginError(ValueError):
    """It names no site as browsers do."""


def origin_in(text: str) -> str:
    """Return the origin that somebody wrote, as browsers write it.

    Scheme and host in lower case, no port that goes without saying. Raise NoOriginError.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, UnicodeError):
        raise NoOriginError(text) from None
    is_more = parts.path not in ("", "/") or parts.query or parts.fragment or parts.username is not None
    if parts.scheme not in PORTS or not host or is_more or not _is_host(host):
        raise NoOriginError(text)
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{port}" if port not in (None, PORTS[parts.scheme]) else "")


def is_allowed(origin: str, mode: str, listed: Iterable[str]) -> bool:
    """Return whether pages of ``origin``, as the browser wrote it, may use a key."""
    if mode != Origins.LIST:
        return mode == Origins.ANY
    return any(_matches(origin, each) for each in listed)


def _matches(origin: str, listed: str) -> bool:
    scheme, _colon, host = listed.partition("://")
    if not host.startswith(EVERY_SITE_BELOW):
        return origin == listed
    # One name at least in the place of the asterisk, and the dot: https://evil-example.org is none of them.
    below = host.removeprefix("*")
    found_scheme, _colon, found = origin.partition("://")
    return found_scheme == scheme and found.endswith(below) and len(found) > len(below)


def _is_host(host: str) -> bool:
    bare = host.removeprefix(EVERY_SITE_BELOW)
    # An asterisk in front of a whole country or company is more than anybody means.
    has_parent = "." in bare or host == bare
    return "*" not in bare and has_parent and not set(bare) & set(" ,;\"'<>\\%") and bare.strip(".") == bare
