"""Where messages may be sent: to https on the public internet, whatever an address is made to look like.

A name is looked up once, and the connection goes to that very address, so that it cannot mean another machine
a moment later. Hosts that ``WEBHOOK_HOSTS`` names may be anywhere, and speak http.
"""

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

import idna
from django.conf import settings

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

LONGEST = 1000
PORTS = {"https": 443, "http": 80}
# Nothing else is a web server that somebody has put on the internet to be told something.
OPEN_PORTS = (443, 8443)
# Names that mean something inside a network only.
PRIVATE_SUFFIXES = (
    "localhost",
    "local",
    "internal",
    "intranet",
    "lan",
    "home.arpa",
    "onion",
    "test",
    "invalid",
)
# What Python counts as global, and does lead inside: tunnels and translations that hold an IPv4 address
# (NAT64, 6to4, Teredo, IPv4-compatible), site-local addresses, the relay of 6to4, and a cloud's metadata.
INSIDE = tuple(
    ipaddress.ip_network(each)
    for each in (
        *(
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2002::/16",
            "2001::/32",
            "::/96",
            "::ffff:0:0/96",
            "::ffff:0:0:0/96",
        ),
        *("fec0::/10", "5f00::/16", "3fff::/20", "192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32"),
    )
)
# No control characters, white space or backslashes, which programs read differently.
PLAIN = re.compile(r"[^\s\\\x00-\x1f\x7f]+")
NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*", re.ASCII)
# A host whose last part is a number is read as an IPv4 address, however it is written.
NUMBER = re.compile(r"(0x[0-9a-f]*|[0-9]+)", re.ASCII)


class RefusedAddressError(Exception):
    """Nothing is sent there. ``args[0]`` says why, in a word of ``outcomes.PROBLEMS``."""


@dataclass(frozen=True)
class Target:
    """An address, taken apart. ``host`` is a name in ASCII, or an IP address without brackets."""

    scheme: str
    host: str
    port: int
    path: str
    is_trusted: bool

    @property
    def authority(self) -> str:
        """What the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def read_target(url: str) -> Target:
    """Return what ``url`` asks for.

    Raises:
        RefusedAddressError: it is no address that messages may be sent to.
    """
    parts, port = _split(url)
    host = _host(parts)
    port = PORTS[parts.scheme] if port is None else port
    trusted = _trusted(parts.scheme, host, port)
    if not trusted:
        _refuse_unless(parts.scheme == "https", "not_https")
        _refuse_unless(port in OPEN_PORTS, "port")
        _refuse_unless(not _is_private_name(host), "not_public")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port, path, trusted)


def resolve(target: Target) -> str:
    """Return the IP address to connect to. Every one that the name has must be public.

    Raises:
        RefusedAddressError: the name has none, or one that leads inside.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise RefusedAddressError("unknown_host") from None
    addresses = [str(each[4][0]) for each in found]
    _refuse_unless(bool(addresses), "unknown_host")
    _refuse_unless(target.is_trusted or all(map(_is_public, addresses)), "not_public")
    return addresses[0]


def _split(url: str) -> tuple[SplitResult, int | None]:
    _refuse_unless(len(url) <= LONGEST and PLAIN.fullmatch(url) is not None, "malformed")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise RefusedAddressError("malformed") from None
    _refuse_unless(parts.scheme in PORTS and bool(parts.hostname) and port != 0, "malformed")
    _refuse_unless("@" not in parts.netloc, "user_info")
    _refuse_unless("#" not in url and (parts.path + parts.query).isascii(), "malformed")
    return parts, port


def _host(parts: SplitResult) -> str:
    text = parts.hostname or ""
    if "[" in parts.netloc:
        return str(_literal(text))
    try:
        # As browsers do: other digits and letters become the plain ones that they stand for.
        name = idna.encode(text, uts46=True, transitional=False).decode().lower().removesuffix(".")
    except (idna.IDNAError, UnicodeError):
        name = text.lower().removesuffix(".") if text.isascii() else ""
    _refuse_unless(len(name) <= 253 and NAME.fullmatch(name) is not None, "malformed")
    return str(_literal(name)) if NUMBER.fullmatch(name.rpartition(".")[2]) else name


def _literal(text: str) -> Address:
    """Return an IP address as everybody writes it: four numbers, or in brackets, and without a zone."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        raise RefusedAddressError("malformed") from None
    _refuse_unless(getattr(address, "scope_id", None) is None, "malformed")
    return address


def _is_private_name(host: str) -> bool:
    try:
        return not _is_public(str(ipaddress.ip_address(host)))
    except ValueError:
        return "." not in host or any(f".{host}".endswith(f".{each}") for each in PRIVATE_SUFFIXES)


def _is_public(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    special = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    inside = any(address.version == network.version and address in network for network in INSIDE)
    return address.is_global and not special and not inside


def _trusted(scheme: str, host: str, port: int) -> bool:
    names = {f"{host}:{port}", f"[{host}]:{port}"} | ({host} if port == PORTS["https"] else set())
    return scheme in PORTS and not names.isdisjoint(settings.WEBHOOK_HOSTS)


def _refuse_unless(accepted: bool, why: str) -> None:
    if not accepted:
        raise RefusedAddressError(why)
