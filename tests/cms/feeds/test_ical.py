from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar
from time_machine import travel

from forums_pages.enums import Lifecycle, SessionState
from forums_pages.models import SessionPage
from tests.cms.feeds.stage import FIRST, LAST, LONG, Stage, set_stage
from tests.factories import Desk, make_edition, make_session, publish
from tests.factories.telling import tell

TUNIS = ZoneInfo("Africa/Tunis")


def fetch(client: Client, stage: Stage, language: str = "en") -> bytes:
    answer = client.get(f"/feeds/{language}/editions/{stage.uid}/programme.ics")
    assert answer.status_code == 200, answer.content
    return answer.content


def events_of(body: bytes) -> dict[str, Any]:
    """Return the events by their UID, as ``icalendar`` reads them."""
    return {str(each["uid"]): each for each in Calendar.from_ical(body).events}


def test_holds_every_session_with_a_day(client: Client, stage: Stage) -> None:
    events = events_of(fetch(client, stage))

    assert set(events) == {
        str(session.guid) for case, session in stage.sessions.items() if case != "without day"
    }
    usual = events[str(stage.sessions["usual"].guid)]
    assert {name: str(usual[name]) for name in ("summary", "status", "transp", "location", "url")} == {
        "summary": LONG,
        "status": "CONFIRMED",
        "transp": "OPAQUE",
        "location": "Great hall, Palace of Examples; east, wing, Sampleton",
        "url": stage.sessions["usual"].full_url,
    }
    assert str(usual["description"]) == (
        "First line, with a comma; and more.\nSecond \\ line.\n\n"
        f"With Ada Example, Amel Ben Salah\n\n{stage.sessions['usual'].full_url}"
    )
    assert usual["dtstart"].dt == datetime(2030, 5, 14, 9, tzinfo=TUNIS)
    assert usual["dtstart"].params["TZID"] == "Africa/Tunis"


def test_two_parsers_read_the_same_instants(client: Client, stage: Stage) -> None:
    body = fetch(client, stage)

    def told(*moments: Any) -> tuple[Any, ...]:
        return tuple(each.astimezone(UTC) if isinstance(each, datetime) else each for each in moments)

    by_icalendar = {
        uid: told(each["dtstart"].dt, each["dtend"].dt if "dtend" in each else None)
        for uid, each in events_of(body).items()
    }
    by_ical = {
        each.uid: told(each.dtstart, each.dtend)
        for each in IcsCalendarStream.calendar_from_ics(body.decode()).events
    }
    expected = {
        str(each.guid): (each.starts_at, each.ends_at)
        if each.starts_at
        else (each.day, each.day + timedelta(1))
        for each in stage.sessions.values()
        if each.day
    }
    assert by_icalendar == by_ical == expected


@pytest.mark.parametrize(
    "zone",
    [
        "Africa/Dakar",
        "Africa/Casablanca",
        "Asia/Yangon",
        "Europe/Athens",
        "Asia/Manila",
        "UTC",
        "America/St_Johns",
    ],
)
@pytest.mark.django_db
def test_the_zone_is_told_whole(client: Client, zone: str) -> None:
    stage = set_stage(zone)
    body = fetch(client, stage)
    calendar = Calendar.from_ical(body)
    component = calendar.timezones[0]
    own = component.to_tz(lookup_tzid=False)

    assert str(component["tzid"]) == zone
    starts = {str(each["uid"]): each["dtstart"] for each in calendar.events}
    for session in stage.sessions.values():
        if session.starts_at:
            start = starts[str(session.guid)]
            assert start.params.get("TZID") == (None if zone == "UTC" else zone)
            local = start.dt.replace(tzinfo=own)
            assert local.astimezone(UTC) == session.starts_at
    # At every noon of the year, as the operating system's own tables have it.
    days = [datetime(2030, 1, 1, 12, tzinfo=UTC) + timedelta(days=day) for day in range(365)]
    assert [day.replace(tzinfo=own).utcoffset() for day in days] == [
        day.replace(tzinfo=ZoneInfo(zone)).utcoffset() for day in days
    ]


def test_lines_are_folded_at_75_octets_and_end_as_they_should(client: Client, stage: Stage) -> None:
    body = fetch(client, stage, "ar")
    lines = body.split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert lines[-1] == b""
    # No character is torn.
    assert [line for line in lines if not _is_utf8(line)] == []
    assert b"METHOD" not in body


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def test_tells_how_often_to_look_and_what_it_is(client: Client, stage: Stage) -> None:
    calendar = Calendar.from_ical(fetch(client, stage, "fr"))
    head = {name: str(calendar[name].to_ical(), "utf-8") for name in calendar if name != "LAST-MODIFIED"}

    assert head == {
        "PRODID": "-//Convergences//Forums gateway//EN",
        "VERSION": "2.0",
        "CALSCALE": "GREGORIAN",
        "UID": str(stage.edition.translation_key),
        "NAME": "Forum 2030 en français",
        "X-WR-CALNAME": "Forum 2030 en français",
        "DESCRIPTION": "Two days of work\\, “together”.",
        "X-WR-TIMEZONE": "Africa/Tunis",
        "REFRESH-INTERVAL": "PT1H",
        "X-PUBLISHED-TTL": "PT1H",
        "SOURCE": f"http://testserver/feeds/fr/editions/{stage.uid}/programme.ics",
        "URL": calendar["URL"],
    }


def test_what_is_cancelled_stays_until_the_edition_is_over(client: Client, stage: Stage) -> None:
    guid = str(stage.sessions["cancelled"].guid)
    before = events_of(fetch(client, stage))[guid]
    assert (str(before["status"]), str(before["transp"])) == ("CANCELLED", "TRANSPARENT")
    assert str(before["description"]).startswith("Cancelled")

    with travel(datetime(2030, 5, 15, 22, tzinfo=UTC)):
        assert guid in events_of(fetch(client, stage))
    # The last day ends in Tunis an hour before it does in Greenwich.
    with travel(datetime(2030, 5, 15, 23, tzinfo=UTC)):
        assert guid not in events_of(fetch(client, stage))
        alone = client.get(f"/feeds/en/sessions/{stage.sessions['cancelled'].code}.ics").content
        assert str(events_of(alone)[guid]["status"]) == "CANCELLED"


def test_a_cancelled_or_postponed_edition_takes_its_sessions_with_it(client: Client, stage: Stage) -> None:
    for lifecycle in (Lifecycle.CANCELLED, Lifecycle.POSTPONED):
        stage.edition.lifecycle = lifecycle
        publish(stage.edition)
        events = events_of(fetch(client, stage))
        assert {str(each["status"]) for each in events.values()} == {"CANCELLED"}
    # Called off twice, and the second time for another reason.
    assert {int(each["sequence"]) for each in events.values()} == {2}


def test_bytes_stay_the_same_while_nothing_changes(client: Client, stage: Stage) -> None:
    first = fetch(client, stage)
    with travel(datetime(2029, 1, 1, tzinfo=UTC)):
        assert fetch(client, stage) == first


def test_a_change_of_time_is_counted_and_one_of_words_is_not(client: Client, stage: Stage) -> None:
    session = stage.sessions["usual"]
    guid = str(session.guid)
    before = events_of(fetch(client, stage))[guid]
    session.abstract = "Other words"
    with travel(datetime(2027, 1, 1, tzinfo=UTC)):
        session = publish(session)
    words = events_of(fetch(client, stage))[guid]
    session.state, session.day = SessionState.CONFIRMED, LAST
    with travel(datetime(2027, 1, 2, tzinfo=UTC)):
        publish(session)
    moved = events_of(fetch(client, stage))[guid]

    assert [int(each["sequence"]) for each in (before, words, moved)] == [0, 0, 1]
    stamps = [each["dtstamp"].dt for each in (before, words, moved)]
    assert stamps == sorted(set(stamps))


@pytest.mark.django_db
def test_an_edition_without_sessions_is_told_by_its_days(client: Client) -> None:
    edition = make_edition(title="Forum 2030")
    event = events_of(fetch(client, Stage(edition, {})))[str(edition.translation_key)]

    assert (event["dtstart"].dt, event["dtend"].dt) == (FIRST, LAST + timedelta(days=1))
    assert {name: str(event[name]) for name in ("summary", "status", "transp", "location")} == {
        "summary": "Forum 2030",
        "status": "CONFIRMED",
        "transp": "TRANSPARENT",
        "location": "Sampleton",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("has_sessions", [True, False])
def test_calendars_learn_at_each_turn_that_they_show_something_untrue(
    client: Client, has_sessions: bool
) -> None:
    """RFC 5545: the same UID, a greater SEQUENCE, and STATUS:CANCELLED for what nobody should come to."""
    edition = make_edition(title="Forum 2030")
    guid = str(edition.translation_key)
    if has_sessions:
        guid = str(make_session(edition, day=FIRST).guid)
    desk, told = Desk(Client()), []

    def look(start: date) -> None:
        event = events_of(fetch(client, Stage(edition, {})))[guid]
        assert event["dtstart"].dt == start
        told.append((str(event["status"]), int(event["sequence"]), event["dtstamp"].dt))

    look(FIRST)
    later = {"start_date": "2031-02-03", "end_date": "2031-02-04"}
    turns: list[tuple[str, dict[str, Any], date]] = [
        ("cancelled", {"lifecycle_reason": {"en": "A storm."}}, FIRST),
        ("reinstated", {}, FIRST),
        ("postponed", {}, FIRST),
        ("redated", later, date(2031, 2, 3)),
    ]
    with travel(timezone.now(), tick=False) as clock:
        for turn, answers, start in turns:
            clock.shift(timedelta(minutes=1))
            assert tell(desk.client, edition, turn).look(**answers).confirm().accepted
            look(start)
    statuses, sequences, stamps = zip(*told, strict=True)
    assert statuses == ("CONFIRMED", "CANCELLED", "CONFIRMED", "CANCELLED", "CONFIRMED")
    for numbers in (sequences, stamps):
        assert list(numbers) == sorted(set(numbers))


@pytest.mark.django_db
def test_a_session_that_is_cancelled_is_struck_out_and_comes_back(client: Client) -> None:
    edition = make_edition()
    session = make_session(edition, day=FIRST)
    desk, told = Desk(Client()), []
    addresses = (f"/feeds/en/editions/{Stage(edition, {}).uid}/programme.ics", session_address(session))
    for turn in ("", "cancelled", "reinstated"):
        if turn:
            tell(desk.client, session, turn).confirm()
        events = [events_of(client.get(url).content)[str(session.guid)] for url in addresses]
        assert len({(str(event["status"]), int(event["sequence"])) for event in events}) == 1
        told.append((str(events[0]["status"]), int(events[0]["sequence"])))
    assert told == [("CONFIRMED", 0), ("CANCELLED", 1), ("CONFIRMED", 2)]


def session_address(session: SessionPage) -> str:
    return f"/feeds/en/sessions/{session.code}.ics"


@pytest.mark.django_db
def test_an_edition_without_days_is_a_valid_calendar_still(client: Client) -> None:
    edition = make_edition(start_date=date(2031, 1, 1), end_date=None, date_precision="year")
    body = fetch(client, Stage(edition, {}))

    assert [each.name for each in Calendar.from_ical(body).subcomponents] == ["VTIMEZONE"]
    assert IcsCalendarStream.calendar_from_ics(body.decode()).events == []
