"""Partners' keys."""

from typing import Any

from graphql_api.keys.making import new_secret
from graphql_api.models import KeyKind, Origins, PartnerKey


def make_key(**fields: Any) -> tuple[PartnerKey, str]:
    """Return a publishable key for every page, or what ``fields`` say, and its text."""
    key = PartnerKey.objects.create(**{"name": "Partner", "origins_mode": Origins.ANY, **fields})
    return key, new_secret(key)


def make_secret_key(*scopes: str, **fields: Any) -> tuple[PartnerKey, str]:
    """Return a secret key with these scopes, and its text."""
    given = {"kind": KeyKind.SECRET, "origins_mode": Origins.NONE, "scopes": list(scopes)}
    return make_key(**given | fields)
