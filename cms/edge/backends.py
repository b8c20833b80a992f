"""Wagtail's frontend-cache backends, for caches that throw away by tag as well as by address."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import certifi
import urllib3
from urllib3.exceptions import HTTPError
from wagtail.contrib.frontend_cache.backends import BaseBackend, CloudflareBackend, HTTPBackend

# Seconds until there is a connection, and until it has answered.
PATIENCE = urllib3.Timeout(connect=3.0, read=10.0)
FASTLY = "https://api.fastly.com"
CLOUDFLARE = "https://api.cloudflare.com"


class PurgeError(Exception):
    """A cache did not do what it was told; says why."""


class Varnish(HTTPBackend):
    """Varnish with ``deploy/varnish.vcl``; ``LOCATION`` is where it takes orders."""

    TAG_HEADER = "Surrogate-Key"
    AT_ONCE = 200

    def purge_tags(self, tags: list[str]) -> None:
        """Throw away what has one of the tags.

        Raises:
            PurgeError: not all of it has gone.
        """
        for some in _parts(tags, self.AT_ONCE):
            url = f"{self.cache_scheme}://{self.cache_netloc}/"
            _tell("PURGE", url, {"Purge-Tags": "|".join(some)})


class Fastly(BaseBackend):
    """Fastly; ``SERVICE_ID``, and a ``TOKEN`` that may purge it."""

    TAG_HEADER = "Surrogate-Key"
    AT_ONCE = 250

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.service, self.token = params["SERVICE_ID"], params["TOKEN"]
        self.api = params.get("API", FASTLY)

    def purge(self, url: str) -> None:
        """Throw away one address."""
        _tell("PURGE", url, {"Fastly-Key": self.token})

    def purge_tags(self, tags: list[str]) -> None:
        """Throw away what has one of the tags.

        Raises:
            PurgeError: not all of it has gone.
        """
        for some in _parts(tags, self.AT_ONCE):
            headers = {"Fastly-Key": self.token, "Surrogate-Key": " ".join(some)}
            _tell("POST", f"{self.api}/service/{self.service}/purge", headers)


class Cloudflare(CloudflareBackend):
    """Cloudflare; ``ZONEID``, and a ``BEARER_TOKEN`` that may purge it."""

    TAG_HEADER = "Cache-Tag"
    AT_ONCE = 30

    def __init__(self, params: dict[str, Any]) -> None:
        self.api = params.pop("API", CLOUDFLARE)
        super().__init__(params)

    def purge_tags(self, tags: list[str]) -> None:
        """Throw away what has one of the tags.

        Raises:
            PurgeError: not all of it has gone.
        """
        headers = {"Authorization": f"Bearer {self.cloudflare_token}", "Content-Type": "application/json"}
        url = f"{self.api}/client/v4/zones/{self.cloudflare_zoneid}/purge_cache"
        for some in _parts(tags, self.AT_ONCE):
            _tell("POST", url, headers, json.dumps({"tags": some}).encode())


def _parts(tags: list[str], size: int) -> Iterator[list[str]]:
    for first in range(0, len(tags), size):
        yield tags[first : first + size]


def _tell(method: str, url: str, headers: dict[str, str], body: bytes | None = None) -> None:
    try:
        answer = _pool().request(method, url, headers=headers, body=body, redirect=False)
    except HTTPError as error:
        raise PurgeError(type(error).__name__) from error
    if not 200 <= answer.status < 300:
        words = answer.data[:200].decode(errors="replace").replace("\0", "\ufffd")
        raise PurgeError(f"{answer.status} {words}".strip())


@cache
def _pool() -> urllib3.PoolManager:
    return urllib3.PoolManager(timeout=PATIENCE, retries=False, ca_certs=certifi.where())
