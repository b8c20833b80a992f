"""Throws away everything that caches in front keep."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.edge.backends import PurgeError
from cms.edge.purging import caches_in_front, throw_everything_away
from graphql_api.cache.tags import EVERYTHING


class Command(BaseCommand):
    """For a new version of the site, or whenever somebody doubts what readers are shown."""

    help = "Throws away all answers of the gateway that caches in front keep (VARNISH_URL and the like)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell each at once; what fails, the worker tries again."""
        found = caches_in_front()
        if not found:
            raise CommandError("No cache in front is configured: see docs/operations.md.")
        throw_everything_away()
        for name, backend in found.items():
            try:
                backend.purge_tags([EVERYTHING])
            except PurgeError as error:
                self.stderr.write(f"{name}: {error}. A worker tries again.")
            else:
                self.stdout.write(f"{name}: everything was thrown away.")
