"""Samples of blocks that show records: documents, people, organisations and pages that do not exist."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django_countries import countries

from cms.public.samples.words import block, picture, placed

DAYS = 30


def page(title: str, **fields: Any) -> dict[str, Any]:
    """Return a page that has no address."""
    return {"id": "", "title": title, "path": None, "locale": None, "isFallback": False, **fields}


def edition() -> dict[str, Any]:
    """Return an edition that begins in ``DAYS`` days."""
    first = (timezone.now() + timedelta(days=DAYS)).date().isoformat()
    dates = {"startDate": {"date": first, "precision": "DAY"}, "endDate": None}
    return page(_("Edition"), status="UPCOMING", city=None, format="UNKNOWN", **dates)


def session(title: str) -> dict[str, Any]:
    """Return a session of which nothing but the title is known."""
    unknown = dict.fromkeys(("day", "startTime", "endTime", "startsAt", "endsAt", "room"))
    told = {"code": "", "kind": "OTHER", "state": "CONFIRMED", "timeZone": "UTC", "isOnline": False}
    return page(title, **told, **unknown)


def organisations() -> list[dict[str, Any]]:
    """Return three organisations."""
    return [
        {
            "slug": "",
            "name": _("Organisation %(letter)s") % {"letter": letter},
            "locale": None,
            "isFallback": False,
        }
        for letter in "ABC"
    ]


def document_list() -> dict[str, Any]:
    """Return two documents."""
    told = {"url": "", "language": None, "fileExtension": "pdf", "fileSize": None}
    documents = [{"title": title, **told} for title in (_("Programme"), _("Report"))]
    return block("DOCUMENT_LIST", heading=_("Downloads"), documents=documents)


def person_list() -> dict[str, Any]:
    """Return three people with all that can be shown of them."""
    people = [
        {
            "slug": "",
            "name": _("Given name Family name"),
            "jobTitle": _("Job title"),
            "organisation": organisation,
            "portrait": {"picture": picture()},
        }
        for organisation in organisations()
    ]
    return block(
        "PERSON_LIST", heading=_("The team"), show=["PORTRAIT", "JOB_TITLE", "ORGANISATION"], people=people
    )


def organisation_list() -> dict[str, Any]:
    """Return three organisations with their logos."""
    shown = [
        {"showsName": True, "organisation": organisation, "logo": {"picture": picture()}}
        for organisation in organisations()
    ]
    return block("ORGANISATION_LIST", heading=_("With"), organisations=shown)


def session_list() -> dict[str, Any]:
    """Return two sessions."""
    sessions = [session(title) for title in (_("Opening"), _("Round table"))]
    return block("SESSION_LIST", heading=_("Not to be missed"), sessions=sessions)


def countdown() -> dict[str, Any]:
    """Return the days to an edition."""
    told = {"daysLeft": DAYS, "hasBegun": False, "textAfter": None, "edition": edition()}
    return block("COUNTDOWN", label=_("The forum begins in"), **told)


def map_of_forums() -> dict[str, Any]:
    """Return a map with two countries whose forums have been held."""
    places = [(code, str(countries.name(code))) for code in ("TN", "GR")]
    forums = [page(name, country={"code": code, "name": name}) for code, name in places]
    words = {"heading": _("Where the forums are"), "intro": _("One network in several countries.")}
    return block("MAP", **words, forums=forums)


def card_list() -> dict[str, Any]:
    """Return three cards."""
    titles = (_("Zero Exclusion"), _("Zero Carbon"), _("Zero Poverty"))
    cards = [{"title": title, "text": None, "link": None, "image": placed()} for title in titles]
    return block("CARD_LIST", heading=_("Three pillars"), cards=cards)


def page_list() -> dict[str, Any]:
    """Return two pages."""
    pages = [page(title) for title in (_("First article"), _("Second article"))]
    return block("PAGE_LIST", heading=_("News"), display="LIST", pages=pages)


SAMPLES = {
    "map": map_of_forums,
    **{
        each.__name__: each
        for each in (
            document_list, person_list, organisation_list, session_list, countdown, card_list, page_list,
        )
    },
}  # fmt: skip
