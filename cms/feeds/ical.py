"""Calendars: RFC 5545 with the properties of RFC 7986. Text of facts; whoever sends it adds the headers.

Without a ``METHOD``, so that nobody is invited. ``DTSTAMP`` is the last publication: the bytes stay the same
while nothing changes.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import override
from icalendar import Calendar, Component, Event, Timezone
from icalendar.prop import vDuration

from cms.feeds.facts import LONG_AGO, Edition, Session, Status
from cms.feeds.sentences import people, place, status_words
from cms.feeds.zones import zone_component

PRODUCT = "-//Convergences//Forums gateway//EN"
# How often whoever subscribes should look again.
LOOKS_EVERY = timedelta(hours=1)
STATES = {
    Status.CONFIRMED: "CONFIRMED",
    Status.PROPOSED: "TENTATIVE",
    # Nobody should come at the time that was told; a new one is a change of the same event.
    Status.POSTPONED: "CANCELLED",
    Status.CANCELLED: "CANCELLED",
}
# Editions that nobody should come to.
OFF = frozenset({"CANCELLED", "POSTPONED"})
# A session that begins in this zone needs no description of it.
UTC_NAMES = frozenset({"UTC", "Etc/UTC"})


def edition_calendar(edition: Edition, moment: datetime) -> bytes:
    """Return the calendar of an edition at ``moment``.

    It holds every session whose day is known, and what does not take place until the edition is over. Of an
    edition without such a session, it holds the days.
    """
    shown = [each for each in edition.sessions if each.day]
    if edition.is_over(moment):
        shown = [each for each in shown if not each.status.is_off]
    with override(edition.locale):
        calendar = _calendar(edition, edition.guid, edition.title, edition.feeds["ical"])
        for session in shown:
            calendar.add_component(_event(session, edition))
        if edition.days and not any(each.day for each in edition.sessions):
            calendar.add_component(_days(edition, *edition.days))
        return _written(calendar)


def session_calendar(edition: Edition) -> bytes:
    """Return the calendar of the one session of ``edition``; cancelled, it says so for ever."""
    session = edition.sessions[0]
    with override(edition.locale):
        calendar = _calendar(edition, session.guid, session.title, session.ical)
        if session.day:
            calendar.add_component(_event(session, edition))
        return _written(calendar)


def _written(calendar: Calendar) -> bytes:
    text: bytes = calendar.to_ical()
    return text


def _calendar(edition: Edition, guid: str, name: str, address: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("uid", guid)
    for property_name in ("name", "x-wr-calname"):
        calendar.add(property_name, name)
    if edition.summary:
        calendar.add("description", edition.summary)
    calendar.add("last-modified", edition.updated.astimezone(UTC))
    calendar.add("x-wr-timezone", edition.zone)
    calendar.add("refresh-interval", LOOKS_EVERY, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(LOOKS_EVERY))
    calendar.add("source", address, parameters={"value": "URI"})
    if edition.url:
        calendar.add("url", edition.url)
    calendar.add_component(_zone(edition))
    return calendar


def _zone(edition: Edition) -> Component:
    """Return the zone of all times; a calendar without any event has it, too, since it may not be empty."""
    days = [each.day for each in edition.sessions if each.day]
    days += edition.days or ()
    years = {day.year for day in days} or {edition.updated.year}
    # A session that begins on the last day of the year ends in the next.
    return Timezone.from_ical(zone_component(edition.zone, min(years), max(years) + 1))


def _event(session: Session, edition: Edition) -> Event:
    event = _marked(session.guid, session.updated)
    event.add("sequence", session.sequence)
    event.add("status", STATES[session.status])
    event.add("transp", "TRANSPARENT" if session.status.is_off else "OPAQUE")
    event.add("summary", session.title, parameters={"language": session.locale})
    _add_times(event, session)
    where = place(session, edition)
    if where:
        event.add("location", where)
    event.add("description", _description(session, edition))
    if session.themes:
        event.add("categories", [each.title for each in session.themes])
    event.add("url", session.url)
    if session.is_online and edition.online_url:
        event.add("conference", edition.online_url, parameters={"value": "URI", "feature": "VIDEO"})
    return event


def _days(edition: Edition, first: date, last: date) -> Event:
    """Return the days of an edition as one event, until sessions tell more.

    An edition counts no changes; each publication is later than the one before, which is all that a
    ``SEQUENCE`` has to tell.
    """
    event = _marked(edition.guid, edition.updated)
    event.add("sequence", int((edition.updated - LONG_AGO).total_seconds()))
    event.add("status", "CANCELLED" if edition.status in OFF else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("summary", edition.title, parameters={"language": edition.locale})
    if edition.reason and edition.status in OFF:
        event.add("description", edition.reason)
    _add_day(event, first, last)
    if edition.city:
        event.add("location", edition.city)
    if edition.url:
        event.add("url", edition.url)
    return event


def _marked(guid: str, updated: datetime) -> Event:
    event = Event()
    event.add("uid", guid)
    for name in ("dtstamp", "last-modified"):
        event.add(name, updated.astimezone(UTC))
    return event


def _add_times(event: Event, session: Session) -> None:
    if session.starts is not None:
        _add_moment(event, "dtstart", session.starts, session.zone)
        # Without an end, RFC 5545 has it end when it starts: nobody knows how long it takes.
        if session.ends is not None and session.ends > session.starts:
            _add_moment(event, "dtend", session.ends, session.zone)
    elif session.day is not None:
        _add_day(event, session.day, session.day)


def _add_moment(event: Event, name: str, moment: datetime, zone: str) -> None:
    """Add a time on the clock of the place, with the zone's own name.

    ``icalendar`` would make UTC of zones that are like it today, such as Africa/Dakar. The second time that
    clocks show the same hour in autumn can only be told in UTC.
    """
    local = moment.astimezone(ZoneInfo(zone))
    if zone in UTC_NAMES or local.fold:
        event.add(name, moment.astimezone(UTC))
    else:
        event.add(name, local.replace(tzinfo=None), parameters={"tzid": zone})


def _add_day(event: Event, first: date, last: date) -> None:
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))


def _description(session: Session, edition: Edition) -> str:
    parts = [status_words(session.status), edition.reason if session.status.is_off else ""]
    return "\n\n".join(each for each in (*parts, session.abstract, people(session), session.url) if each)
