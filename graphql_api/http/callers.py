"""Who asks, as far as the network tells."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def caller_of(request: HttpRequest) -> str | None:
    """Return the network that asks: an IPv4 address, or the /64 of an IPv6 address, which one host owns.

    ``X-Forwarded-For`` is believed only as far as ``TRUSTED_PROXIES`` stand in front. None if nothing is
    known of the caller.
    """
    hops = [request.META.get("REMOTE_ADDR", "")]
    if settings.TRUSTED_PROXIES:
        hops = [*request.META.get("HTTP_X_FORWARDED_FOR", "").split(","), *hops]
        # Each proxy adds at the end by whom it was asked; what stands further left, anybody may write.
        hops = hops[-(settings.TRUSTED_PROXIES + 1) :]
    address = next((known for hop in hops if (known := _address(hop))), None)
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address) if address else None


def _address(text: str) -> IPv4Address | IPv6Address | None:
    host = text.strip()
    if host.startswith("["):
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    return (address.ipv4_mapped if isinstance(address, IPv6Address) else None) or address
