import signal
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from media.models import CustomRendition
from media.presets import Preset
from media.tasks import complete_copies
from tests.factories import make_image

# A worker closes connections between tasks, which a test's own transaction would not survive.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_signals() -> Iterator[None]:
    """A worker takes the signals of its process, which here is the tests'."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def work() -> str:
    output = StringIO()
    call_command(
        "worker", "--backend", "queue", "--batch", "--no-startup-delay", "--interval", "0", stdout=output
    )
    return output.getvalue()


def test_the_worker_does_what_waits_and_takes_up_what_was_interrupted() -> None:
    image = make_image()
    image.renditions.all().delete()
    row = complete_copies.using(backend="queue").enqueue(image.pk).db_result
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED, exception_class_path="builtins.SystemExit")

    assert work().splitlines()[0] == "1 unfinished tasks wait again."

    row.refresh_from_db()
    wanted = {spec for preset in Preset for spec in preset.specs(image.width)}
    assert (row.status, row.return_value) == (TaskResultStatus.SUCCESSFUL, len(wanted))
    assert set(CustomRendition.objects.values_list("filter_spec", flat=True)) == wanted


def test_a_task_that_fails_does_not_stop_the_worker() -> None:
    lost, good = make_image(), make_image()
    lost.file.storage.delete(lost.file.name)
    CustomRendition.objects.all().delete()
    for image in (lost, good):
        complete_copies.using(backend="queue").enqueue(image.pk)

    work()

    statuses = DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True)
    assert list(statuses) == [TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL]
