"""What is on, what comes and what is over follows from the clock; what is unknown is not lost."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from forums_pages.models import SessionPage
from forums_pages.models.session_queries import SessionQuerySet
from tests.factories import make_edition, make_forum, make_session

pytestmark = pytest.mark.django_db

# Eleven o'clock in Tunis, on the first of two days.
MOMENT = datetime(2030, 5, 14, 10, 0, tzinfo=UTC)
FIRST, SECOND = date(2030, 5, 14), date(2030, 5, 15)


@pytest.fixture
def programme() -> None:
    edition = make_edition(make_forum("Tunisia"))
    for title, day, starts, ends in (
        ("over", FIRST, time(9), time(11)),
        ("on", FIRST, time(11), time(12)),
        ("on, open end", FIRST, time(8, 1), None),
        ("over, open end", FIRST, time(8), None),
        ("next", FIRST, time(14), None),
        ("next, too", FIRST, time(14), time(15)),
        ("later", SECOND, time(9), None),
        ("today some time", FIRST, None, None),
        ("some day", None, None, None),
    ):
        make_session(edition, title, day=day, start_time=starts, end_time=ends)
    make_session(edition, "off", day=FIRST, start_time=time(12), state="cancelled")
    past = make_edition(edition.forum, "Past", start_date=date(2029, 5, 1), end_date=None)
    make_session(past, "past, undated")
    put_off = make_edition(edition.forum, "Put off", lifecycle="postponed")
    make_session(put_off, "put off", day=FIRST, start_time=time(12))


CASES: dict[str, tuple[Callable[[SessionQuerySet], Any], list[str]]] = {
    "running": (lambda rows: rows.running(MOMENT), ["on", "on, open end"]),
    "to come": (
        lambda rows: rows.to_come(MOMENT),
        ["later", "next", "next, too", "some day", "today some time"],
    ),
    "over": (lambda rows: rows.over(MOMENT), ["over", "over, open end", "past, undated"]),
    "next": (lambda rows: rows.next_up(MOMENT, rows), ["next", "next, too"]),
    "next without those": (
        lambda rows: rows.next_up(MOMENT, rows.exclude(title__startswith="next")),
        ["later"],
    ),
}


@pytest.mark.usefixtures("programme")
def test_sessions_by_the_clock() -> None:
    rows = SessionPage.objects.sources()
    found = {case: sorted(row.title for row in ask(rows)) for case, (ask, _expected) in CASES.items()}
    assert found == {case: expected for case, (_ask, expected) in CASES.items()}


@pytest.mark.usefixtures("programme")
def test_a_day_without_times_is_over_when_it_is_over_in_its_own_zone() -> None:
    """It is the fifteenth in Tunis an hour before it is in London."""
    untimed = SessionPage.objects.filter(title="today some time")

    told = {
        minute: [untimed.to_come(moment).exists(), untimed.over(moment).exists()]
        for minute, moment in (
            ("22:59", datetime(2030, 5, 14, 22, 59, tzinfo=UTC)),
            ("23:00", datetime(2030, 5, 14, 23, 0, tzinfo=UTC)),
        )
    }

    assert told == {"22:59": [True, False], "23:00": [False, True]}


def test_the_leading_sessions_of_each_edition_come_in_its_order() -> None:
    forum = make_forum("Tunisia")
    for title in ("First", "Second"):
        edition = make_edition(forum, title)
        for name, kind, hour in (
            ("panel", "panel", 10),
            ("workshop", "workshop", 11),
            ("lunch", "break", 12),
            ("plenary", "plenary", 17),
            ("opening", "opening", 9),
        ):
            make_session(edition, f"{title} {name}", kind=kind, day=FIRST, start_time=time(hour))
        make_session(edition, "off", kind="keynote", day=FIRST, start_time=time(8), state="cancelled")

    found = [session.title for session in SessionPage.objects.sources().leading(3)]

    assert sorted(found) == sorted(
        f"{e} {n}" for e in ("First", "Second") for n in ("opening", "panel", "plenary")
    )
    assert [title for title in found if title.startswith("First")] == [
        "First opening",
        "First panel",
        "First plenary",
    ]
