"""Editions of a forum."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from forums_pages.models import EditionContact, EditionDocument, KeyFigure, Language, PartnerLevel
from forums_pages.models.edition_queries import status_at
from graphql_api.enums import EditionStatus, EventFormat
from graphql_api.loading.peers import peers_of
from graphql_api.loading.relations import count_of, many_to_many, to_many, to_one
from graphql_api.loading.words import best_text
from graphql_api.pages.call import CallForContributionsType
from graphql_api.pages.page import Page
from graphql_api.types.contact import ContactType, WorkingGroupMemberType, shown_contacts
from graphql_api.types.dates import PartialDate, in_zone, partial_date
from graphql_api.types.event_parts import EditionVenueType, Registration, registration_of
from graphql_api.types.feeds import EditionFeeds
from graphql_api.types.fields import computed
from graphql_api.types.figure import KeyFigureType
from graphql_api.types.files import Attachment, ImageType, image_of, shown_attachments
from graphql_api.types.fixed import GoalType, PillarType, SpokenLanguageType
from graphql_api.types.lists import Sessions, sessions_by
from graphql_api.types.partner import PartnerLevelType
from graphql_api.types.theme import ThemeType, goals_of, pillars_of, themes_of

if TYPE_CHECKING:
    from graphql_api.pages.forum import ForumType


def _status(edition: Any) -> EditionStatus:
    moment = peers_of(edition).reading.gate.moment
    return status_at(moment, edition.lifecycle, edition.begins_at, edition.ends_at)


def _children(edition: Any, model: type[Any], name: str) -> list[Any]:
    return to_many(edition, "page_id", lambda gate: gate.in_order(model), name)


def _partner_count(edition: Any) -> int:
    return count_of(edition, "level__page_id", lambda gate: gate.partnerships(), "partner_count")


@strawberry.type(
    name="Edition", description="One edition of a forum: one meeting, from its announcement to its report."
)
class EditionType(Page):
    """An ``EditionPage``."""

    title: str = strawberry.field(
        description="The name printed that year, whatever the forum is called today."
    )
    slogan: str | None = strawberry.field(description="Its motto.")
    summary: str | None = strawberry.field(description="One or two sentences.")
    forum: Annotated["ForumType", strawberry.lazy("graphql_api.pages.forum")] = computed(
        lambda row: to_one(row, "forum_id", lambda gate: gate.forums()), "The forum."
    )
    ordinal: int | None = strawberry.field(description="3 for the third edition; null when unknown.")
    status: EditionStatus = computed(_status, "Where it stands now; it changes by itself with the dates.")
    status_reason: str | None = computed(
        lambda row: best_text(row.lifecycle_reason, peers_of(row).reading),
        "Why it was postponed, moved online or cancelled.",
    )
    format: EventFormat = strawberry.field(description="How people take part.")
    start_date: PartialDate | None = computed(
        lambda row: partial_date(row.start_date, row.date_precision), "The first day; null while not known."
    )
    end_date: PartialDate | None = computed(
        lambda row: partial_date(row.end_date or row.start_date, row.date_precision),
        "The last day, the first where it lasts one; null while not known.",
    )
    previous_start_date: PartialDate | None = computed(
        lambda row: partial_date(row.previous_start_date, "day"), "The first day before it was postponed."
    )
    previous_end_date: PartialDate | None = computed(
        lambda row: partial_date(row.previous_end_date, "day"), "The last day before it was postponed."
    )
    begins_at: datetime | None = computed(
        lambda row: in_zone(row.begins_at, row.time_zone),
        "The instant at which its dates begin; null while not known.",
    )
    ends_at: datetime | None = computed(
        lambda row: in_zone(row.ends_at, row.time_zone),
        "The instant at which its dates are over; null while not known.",
    )
    time_zone: str = computed(lambda row: str(row.time_zone), "The IANA zone of its place.")
    city: str | None = strawberry.field(description="The city, as it is called in the language served.")
    venues: list[EditionVenueType] = computed(
        lambda row: to_many(row, "page_id", lambda gate: gate.venues(), "venues"),
        "Where it is held; empty when it is online.",
    )
    online_platform: str | None = strawberry.field(description="Such as Zoom.")
    online_url: str | None = strawberry.field(description="The address of the online event.")
    access_note: str | None = strawberry.field(description="How to take part.")
    registration: Registration = computed(registration_of, "How to get a place.")
    hashtag: str | None = strawberry.field(description="Without the # sign.")
    cover: ImageType | None = computed(lambda row: image_of(row, "cover_id"), "A wide picture.")
    languages: list[SpokenLanguageType] = computed(
        lambda row: many_to_many(row, "languages", lambda gate: gate.every(Language)),
        "The languages it is held in.",
    )
    pillars: list[PillarType] = computed(pillars_of, "The Zeros it works towards.")
    goals: list[GoalType] = computed(goals_of, "The goals it works towards.")
    themes: list[ThemeType] = computed(themes_of, "Its themes.")
    feeds: EditionFeeds = computed(lambda row: row, "Where its programme can be subscribed to.")
    sessions: Sessions = sessions_by("edition_id", lambda gate: gate.sessions(), "Its programme.")
    calls: list[CallForContributionsType] = computed(
        lambda row: to_many(row, "edition_id", lambda gate: gate.calls().order_by("path"), "calls"),
        "Its calls for contributions.",
    )
    partner_levels: list[PartnerLevelType] = computed(
        lambda row: _children(row, PartnerLevel, "partner_levels"),
        "Its partners, level by level, in the agreed order.",
    )
    partner_count: int = computed(_partner_count, "How many partnerships its levels have together.")
    working_group: list[WorkingGroupMemberType] = computed(
        lambda row: to_many(row, "page_id", lambda gate: gate.working_group(), "working_group"),
        "Who prepares it: the members that are public.",
    )
    key_figures: list[KeyFigureType] = computed(
        lambda row: _children(row, KeyFigure, "key_figures"), "Its figures, in the editors' order."
    )
    contacts: list[ContactType] = computed(
        lambda row: shown_contacts(_children(row, EditionContact, "contacts")),
        "Whom to ask for further information.",
    )
    documents: list[Attachment] = computed(
        lambda row: shown_attachments(_children(row, EditionDocument, "documents")),
        "Programme, press releases, report and the like.",
    )
