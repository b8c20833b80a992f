"""Loads the demonstration content and tells where to look and how to log in."""

import os
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import override

from cms.demo.loading.everything import load_everything
from cms.demo.loading.logins import LOGINS, PASSWORD


class Command(BaseCommand):
    """Load once, say always."""

    help = (
        "Loads the demonstration content: sourced forums and a fictional one. Running it again changes "
        "nothing that somebody edited or deleted, and makes nothing twice."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer another "today", for screenshots and tests."""
        parser.add_argument("--today", type=date.fromisoformat, help="Count relative dates from this day.")
        parser.add_argument(
            "--no-logins", action="store_true", help="Load no users; the only way on a server's settings."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load and report."""
        logins = not options["no_logins"]
        if logins and not settings.DEMO_LOGINS_ALLOWED:
            raise CommandError(
                "Demonstration logins are refused by these settings. Add --no-logins to load content only."
            )
        with override("en"):
            made = load_everything(
                options["today"] or timezone.localdate(), self._say(options), logins=logins
            )
        self.stdout.write(f"Loaded {made} objects." if made else "The demonstration is loaded already.")
        if logins:
            self._print_addresses()

    def _say(self, options: dict[str, Any]) -> Any:
        return lambda title: self.stdout.write(f"  {title} …") if options["verbosity"] > 0 else None

    def _print_addresses(self) -> None:
        base = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
        rows = [("Public pages", f"{base}/"), ("Admin", f"{base}/admin/"), ("GraphiQL", f"{base}/graphql/")]
        self.stdout.write("")
        for label, address in rows:
            self.stdout.write(f"  {label:<14}{address}")
        self.stdout.write(f"\n  Logins for the admin; the password of each is “{PASSWORD}”:")
        for login in LOGINS:
            self.stdout.write(f"  {login.username:<14}{login.role}")
        self.stdout.write("")
