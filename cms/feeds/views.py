"""The addresses of feeds: each asks for facts, has them written down and sends them."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from cms.feeds import asking
from cms.feeds.answers import feed, send
from cms.feeds.ical import edition_calendar, session_calendar

CALENDAR = "text/calendar; charset=utf-8"


@feed
def edition_ical(request: HttpRequest, locale: str, uid: str) -> HttpResponse:
    """Send the calendar of an edition."""
    edition = asking.edition(request, locale, uid)
    return send(request, edition_calendar(edition, timezone.now()), CALENDAR, "programme.ics")


@feed
def session_ical(request: HttpRequest, locale: str, code: str) -> HttpResponse:
    """Send the calendar of one session."""
    edition = asking.edition_of_session(request, locale, code)
    return send(request, session_calendar(edition), CALENDAR, f"{edition.sessions[0].code}.ics")
