"""Where the gateway's own public pages show what stands beside the tree: people, organisations, themes."""

from collections.abc import Callable
from typing import Any

from django.conf import settings

from graphql_api.loading.peers import peers_of
from graphql_api.types.fields import computed

# Below the language. Whoever serves the pages builds their addresses from these.
FOLDERS = {"person": "people", "organisation": "organisations", "theme": "themes"}


def public_url(kind: str) -> Any:
    """Return a field: the address, with scheme and host, of the public page of a row of that kind."""
    return computed(
        _address(FOLDERS[kind]), "Its page on the gateway's own public site; null while that is switched off."
    )


def _address(folder: str) -> Callable[[Any], str | None]:
    def address(row: Any) -> str | None:
        if not settings.PUBLIC_SITE_ENABLED:
            return None
        reading = peers_of(row).reading
        return reading.context.absolute(f"/{reading.locale}/{folder}/{row.slug}/")

    return address
