"""The day on which the screenshots are taken, whenever that is."""

from datetime import UTC, date, datetime

from django.utils import timezone

TODAY = date(2026, 11, 23)
MORNING = datetime(TODAY.year, TODAY.month, TODAY.day, 9, 30, tzinfo=UTC)


def set_clock() -> None:
    """Let this process believe that it began on the morning of ``TODAY``; time passes as usual.

    What Django asks ``timezone`` for goes by it: what is upcoming, when something was saved. Cookies
    and "three minutes ago" go by the machine's own clock.
    """
    offset = MORNING - datetime.now(UTC)

    def now() -> datetime:
        return datetime.now(UTC) + offset

    timezone.now = now
