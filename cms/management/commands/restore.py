"""Brings back what a backup holds."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.operations.archives.databases import ProgramError
from cms.operations.archives.whole import RefusedError, restore


class Command(BaseCommand):
    """Nobody may be served meanwhile."""

    help = "Brings back the database and the uploads that manage.py backup wrote. Stop the servers before."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="What manage.py backup wrote.")
        parser.add_argument("--replace", action="store_true", help="Throw away what is in the database.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore, or tell why not."""
        try:
            count = restore(options["file"], replace=options["replace"])
        except (RefusedError, ProgramError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"The database and {count} uploads are back. Now run manage.py migrate.")
