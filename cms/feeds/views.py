"""The addresses of feeds: each asks for facts, has them written down and sends them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.feeds import asking, mapping, sitemap
from cms.feeds.answers import View, feed, send, send_elsewhere, send_for_ever
from cms.feeds.atom import ATOM, changes_atom, news_atom
from cms.feeds.cards import Card, picture_of
from cms.feeds.days import Schedule
from cms.feeds.facts import Edition
from cms.feeds.ical import edition_calendar, session_calendar
from graphql_api.feeds import feed_path

NEWS = f"{ATOM}; charset=utf-8"
XML = "application/xml; charset=utf-8"
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


@feed
def map_index(request: HttpRequest) -> HttpResponse:
    """Send the list of the site's maps: of its pages, of its directory, and of each edition's sessions."""
    editions = mapping.editions(request)
    parts = [feed_path("sitemap_pages"), feed_path("sitemap_directory")]
    paths = [*parts, *(feed_path("sitemap_edition", uid=each) for each in editions)]
    return send(request, sitemap.index(request.build_absolute_uri(each) for each in paths), XML)


@feed
def map_of_pages(request: HttpRequest) -> HttpResponse:
    """Send the map of all pages but sessions."""
    return send(request, sitemap.sitemap(mapping.pages(request)), XML)


@feed
def map_of_directory(request: HttpRequest) -> HttpResponse:
    """Send the map of people, organisations and themes."""
    return send(request, sitemap.sitemap(mapping.directory(request)), XML)


@feed
def map_of_edition(request: HttpRequest, uid: str) -> HttpResponse:
    """Send the map of an edition's sessions."""
    return send(request, sitemap.sitemap(mapping.sessions(request, uid)), XML)


def card(find: Callable[[HttpRequest, str, str], Card]) -> Callable[..., HttpResponse]:
    """Return the view that sends the picture which ``find`` tells of.

    What is written on it now may be another than the address says: then it is somewhere else.
    """

    @feed
    def answer(request: HttpRequest, locale: str, digest: str, uid: str = "", code: str = "") -> HttpResponse:
        wanted = find(request, locale, uid or code)
        if not wanted.path.endswith(f"-{digest}.png"):
            return send_elsewhere(wanted.address)
        return send_for_ever(request, picture_of(wanted), "image/png", digest)

    return answer


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
