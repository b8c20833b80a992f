"""What everything else is compared with: an empty view, and a plain reading of a page of rows."""

from collections.abc import Iterator
from functools import partial

from benchmarks import browser
from benchmarks.admin import yardstick_of
from benchmarks.database import filled, use_copy_of
from benchmarks.measure import Measurement, measure
from benchmarks.volume import Volume
from forums_pages.models import SessionPage

GROUP = "Yardsticks"


def run() -> Iterator[Measurement]:
    """Measure the yardsticks themselves."""
    use_copy_of(filled(Volume()))
    view = yardstick_of(browser.log_in())
    yield measure(GROUP, "A view that answers at once", view, view)
    for count in (50, 1000):
        yield measure(GROUP, f"values() of {count:,} sessions", partial(_read, count), view)


def _read(count: int) -> bytes:
    rows = SessionPage.objects.order_by("path").values("pk", "title", "day", "start_time", "state", "room_id")
    return repr(list(rows[:count])).encode()
