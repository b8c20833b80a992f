"""I9: unknown is null: never 0, never 00:00, never 1970; and how exact a date is, is said.

The arithmetic of the clock itself is tried in ``tests/forums_pages/test_clock.py``.
"""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from forums_pages.enums import DatePrecision, EventFormat, FigureKind, RegistrationState
from forums_pages.models import EditionPage, KeyFigure, SessionPage
from tests.factories import make_call, make_edition, make_forum, make_session, make_venue, publish

pytestmark = pytest.mark.django_db


def test_an_edition_of_which_nothing_is_known_says_nothing() -> None:
    edition = make_edition(start_date=None, end_date=None, date_precision=DatePrecision.UNKNOWN, city="")
    dates = (edition.start_date, edition.end_date, edition.begins_at, edition.ends_at, edition.ordinal)
    assert dates == (None,) * 5
    assert (edition.format, edition.registration_state) == (EventFormat.UNKNOWN, RegistrationState.UNKNOWN)


def test_only_the_year_of_the_philippine_edition_is_known() -> None:
    edition = make_edition(
        make_forum("Philippines", time_zone="Asia/Manila"),
        start_date=date(2021, 1, 1),
        end_date=None,
        date_precision=DatePrecision.YEAR,
    )
    span = (edition.begins_at.astimezone(edition.time_zone), edition.ends_at.astimezone(edition.time_zone))
    assert [moment.date() for moment in span] == [date(2021, 1, 1), date(2022, 1, 1)]


def test_a_date_without_precision_and_a_precision_without_date_do_not_go_together() -> None:
    edition = make_edition(start_date=date(2021, 1, 1), end_date=None)
    edition.date_precision = DatePrecision.UNKNOWN
    with pytest.raises(ValidationError) as refusal:
        edition.full_clean()
    assert refusal.value.message_dict == {"date_precision": ["There is a date: say how exact it is."]}


def test_a_session_without_a_time_has_no_instant_and_comes_last_in_its_day() -> None:
    edition = make_edition()
    untimed = make_session(edition, "Untimed", day=date(2030, 5, 14))
    placed = make_session(edition, "Placed", day=date(2030, 5, 14), start_time=time(9, 0))
    nowhere = make_session(edition, "Some day")
    next_day = make_session(edition, "Next day", day=date(2030, 5, 15))

    assert (untimed.start_time, untimed.starts_at, untimed.ends_at, untimed.capacity) == (None,) * 4
    assert list(SessionPage.objects.of_edition(edition.pk).in_programme_order()) == [
        placed,
        untimed,
        next_day,
        nowhere,
    ]


def test_an_unknown_figure_is_not_nought() -> None:
    edition = make_edition()
    edition.key_figures = [
        KeyFigure(kind=FigureKind.PARTICIPANTS),
        KeyFigure(kind=FigureKind.STANDS, value=0),
    ]
    edition = publish(edition)

    figures = [(each.value, each.on_site, each.online) for each in edition.key_figures.all()]
    assert figures == [(None, None, None), (0, None, None)]
    assert str(edition.key_figures.first()) == "Participants: ?"


def test_a_call_without_dates_and_a_hall_without_seats_are_unknown() -> None:
    call, room = make_call(), make_venue().rooms.first()
    assert (call.opens_at, call.closes_at, room.capacity, room.venue.latitude) == (None,) * 4


def test_undated_editions_come_first_where_the_latest_do() -> None:
    dated = make_edition(title="Dated")
    undated = make_edition(
        title="Undated", start_date=None, end_date=None, date_precision=DatePrecision.UNKNOWN
    )
    assert list(EditionPage.objects.sources().latest_first()) == [undated, dated]
