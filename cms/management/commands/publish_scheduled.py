"""Publishes what is due and takes down what has expired. The worker runs it; so may cron."""

from typing import Any

from django.core.management.base import CommandError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.management.commands import publish_scheduled
from wagtail.models import Revision

from cms.schedule import due
from forums_pages.signals import settle


class Command(publish_scheduled.Command):
    """Wagtail's command, with a transaction of its own for each page or record (docs/adr/0017).

    Whatever fails is rolled back and told, and tried again next time; the others have their turn.
    """

    help = "Publishes what was scheduled, and takes down what has expired."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is due.

        Raises:
            CommandError: something could not be published or taken down; the rest is done.
        """
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        failed = 0
        for rows in due(timezone.now()):
            for pk in list(rows.values_list("pk", flat=True)):
                try:
                    _do(rows, pk)
                except Exception as error:  # noqa: BLE001  # whatever it is, the others have their turn
                    failed += 1
                    label = rows.model._meta.verbose_name
                    self.stderr.write(f"{label} {pk}: {type(error).__name__}: {error}")
        if failed:
            raise CommandError(f"{failed} of what was due could not be done, and will be tried again.")


@transaction.atomic
def _do(rows: QuerySet[Any], pk: int) -> None:
    """Publish the version, or take the page or record down, unless somebody did meanwhile."""
    row = rows.select_for_update(of=("self",)).filter(pk=pk).first()
    if isinstance(row, Revision):
        row.publish(log_action="wagtail.publish.scheduled")
    elif row is not None:
        row.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    settle()
