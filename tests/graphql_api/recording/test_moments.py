"""A moment tells until when what was asked of it stays true."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from graphql_api.recording.moments import STEP, Moment, Watch, parameter_at

NOON = datetime(2030, 3, 12, 12, 0, tzinfo=UTC)
LATER, EARLIER = NOON + timedelta(hours=2), NOON - timedelta(hours=2)
TUNIS = ZoneInfo("Africa/Tunis")


@pytest.mark.parametrize(
    ("ask", "answer", "ends_at"),
    [
        (lambda now: now < LATER, True, LATER),
        (lambda now: now >= LATER, False, LATER),
        (lambda now: now >= EARLIER, True, None),
        (lambda now: now >= NOON, True, NOON + STEP),
        (lambda now: now - timedelta(hours=3) < NOON, True, NOON + timedelta(hours=3)),
        (lambda now: EARLIER - timedelta(hours=1) <= now < LATER, True, LATER),
        (lambda now: now.astimezone(TUNIS).date().isoformat(), "2030-03-12", NOON + timedelta(hours=11)),
        (lambda now: now.year, 2030, NOON),
        (lambda now: now.isoformat(), NOON.isoformat(), NOON),
        (lambda now: LATER - now, timedelta(hours=2), NOON),
        (lambda now: min(LATER, now) == NOON, True, NOON + STEP),
    ],
)
def test_what_is_asked_is_answered_and_noted(
    ask: Callable[[Any], Any], answer: Any, ends_at: datetime | None
) -> None:
    watch = Watch()
    assert (ask(Moment.of(NOON, watch)), watch.ends_at) == (answer, ends_at)


def test_a_statement_is_given_the_moment_anew() -> None:
    begun = Moment.of(NOON, Watch()) - timedelta(hours=3)
    on_sqlite = str(begun.astimezone(UTC).replace(tzinfo=None))
    assert (
        on_sqlite,
        parameter_at(on_sqlite, LATER),
        parameter_at(begun, LATER),
        parameter_at(5, LATER),
    ) == (
        "2030-03-12 09:00:00",
        "2030-03-12 11:00:00",
        LATER - timedelta(hours=3),
        5,
    )
