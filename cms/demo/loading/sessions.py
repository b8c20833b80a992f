"""Fills sessions and articles with the facts of the data files."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from cms.demo.datafiles import Record
from cms.demo.loading.media import load_cover
from cms.demo.loading.shelf import Shelf, fixed
from cms.demo.moments import first_day, wall_clock
from forums_pages.models import (
    ArticleDocument,
    ArticleOrganisation,
    ArticlePage,
    CoOrganiser,
    EditionPage,
    Goal,
    Language,
    Participation,
    Pillar,
    Replay,
    Resource,
    SessionPage,
)


def fill_session(page: SessionPage, record: Record, shelf: Shelf) -> None:
    """Write a session's facts; its edition must have been published."""
    edition = EditionPage.objects.get(pk=shelf.get(record["edition"]).pk)
    page.kind, page.state = record["kind"], record["state"]
    page.day = _day(edition, record["day"])
    page.start_time, page.end_time = wall_clock(record["start_time"]), wall_clock(record["end_time"])
    page.room = shelf.get(record["room"]) or shelf.get(record["venue"] and f"{record['venue']}:hall")
    page.is_online = record["is_online"]
    page.clash_reason = record.get("clash_reason") or ""
    page.capacity = record.get("capacity")
    page.registration_url = record.get("registration_url") or ""
    page.live_url = record.get("live_url") or ""
    page.languages = fixed(Language, record["languages"])
    page.interpretation_languages = fixed(Language, record["interpretation_languages"])
    page.themes = shelf.all(record["themes"])
    page.goals = fixed(Goal, record["goals"])
    page.pillars = fixed(Pillar, record["pillars"])
    page.co_organisers = [CoOrganiser(organisation=each) for each in shelf.all(record["co_organisers"])]
    ordered = sorted(record["participations"], key=lambda each: each["order"])
    page.participations = [_participation(each, shelf) for each in ordered if shelf.get(each["person"])]
    page.resources = [_resource(each, shelf) for each in record["resources"]]
    page.replays = [_replay(each, shelf) for each in record["replays"]]


def fill_article(page: ArticlePage, record: Record, shelf: Shelf) -> None:
    """Write an article's facts."""
    page.kind = record["kind"]
    page.date = first_day(record["date"], shelf.today) or shelf.today
    cover = record["cover"]
    page.cover = (
        shelf.get(cover) if isinstance(cover, str) else load_cover(f"{record['key']}:cover", cover, shelf)
    )
    page.related_editions = shelf.all(record["related_editions"])
    page.related_sessions = shelf.all(record["related_sessions"])
    organisations = shelf.all(record["related_organisations"])
    page.related_organisations = [ArticleOrganisation(organisation=each) for each in organisations]
    page.documents = [ArticleDocument(document=each) for each in shelf.all(record["documents"])]


def _day(edition: EditionPage, offset: int | None) -> date | None:
    if offset is None or edition.start_date is None:
        return None
    return edition.start_date + timedelta(days=offset)


def _participation(record: Record, shelf: Shelf) -> Participation:
    return Participation(
        person=shelf.get(record["person"]),
        role=record["role"],
        job_title=record["job_title"],
        organisation_name=record["organisation_name"],
        confirmed=record["confirmed"],
        recording_consent=record["recording_consent"],
    )


def _resource(record: Record, shelf: Shelf) -> Resource:
    return Resource(label=record["label"], document=shelf.get(record["document"]), url=record["url"] or "")


def _replay(record: Record, shelf: Shelf) -> Replay:
    return Replay(
        url=record["url"],
        language_id=record["language"],
        subtitles=record["subtitles"],
        embargo_until=_moment(record["embargo_until"], shelf),
        consent=record["consent"],
    )


def _moment(value: Record | None, shelf: Shelf) -> datetime | None:
    day = first_day(value, shelf.today)
    if day is None or value is None:
        return None
    clock = wall_clock(value.get("time")) or datetime.min.time()
    return timezone.make_aware(datetime.combine(day, clock))
