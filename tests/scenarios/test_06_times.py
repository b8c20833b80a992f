"""6. Times: what the hall's clock shows, and the exact instant; correcting the zone keeps the former."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from forums_pages.models import EditionPage
from tests.factories import Desk, make_edition, make_forum, make_session
from tests.scenarios.conftest import Read

QUERY = "{ sessions { nodes { title startTime startsAt timeZone } } }"


def athens(zone: str = "Europe/Athens") -> EditionPage:
    edition = make_edition(
        make_forum("Greece", country="GR", time_zone=zone),
        "Convergences Greece Forum",
        start_date=date(2019, 4, 1),
        end_date=date(2019, 4, 2),
    )
    make_session(edition, "Opening event", day=date(2019, 4, 1), start_time=time(19, 30))
    return edition


def told(start: str, zone: str) -> dict[str, object]:
    node = {"title": "Opening event", "startTime": "19:30:00", "startsAt": start, "timeZone": zone}
    return {"sessions": {"nodes": [node]}}


def test_half_past_seven_in_athens(read: Read) -> None:
    athens()
    answer = read(QUERY)

    assert answer == told("2019-04-01T19:30:00+03:00", "Europe/Athens")
    moment = datetime.fromisoformat(answer["sessions"]["nodes"][0]["startsAt"])
    assert moment.astimezone(ZoneInfo("Europe/Paris")).strftime("%H:%M") == "18:30"


def test_correcting_the_zone_asks_keeps_the_local_time_and_changes_the_instant(
    editor: Desk, read: Read
) -> None:
    edition = athens(zone="Europe/Paris")
    before = read(QUERY)
    form = editor.open(edition).fill(time_zone="Europe/Athens")

    asked = form.publish()
    meanwhile = read(QUERY)
    again = form.sent_back(asked).publish()

    kept = "“Opening event” stays at 19:30, which is another moment then."
    [question] = asked.errors["time_zone"]
    assert (list(asked.errors), kept in question) == (["time_zone"], True)
    assert again.errors == {}
    assert before == meanwhile == told("2019-04-01T19:30:00+02:00", "Europe/Paris")
    assert read(QUERY) == told("2019-04-01T19:30:00+03:00", "Europe/Athens")
