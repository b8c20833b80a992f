"""What the background worker adds to django-tasks': a killed one takes no task with it, old results go."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

# No task of ours takes so long: whoever claimed one earlier is dead.
ABANDONED_AFTER = timedelta(minutes=10)
# How long it is kept what tasks came to; failures longer, since somebody may look for them.
KEPT_FOR, FAILURES_KEPT_FOR = timedelta(days=14), timedelta(days=90)
# How often a task may take its worker down before it is left alone.
ATTEMPTS = 3


def throw_away_results() -> int:
    """Delete what tasks came to long ago, and return how many went."""
    now = timezone.now()
    successes = Q(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - KEPT_FOR)
    failures = Q(status=TaskResultStatus.FAILED, finished_at__lt=now - FAILURES_KEPT_FOR)
    return DBTaskResult.objects.filter(successes | failures).delete()[0]


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
