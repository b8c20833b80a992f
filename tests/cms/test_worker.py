from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.worker import ATTEMPTS, hand_back, throw_away_results
from media.tasks import complete_copies

pytestmark = pytest.mark.django_db

READY, RUNNING, FAILED, SUCCESSFUL = (
    TaskResultStatus.READY,
    TaskResultStatus.RUNNING,
    TaskResultStatus.FAILED,
    TaskResultStatus.SUCCESSFUL,
)


def task(status: TaskResultStatus, minutes_ago: int = 60, attempts: int = 1, error: str = "") -> DBTaskResult:
    row = complete_copies.using(backend="queue").enqueue(1).db_result
    row.status, row.worker_ids, row.exception_class_path = status, ["w"] * attempts, error
    row.started_at = timezone.now() - timedelta(minutes=minutes_ago)
    row.save()
    return row


def test_what_a_killed_worker_left_waits_again_and_nothing_else() -> None:
    rows = {
        "claimed an hour ago": task(RUNNING),
        "claimed a minute ago": task(RUNNING, minutes_ago=1),
        "took three workers down": task(RUNNING, attempts=ATTEMPTS),
        "interrupted": task(FAILED, minutes_ago=1, error="builtins.SystemExit"),
        "failed": task(FAILED, error="builtins.OSError"),
        "done": task(SUCCESSFUL),
    }

    assert hand_back() == 2

    assert {name: DBTaskResult.objects.get(pk=row.pk).status for name, row in rows.items()} == {
        "claimed an hour ago": READY,
        "claimed a minute ago": RUNNING,
        "took three workers down": RUNNING,
        "interrupted": READY,
        "failed": FAILED,
        "done": SUCCESSFUL,
    }


def test_old_results_are_thrown_away_failures_later() -> None:
    now = timezone.now()
    ages = {SUCCESSFUL: (13, 15), FAILED: (89, 91), READY: (200,), RUNNING: (200,)}
    rows = {(status, days): task(status) for status, each in ages.items() for days in each}
    for (status, days), row in rows.items():
        is_finished = status in (SUCCESSFUL, FAILED)
        DBTaskResult.objects.filter(pk=row.pk).update(
            finished_at=now - timedelta(days=days) if is_finished else None
        )

    assert throw_away_results() == 2

    left = {place for place, row in rows.items() if DBTaskResult.objects.filter(pk=row.pk).exists()}
    assert left == {(SUCCESSFUL, 13), (FAILED, 89), (READY, 200), (RUNNING, 200)}
