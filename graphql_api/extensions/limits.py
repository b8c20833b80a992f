"""How much one request may ask for: one number each, in the settings."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Limits:
    """See ``GRAPHQL_LIMITS`` in the settings and docs/frontends.md."""

    body_bytes: int
    tokens: int
    depth: int
    root_fields: int
    aliases: int
    fields: int
    directives: int
    cost: int


def limits() -> Limits:
    """Return the limits in force."""
    return Limits(**settings.GRAPHQL_LIMITS)
