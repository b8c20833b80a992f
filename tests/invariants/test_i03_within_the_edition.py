"""I3: a session lies within its edition's dates in the edition's zone; past midnight until 04:00 is fine."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from forums_pages.enums import DatePrecision
from forums_pages.models import SessionPage
from tests.factories import Desk, make_edition, make_session

pytestmark = pytest.mark.django_db

FIRST, LAST, AFTER = date(2030, 5, 14), date(2030, 5, 15), date(2030, 5, 16)


def errors_of(
    day: date | None, start: time | None = None, end: time | None = None, **edition: object
) -> object:
    facts = {"start_date": FIRST, "end_date": LAST, "time_zone": "Asia/Yangon", **edition}
    session = SessionPage.objects.get(pk=make_session(make_edition(**facts)).pk)
    session.day, session.start_time, session.end_time = day, start, end
    try:
        session.full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


OUTSIDE = {"day": ["The day lies outside the edition's dates."]}
TOO_LATE = {"end_time": ["The session ends after the edition: at the latest at 04:00."]}


@pytest.mark.parametrize(
    ("day", "start", "end", "errors"),
    [
        (FIRST, time(0, 0), time(1, 0), {}),
        (LAST, time(22, 0), time(4, 0), {}),
        (LAST, None, None, {}),
        (AFTER, time(3, 0), time(4, 0), {}),
        (None, None, None, {}),
        (date(2030, 5, 13), None, None, OUTSIDE),
        (date(2030, 5, 13), time(23, 0), time(1, 0), OUTSIDE),
        (AFTER, None, None, OUTSIDE),
        (AFTER, time(4, 0), None, OUTSIDE),
        (LAST, time(22, 0), time(4, 1), TOO_LATE),
        (None, time(9, 0), None, {"day": ["Give the day as well."]}),
    ],
)
def test_what_lies_within_is_kept_and_what_does_not_is_refused(
    day: date | None, start: time | None, end: time | None, errors: object
) -> None:
    assert errors_of(day, start, end) == errors


def test_an_edition_of_which_the_month_is_known_takes_the_whole_month() -> None:
    month = {"start_date": date(2030, 5, 1), "end_date": None, "date_precision": DatePrecision.MONTH}
    assert errors_of(date(2030, 5, 31), **month) == {}


def test_the_last_day_of_an_edition_without_an_end_is_its_first() -> None:
    assert errors_of(LAST, end_date=None) == OUTSIDE


def test_an_undated_edition_takes_any_day() -> None:
    undated = {"start_date": None, "end_date": None, "date_precision": DatePrecision.UNKNOWN}
    assert errors_of(date(2031, 1, 1), **undated) == {}


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_slip_of_the_keyboard_is_told_at_its_field(day: date) -> None:
    message = "Check the year: it must lie between 1900 and 2199."
    assert errors_of(day, time(9, 0), time(8, 0)) == {"day": [message]}


@pytest.mark.parametrize("press", ["save", "publish"])
def test_the_form_of_a_new_session_tells_it_at_the_field(client: Client, press: str) -> None:
    edition = make_edition(start_date=FIRST, end_date=LAST)
    form = Desk(client).new(edition, SessionPage).fill(title="Too late", day=AFTER)
    assert getattr(form, press)().errors == OUTSIDE
    assert getattr(form.fill(day=LAST), press)().errors == {}


def test_the_form_of_a_new_session_knows_the_clocks_of_the_edition(client: Client) -> None:
    night = {"start_date": date(2030, 3, 31), "end_date": date(2030, 3, 31), "time_zone": "Europe/Athens"}
    form = Desk(client).new(make_edition(**night), SessionPage).fill(title="Skipped", start_time="03:30")
    assert form.publish().errors == {
        "start_time": ["Clocks in Europe/Athens skip this time: summer time begins. Choose another."]
    }
