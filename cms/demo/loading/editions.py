"""Fills forums, editions and calls with the facts of the data files."""

from datetime import time
from typing import Any

from cms.demo.datafiles import Record
from cms.demo.loading.media import load_cover
from cms.demo.loading.shelf import Shelf, fixed
from cms.demo.moments import first_day
from forums_pages.models import (
    CallAttachment,
    CallPage,
    Criterion,
    EditionContact,
    EditionDocument,
    EditionPage,
    EditionVenue,
    ForumContact,
    ForumHost,
    ForumPage,
    Goal,
    KeyFigure,
    Language,
    PartnerLevel,
    Partnership,
    Pillar,
    WorkingGroupMember,
)


def fill_forum(page: ForumPage, record: Record, shelf: Shelf) -> None:
    """Write a forum's facts."""
    page.country = record["country"] or ""
    page.further_countries = record["further_countries"]
    page.time_zone = record["time_zone"]
    page.languages = fixed(Language, record["languages"])
    page.status = record["status"]
    page.brand_image = load_cover(f"{record['key']}:cover", record["cover"], shelf, page.title)
    page.hosts = [ForumHost(organisation=each) for each in shelf.all(record["hosts"])]
    page.contacts = [ForumContact(**_contact(each, shelf)) for each in record["contacts"]]


def fill_edition(page: EditionPage, record: Record, shelf: Shelf) -> None:
    """Write an edition's facts."""
    _dates_and_place(page, record, shelf)
    _registration(page, record, shelf)
    page.languages = fixed(Language, record["languages"])
    page.pillars = fixed(Pillar, record["pillars"])
    page.goals = fixed(Goal, record["goals"])
    page.themes = shelf.all(record["themes"])
    page.cover = load_cover(f"{record['key']}:cover", record["cover"], shelf, page.title)
    page.hashtag = (record["hashtag"] or "").lstrip("#")
    page.venues = [EditionVenue(venue=venue) for venue in shelf.all(record["venues"])]
    page.working_group = [_member(each, shelf) for each in record["working_group"]]
    page.partner_levels = [_level(each, shelf) for each in record["levels"]]
    page.key_figures = [_figure(each) for each in record["key_figures"]]
    page.contacts = [EditionContact(**_contact(each, shelf)) for each in record["contacts"]]
    page.documents = [row for each in record["documents"] for row in _documents(each, shelf)]


def fill_call(page: CallPage, record: Record, shelf: Shelf) -> None:
    """Write a call's facts; unknown dates stay unknown."""
    opens, closes = record.get("opens"), record.get("closes")
    page.opens_on, page.closes_on = first_day(opens, shelf.today), first_day(closes, shelf.today)
    if opens:
        page.opens_time = time.fromisoformat(opens["time"])
    if closes:
        page.closes_time = time.fromisoformat(closes["time"])
    page.soft_closes_on = first_day(record.get("soft_close"), shelf.today)
    page.results_on = first_day(record.get("results"), shelf.today)
    page.session_kinds = record.get("session_kinds") or []
    page.languages = fixed(Language, record["languages"])
    page.themes = shelf.all(record["themes"])
    page.criteria = [
        Criterion(label=each["label"], description=each.get("description") or {}, weight=each["weight"])
        for each in record["criteria"]
    ]
    page.attachments = [CallAttachment(document=each) for each in shelf.all(record.get("attachments"))]


def _dates_and_place(page: EditionPage, record: Record, shelf: Shelf) -> None:
    dates = record["dates"]
    page.ordinal = record["ordinal"]
    page.start_date = first_day(dates["start"], shelf.today)
    page.end_date = first_day(dates["end"], shelf.today)
    page.date_precision = dates["precision"]
    page.time_zone = record["time_zone"]
    page.city = record["city"]
    page.format = record["format"]
    page.lifecycle = record["lifecycle"]
    page.lifecycle_reason = record["lifecycle_reason"]
    page.previous_start_date = first_day(record["previous_start"], shelf.today)
    page.previous_end_date = first_day(record["previous_end"], shelf.today)


def _registration(page: EditionPage, record: Record, shelf: Shelf) -> None:
    online, registration = record["online_platform"] or {}, record["registration"] or {}
    page.online_platform = online.get("name") or ""
    page.online_url = online.get("url") or ""
    page.access_note = online.get("access_note") or {}
    page.registration_url = registration.get("url") or ""
    page.registration_state = registration.get("state") or "unknown"
    page.registration_opens = first_day(registration.get("opens_on"), shelf.today)
    page.registration_closes = first_day(registration.get("closes_on"), shelf.today)
    page.admission = registration.get("admission") or {}


def _contact(record: Record, shelf: Shelf) -> dict[str, Any]:
    return {
        "person": shelf.get(record["person"]),
        "name": record["name"] or "",
        "role": record["role"],
        "email": record["email"] or "",
        "email_is_public": bool(record["email_public"]),
        "phone": record["phone"] or "",
        "phone_is_public": bool(record["phone_public"]),
    }


def _member(record: Record, shelf: Shelf) -> WorkingGroupMember:
    return WorkingGroupMember(
        organisation=shelf.get(record["organisation"]),
        person=shelf.get(record["person"]),
        sector=record["sector"] or "",
        role=record["role"],
        is_public=record["public"],
        joined_on=first_day(record["joined_on"], shelf.today),
        left_on=first_day(record["left_on"], shelf.today),
    )


def _level(record: Record, shelf: Shelf) -> PartnerLevel:
    level = PartnerLevel(kind=record["kind"], label=record["label"], logo_size=record["logo_size"])
    level.partnerships = [
        Partnership(
            organisation=shelf.get(each["organisation"]),
            printed_name=each["printed_name"] or "",
            wording=each["wording"],
            via=each["via"],
            link=each["link"] or "",
            logo_approved=each["logo_approved"],
            confirmed=each["confirmed"],
        )
        for each in record["partnerships"]
        if shelf.get(each["organisation"]) is not None
    ]
    return level


def _figure(record: Record) -> KeyFigure:
    sources = ", ".join(record.get("internal_source") or [])
    note = "\n".join(
        part for part in (record.get("internal_note"), sources and f"Sources: {sources}") if part
    )
    return KeyFigure(
        kind=record["kind"],
        label=record["label"],
        value=record["value"],
        qualifier=record["qualifier"],
        on_site=record["on_site"],
        online=record["online"],
        unit=record["unit"],
        internal_note=note,
    )


def _documents(record: Any, shelf: Shelf) -> list[EditionDocument]:
    """Return a drawn document, or one link per language of a sourced one (none where no address is known)."""
    if isinstance(record, str):
        return [EditionDocument(document=each) for each in shelf.all([record])]
    links: dict[str, str] = record.get("links") or {}
    return [EditionDocument(label=record["title"], url=url) for url in links.values()]
