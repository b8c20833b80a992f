"""How far work in the background is, as whoever waits is told."""

from django.core.cache import caches
from pytest_django import Settings
from time_machine import TimeMachineFixture

from forums_pages.programme.progress import SILENCE, Progress, Told


def test_it_is_told_from_its_beginning_to_what_it_came_to() -> None:
    progress = Progress("work-told")
    assert progress.read() == Told()

    progress.begin()
    assert (progress.read(), progress.read().is_running) == (Told(0, 0, 0, None), True)
    progress(1, 4)
    assert (progress.read(), progress.read().percent) == (Told(1, 4, 0, None), 25)
    progress(2, 4)
    assert progress.read().done == 1  # more often than twice a second nobody looks
    progress(4, 4)
    assert progress.read().done == 4
    progress.finish({"done": 4})
    assert (progress.read().result, progress.read().is_running) == ({"done": 4}, False)
    progress.forget()
    assert progress.read() == Told()


def test_work_that_says_nothing_any_more_is_not_running(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to("2030-05-14T09:00Z", tick=False)
    progress = Progress("work-silent")
    progress.begin()
    time_machine.shift(SILENCE)
    assert progress.read().is_running
    time_machine.shift(1)
    assert (progress.read().silent, progress.read().is_running) == (SILENCE + 1, False)


def test_without_a_cache_the_work_goes_on(settings: Settings) -> None:
    broken = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1"}
    settings.CACHES = settings.CACHES | {"progress": broken}
    assert caches["progress"].__class__.__name__ == "RedisCache"
    progress = Progress("work-lost")

    progress.begin()
    progress(4, 4)
    progress.finish({})
    progress.forget()
    assert progress.read() == Told()
