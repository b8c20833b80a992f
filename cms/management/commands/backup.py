"""Writes everything that is kept into one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.operations.archives.databases import ProgramError
from cms.operations.archives.whole import RefusedError, back_up


class Command(BaseCommand):
    """The site may go on meanwhile."""

    help = "Writes the database and all uploads into one tar file, which manage.py restore reads."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="Where to; a file of this name must not exist.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Back up, or tell why not."""
        try:
            count = back_up(options["file"])
        except (RefusedError, ProgramError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"The database and {count} uploads are in {options['file']}.")
