"""Makes, lists, rotates and revokes partners' keys where no browser is at hand."""

import argparse
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from graphql_api.keys.checking import check
from graphql_api.keys.making import new_secret, revoke
from graphql_api.keys.texts import prefix_of
from graphql_api.models import KeyKind, Origins, PartnerKey, Scope


class Command(BaseCommand):
    """Does what the admin does under Settings, Partner keys."""

    help = "Make, list, rotate or revoke partners' keys. The text of a key is printed once, and kept nowhere."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to do, and to which key."""
        parser.formatter_class = argparse.RawTextHelpFormatter
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("list", help="tell which keys there are")
        make = actions.add_parser("make", help="make a key and print its text")
        make.add_argument("name", help="what it is for")
        make.add_argument("--secret", action="store_true", help="for servers only; else publishable")
        make.add_argument("--scope", action="append", default=[], choices=Scope.values)
        make.add_argument(
            "--origin", action="append", default=[], help="a site whose pages use it; else every"
        )
        rotate = actions.add_parser("rotate", help="make a new text and print it")
        rotate.add_argument("key", help="its beginning, such as fgs_Ab3dE6gH_")
        rotate.add_argument("--overlap", type=float, default=24, help="for how many hours both work (24)")
        actions.add_parser("revoke", help="end a key").add_argument("key", help="its beginning")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; exit with 1 if there is no such key."""
        do: Mapping[str, Callable[[Mapping[str, Any]], None]] = {
            "list": self._list, "make": self._make, "rotate": self._rotate, "revoke": self._revoke,
        }  # fmt: skip
        do[options["action"]](options)

    def _list(self, _options: Mapping[str, Any]) -> None:
        now = timezone.now()
        for key in PartnerKey.objects.all():
            state = "ended" if key.has_ended(now) else "active"
            self.stdout.write(f"{prefix_of(key.kind, key.public_id)} {state} {key.name}")

    def _make(self, options: Mapping[str, Any]) -> None:
        kind = KeyKind.SECRET if options["secret"] else KeyKind.PUBLISHABLE
        mode = Origins.LIST if options["origin"] else Origins.NONE if options["secret"] else Origins.ANY
        key = PartnerKey(name=options["name"], kind=kind, origins_mode=mode, scopes=options["scope"])
        key.origins = "\n".join(options["origin"])
        try:
            check(key)
            key.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        key.save()
        self.stdout.write(new_secret(key))

    def _rotate(self, options: Mapping[str, Any]) -> None:
        key = _named(options["key"])
        if key.has_ended(timezone.now()):
            raise CommandError("This key has ended: make another.")
        self.stdout.write(new_secret(key, timedelta(hours=options["overlap"])))

    def _revoke(self, options: Mapping[str, Any]) -> None:
        key = _named(options["key"])
        revoke(key)
        self.stdout.write(f"{key} is refused by every server within five seconds.")


def _named(text: str) -> PartnerKey:
    """Return the key whose text begins so, or that is given whole."""
    parts = text.split("_")
    key = PartnerKey.objects.filter(public_id=parts[1]).first() if len(parts) > 1 else None
    if key is None:
        raise CommandError(f"No key begins with {text[:13]}: see “partner_keys list”.")
    return key
