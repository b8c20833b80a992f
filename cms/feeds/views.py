"""The addresses of feeds: each asks for facts, has them written down and sends them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.feeds import asking
from cms.feeds.answers import View, feed, send
from cms.feeds.atom import ATOM, changes_atom, news_atom
from cms.feeds.days import Schedule
from cms.feeds.facts import Edition
from cms.feeds.ical import edition_calendar, session_calendar

NEWS = f"{ATOM}; charset=utf-8"
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


@feed
def news(request: HttpRequest, locale: str) -> HttpResponse:
    """Send the latest articles."""
    return send(request, news_atom(asking.news(request, locale), _address(request)), NEWS)


@feed
def changes(request: HttpRequest, locale: str, uid: str) -> HttpResponse:
    """Send what changed in the programme of an edition."""
    return send(request, changes_atom(asking.edition(request, locale, uid), _address(request)), NEWS)


def schedule(write: Callable[[Edition], bytes], media_type: str) -> View[[str, str]]:
    """Return the view that sends the schedule of an edition, as ``write`` writes it."""

    @feed
    def answer(request: HttpRequest, locale: str, uid: str) -> HttpResponse:
        edition = asking.edition(request, locale, uid)
        if not Schedule(edition).days:
            with override(locale):
                raise asking.NothingToReadError(_("The days of this edition are not known yet."))
        return send(request, write(edition), media_type)

    return answer


def _address(request: HttpRequest) -> str:
    return request.build_absolute_uri(request.path)
