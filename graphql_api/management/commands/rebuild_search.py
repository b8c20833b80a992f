"""Brings up to date what the bell keeps: after an import that rang none, or from a backup."""

from typing import Any

from django.core.management.base import BaseCommand

from graphql_api.appearances import note_everything
from graphql_api.search.keeping import keep_everything


class Command(BaseCommand):
    """Fills the search from what is published now, and remembers that this was public."""

    help = (
        "Make the entries of the public search from what is published now, and remember that it was public."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Make them, and say how many there are."""
        note_everything()
        self.stdout.write(f"{keep_everything()} search entries made.")
