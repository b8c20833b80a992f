"""What a key may be: kinds, sites and scopes that fit together."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from graphql_api.keys.origins import NoOriginError, origin_in
from graphql_api.models import KeyKind, Origins, PartnerKey, Scope

NO_SITE = _(
    "“%(site)s” is no site. Write scheme and host, such as https://www.example.org, and nothing after."
)


def check(key: PartnerKey) -> None:
    """Write its sites as browsers do.

    Raises:
        ValidationError: it cannot be so; tells for each field why.
    """
    problems = dict(_problems(key))
    if problems:
        raise ValidationError(problems)


def _problems(key: PartnerKey) -> Iterator[tuple[str, Any]]:
    if key.kind == KeyKind.SECRET and key.origins_mode != Origins.NONE:
        yield "origins_mode", _("A secret key is for servers: choose “From no page”.")
    if key.kind != KeyKind.SECRET and key.scopes:
        yield "scopes", _("Everybody can read a publishable key: only secret keys have scopes.")
    if set(key.scopes) - set(Scope.values):
        yield "scopes", _("There is no such scope.")
    try:
        key.origins = "\n".join(dict.fromkeys(map(_site, key.origins.split())))
    except ValidationError as error:
        yield "origins", error
    if key.origins_mode == Origins.LIST and not key.origins:
        yield "origins", _("Name the sites, or choose from where else the key is used.")


def _site(text: str) -> str:
    try:
        return origin_in(text)
    except NoOriginError:
        raise ValidationError(NO_SITE, params={"site": text}) from None
