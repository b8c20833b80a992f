"""Does in the background what requests put off, and what was given a time."""

from argparse import ArgumentParser
from typing import Any

from django_tasks_db.management.commands import db_worker

from cms.companion import end_with
from cms.edge.working import keep_purging
from cms.schedule import keep_schedule
from cms.webhooks.working import keep_delivering
from cms.worker import hand_back


class Command(db_worker.Command):
    """django-tasks' worker; it takes up what a killed one left, and does what is due at any time."""

    help = (
        "Does in the background what was put off, such as making the copies of an uploaded picture, and "
        "publishes what was scheduled, sends webhooks and replies to proposals, and tells caches in front of "
        "changes. One of them runs beside the servers; several share the work."
    )

    # They load every address, form and GraphQL type: fifty megabytes that no task needs.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        # Reloading needs a second process, and a task cut short by it would count as failed.
        parser.set_defaults(backend_name="background", reload=False)
        parser.add_argument("--parent", type=int, help="End when the process with this number has ended.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until a signal comes, or the parent has ended."""
        if options["parent"]:
            end_with(options["parent"])
        if not options["batch"]:
            keep_schedule()
            keep_delivering()
            keep_purging()
        if (count := hand_back()) and options["verbosity"] > 0:
            self.stdout.write(f"{count} unfinished tasks wait again.")
        super().handle(*args, **options)
