"""10. Postpone with no date: it is said, the number is kept, and no list loses it or places it in 1970."""

from datetime import UTC, date, datetime

from forums_pages.models import EditionPage
from forums_pages.programme import lifecycle
from forums_pages.programme.turns.answers import NewDates
from tests.factories import Desk, make_edition, make_session
from tests.factories.telling import tell
from tests.scenarios.conftest import Read

FIELDS = """title slug ordinal status statusReason beginsAt
  startDate { date } previousStartDate { date precision } previousEndDate { date precision }"""
LIST = "{ editions(filter: { status: [UPCOMING, POSTPONED] }) { nodes { %s } } }" % FIELDS  # noqa: UP031 - braces


def test_postponed_then_dated_anew_and_renamed(editor: Desk, read: Read) -> None:
    edition = make_edition(title="Forum 2030", ordinal=5)
    make_session(edition, "Opening", day=date(2030, 5, 14))

    form = editor.open(edition).fill(start_date="", end_date="")
    form.fill(lifecycle="postponed", lifecycle_reason={"en": "The hall has burnt down."})
    assert form.publish().errors == {}

    was = {
        "previousStartDate": {"date": "2030-05-14", "precision": "DAY"},
        "previousEndDate": {"date": "2030-05-15", "precision": "DAY"},
    }
    reason = {"statusReason": "The hall has burnt down.", "ordinal": 5, "slug": "forum-2030", **was}
    postponed = {"title": "Forum 2030", "status": "POSTPONED", "beginsAt": None, "startDate": None, **reason}
    assert read(LIST)["editions"]["nodes"] == [postponed]
    assert list(EditionPage.objects.upcoming(datetime(2030, 12, 1, tzinfo=UTC))) == [edition]

    edition.refresh_from_db()
    lifecycle.redate(edition, NewDates(date(2031, 2, 3), date(2031, 2, 4)), title="Forum 2031")

    dated = {
        "title": "Forum 2031",
        "status": "UPCOMING",
        "beginsAt": "2031-02-03T00:00:00+01:00",
        "startDate": {"date": "2031-02-03"},
        **reason,
    }
    told = read(LIST)["editions"]["nodes"]
    assert told == [dated | {"statusReason": told[0]["statusReason"]}]
    days = read("{ sessions { nodes { title day } } }")["sessions"]["nodes"]
    assert days == [{"title": "Opening", "day": "2031-02-03"}]


def test_dated_anew_in_the_form(editor: Desk, read: Read) -> None:
    edition = make_edition(title="Forum 2030", ordinal=5)
    form = editor.open(edition).fill(start_date="", end_date="", lifecycle="postponed")
    assert form.publish().errors == {}

    form = editor.open(edition).fill(title="Forum 2031", lifecycle="announced", date_precision="day")
    assert form.fill(start_date="2031-02-03").publish().errors == {}

    [told] = read(LIST)["editions"]["nodes"]
    assert told == {
        "title": "Forum 2031",
        "slug": "forum-2030",
        "ordinal": 5,
        "status": "UPCOMING",
        "statusReason": None,
        "beginsAt": "2031-02-03T00:00:00+01:00",
        "startDate": {"date": "2031-02-03"},
        "previousStartDate": {"date": "2030-05-14", "precision": "DAY"},
        "previousEndDate": {"date": "2030-05-15", "precision": "DAY"},
    }


def test_told_by_the_guided_action_from_the_fire_to_the_new_dates(editor: Desk, read: Read) -> None:
    edition = make_edition(title="Forum 2030", ordinal=5)
    make_session(edition, "Opening", day=date(2030, 5, 14))
    before = read(LIST)

    shown = tell(editor.client, edition, "postponed").look(
        lifecycle_reason={"en": "The hall has burnt down."}
    )
    assert read(LIST) == before
    assert shown.confirm().accepted
    [postponed] = read(LIST)["editions"]["nodes"]
    assert (postponed["status"], postponed["startDate"], postponed["previousStartDate"]["date"]) == (
        "POSTPONED",
        None,
        "2030-05-14",
    )

    dates = {"start_date": "2031-02-03", "end_date": "2031-02-04", "title": "Forum 2031"}
    tell(editor.client, edition, "redated").look(lifecycle_reason={}, **dates).confirm()

    [told] = read(LIST)["editions"]["nodes"]
    assert told == {
        "title": "Forum 2031",
        "slug": "forum-2030",
        "ordinal": 5,
        "status": "UPCOMING",
        "statusReason": None,
        "beginsAt": "2031-02-03T00:00:00+01:00",
        "startDate": {"date": "2031-02-03"},
        "previousStartDate": {"date": "2030-05-14", "precision": "DAY"},
        "previousEndDate": {"date": "2030-05-15", "precision": "DAY"},
    }
    days = read("{ sessions { nodes { title day } } }")["sessions"]["nodes"]
    assert days == [{"title": "Opening", "day": "2031-02-03"}]
