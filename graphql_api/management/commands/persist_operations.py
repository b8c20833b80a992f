"""Registers the documents of a frontend."""

import argparse
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from graphql_api.manifests import ManifestError, broken, read_manifest, register


class Command(BaseCommand):
    """Registers what a manifest lists, or checks all that is registered."""

    help = "Register what a frontend's manifest lists (Apollo's or Relay's), or try all that is registered"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a file, the frontend's name, or ``--check``."""
        parser.formatter_class = argparse.RawTextHelpFormatter
        parser.add_argument("manifest", nargs="?", type=Path, help="a file that the frontend's build wrote")
        parser.add_argument("--client", default="", help="the frontend's name, such as forum-website")
        parser.add_argument(
            "--check", action="store_true", help="register nothing; tell what the schema no longer answers"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; exit with 1 and register nothing if anything is wrong."""
        if options["check"]:
            self._check()
        elif options["manifest"] is None:
            raise CommandError("Name the manifest, or say --check.")
        else:
            self._register(options["manifest"], options["client"])

    def _register(self, manifest: Path, client: str) -> None:
        try:
            done = register(read_manifest(json.loads(manifest.read_text(encoding="utf-8"))), client)
        except (OSError, ValueError, ManifestError) as error:
            raise CommandError(f"{manifest}: {error}") from error
        self.stdout.write(f"{done.added} registered, {done.known} known already.")
        if client and done.unlisted:
            self.stdout.write(
                f"Registered for {client}, and not in this manifest: {', '.join(done.unlisted)}."
            )

    def _check(self) -> None:
        found = list(broken())
        for operation, problems in found:
            self.stderr.write(f"{operation} ({operation.client or 'unknown frontend'}): {' '.join(problems)}")
        if found:
            raise CommandError(f"The schema does not answer {len(found)} registered documents.")
        self.stdout.write("The schema answers every registered document.")
