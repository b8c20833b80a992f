"""Makes the entries of the public search anew, after an import that rang no bell or from a backup."""

from typing import Any

from django.core.management.base import BaseCommand

from graphql_api.search.keeping import keep_everything


class Command(BaseCommand):
    """Fills the search from what is published now."""

    help = "Make all entries of the public search anew from what is published now."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Make them, and say how many there are."""
        self.stdout.write(f"{keep_everything()} search entries made.")
