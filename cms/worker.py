"""What the background worker adds to django-tasks': a worker that is killed takes no task with it."""

from datetime import timedelta

from django.core.management import call_command
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus, task_backends
from django_tasks_db.models import DBTaskResult

# No task of ours takes so long: whoever claimed one earlier is dead.
ABANDONED_AFTER = timedelta(minutes=10)
# What tasks came to is kept for so many days; failures longer, since somebody may look for them.
KEPT_FOR, FAILURES_KEPT_FOR = 14, 90
# How often a task may take its worker down before it is left alone.
ATTEMPTS = 3


def throw_away_results() -> None:
    """Delete what tasks came to long ago."""
    call_command(
        "prune_db_task_results",
        backend=task_backends["background"],
        queue_name="*",
        min_age_days=KEPT_FOR,
        failed_min_age_days=FAILURES_KEPT_FOR,
        verbosity=0,
    )


def hand_back() -> int:
    """Put back what a killed or interrupted worker left, and return how many tasks wait again."""
    interrupted = Q(status=TaskResultStatus.FAILED, exception_class_path="builtins.SystemExit")
    abandoned = Q(status=TaskResultStatus.RUNNING, started_at__lt=timezone.now() - ABANDONED_AFTER)
    left = [
        task.pk
        for task in DBTaskResult.objects.filter(interrupted | abandoned).only("worker_ids")
        if len(task.worker_ids) < ATTEMPTS
    ]
    return DBTaskResult.objects.filter(pk__in=left).update(status=TaskResultStatus.READY)
