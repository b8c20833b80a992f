"""I8: a status follows from dates, zone and lifecycle when it is read; nobody presses a button."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from forums_pages.enums import CallStatus, DatePrecision, EditionStatus, Lifecycle
from forums_pages.models import CallPage, EditionPage
from tests.factories import make_call, make_edition, translate

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
# 14 and 15 May 2030 in Tunis, which is one hour ahead of UTC.
BEGINS, ENDS = datetime(2030, 5, 13, 23, tzinfo=UTC), datetime(2030, 5, 15, 23, tzinfo=UTC)
UPCOMING, ONGOING, PAST = EditionStatus.UPCOMING, EditionStatus.ONGOING, EditionStatus.PAST


def both_ways(edition: EditionPage, moment: datetime) -> EditionStatus:
    """Return the status; the property and the query must say the same."""
    annotated = EditionPage.objects.with_status(moment).get(pk=edition.pk).status_now
    assert annotated == edition.status_on(moment)
    return EditionStatus(annotated)


@pytest.mark.parametrize(
    ("moment", "status"),
    [(BEGINS - SECOND, UPCOMING), (BEGINS, ONGOING), (ENDS - SECOND, ONGOING), (ENDS, PAST)],
)
def test_an_edition_turns_at_midnight_in_its_own_zone(moment: datetime, status: EditionStatus) -> None:
    edition = make_edition(lifecycle=Lifecycle.PLANNED)
    assert both_ways(edition, moment) == status
    assert translate(edition, "fr").status_on(moment) == status


@pytest.mark.parametrize("moment", [BEGINS - SECOND, BEGINS, ENDS])
@pytest.mark.parametrize(
    ("lifecycle", "status"),
    [
        (Lifecycle.POSTPONED, EditionStatus.POSTPONED),
        (Lifecycle.CANCELLED, EditionStatus.CANCELLED),
    ],
)
def test_what_the_organisers_decided_comes_first(
    lifecycle: Lifecycle, status: EditionStatus, moment: datetime
) -> None:
    assert both_ways(make_edition(lifecycle=lifecycle), moment) == status


def test_an_undated_edition_is_to_come_unless_it_was_held() -> None:
    undated = {"start_date": None, "end_date": None, "date_precision": DatePrecision.UNKNOWN}
    states = {
        lifecycle: both_ways(make_edition(title=lifecycle, lifecycle=lifecycle, **undated), BEGINS)
        for lifecycle in (Lifecycle.PLANNED, Lifecycle.ANNOUNCED, Lifecycle.HELD)
    }
    assert states == {"planned": UPCOMING, "announced": UPCOMING, "held": PAST}


def test_an_edition_of_which_the_year_is_known_lasts_the_year() -> None:
    year = make_edition(start_date=date(2030, 1, 1), end_date=None, date_precision=DatePrecision.YEAR)
    new_year = datetime(2030, 12, 31, 23, tzinfo=UTC)
    assert [both_ways(year, moment) for moment in (new_year - SECOND, new_year)] == [ONGOING, PAST]


def test_lists_ask_the_same_question() -> None:
    edition = make_edition()
    lists = [
        (moment, list(EditionPage.objects.upcoming(moment)), list(EditionPage.objects.past(moment)))
        for moment in (BEGINS - SECOND, BEGINS, ENDS)
    ]
    assert lists == [(BEGINS - SECOND, [edition], []), (BEGINS, [], []), (ENDS, [], [edition])]


def test_a_call_opens_and_closes_by_itself() -> None:
    call = make_call(
        time_zone="Africa/Tunis",
        opens_on=date(2026, 1, 5),
        closes_on=date(2026, 3, 18),
        closes_time=time(23, 59),
    )
    opens, closed = datetime(2026, 1, 4, 23, tzinfo=UTC), datetime(2026, 3, 18, 23, tzinfo=UTC)
    outcomes = [
        (CallPage.objects.open(moment).exists(), call.status_on(moment))
        for moment in (opens - SECOND, opens, closed - SECOND, closed)
    ]
    assert outcomes == [
        (False, CallStatus.SCHEDULED),
        (True, CallStatus.OPEN),
        (True, CallStatus.OPEN),
        (False, CallStatus.CLOSED),
    ]
