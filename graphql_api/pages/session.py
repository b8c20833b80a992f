"""Sessions of a programme."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from forums_pages.enums import EventFormat
from forums_pages.models import CoOrganiser, Language, Resource, Room
from forums_pages.models.session_queries import is_live_link_open
from graphql_api.enums import SessionKind, SessionState
from graphql_api.loading.peers import peers_of
from graphql_api.loading.relations import joined, many_to_many, to_many, to_one
from graphql_api.pages.page import Page
from graphql_api.types.dates import in_zone
from graphql_api.types.feeds import session_ical
from graphql_api.types.fields import computed
from graphql_api.types.files import Attachment, shown_attachments
from graphql_api.types.fixed import GoalType, PillarType, SpokenLanguageType
from graphql_api.types.organisation import OrganisationType, organisation_of
from graphql_api.types.participation import ParticipationType, with_people
from graphql_api.types.place import RoomType
from graphql_api.types.replay import ReplayType
from graphql_api.types.theme import ThemeType, goals_of, pillars_of, themes_of

if TYPE_CHECKING:
    from graphql_api.pages.edition import EditionType


def edition_of(row: Any) -> Any:
    """Return the edition of ``row``."""
    return to_one(row, "edition_id", lambda gate: gate.editions())


def _room(session: Any) -> Any:
    if edition_of(session).format == EventFormat.ONLINE:
        return None
    if "room" in session._state.fields_cache:
        return joined(session, "room")
    return to_one(session, "room_id", lambda gate: gate.every(Room))


def _live_url(session: Any) -> str | None:
    moment = peers_of(session).reading.gate.moment
    # Without an address, nothing hangs on the clock.
    is_shown = session.live_url and is_live_link_open(moment, session.starts_at, session.ends_at)
    return session.live_url if is_shown else None


def _participations(session: Any) -> list[Any]:
    return to_many(session, "page_id", with_people, "participations")


def _co_organisers(session: Any) -> list[Any]:
    links = to_many(session, "page_id", lambda gate: gate.organisation_links(CoOrganiser), "co_organisers")
    return [organisation_of(link) for link in links]


@strawberry.type(name="Session", description="A session of an edition's programme.")
class SessionType(Page):
    """A ``SessionPage``."""

    abstract: str | None = strawberry.field(description="What it is about, in a paragraph.")
    code: str = computed(
        lambda row: row.identity.code, "Six characters that people can say; never used again."
    )
    guid: strawberry.ID = computed(
        lambda row: str(row.identity_id), "A UUID that never changes: what feeds use."
    )
    edition: Annotated["EditionType", strawberry.lazy("graphql_api.pages.edition")] = computed(
        edition_of, "The edition."
    )
    kind: SessionKind = strawberry.field(description="What happens in it.")
    state: SessionState = strawberry.field(description="How sure it is; a cancelled one keeps its address.")
    day: date | None = strawberry.field(description="The day, in the edition's zone; null while not known.")
    start_time: time | None = strawberry.field(
        description="What the clock in the hall shows; null while not known."
    )
    end_time: time | None = strawberry.field(
        description="Before the start: on the next day. Null while not known."
    )
    starts_at: datetime | None = computed(
        lambda row: in_zone(row.starts_at, edition_of(row).time_zone),
        "The exact instant; null while not known.",
    )
    ends_at: datetime | None = computed(
        lambda row: in_zone(row.ends_at, edition_of(row).time_zone),
        "The exact instant; null while not known.",
    )
    time_zone: str = computed(lambda row: str(edition_of(row).time_zone), "The IANA zone of the edition.")
    room: RoomType | None = computed(_room, "The room; null while not known and when the edition is online.")
    is_online: bool = strawberry.field(description="Whether it can be followed online.")
    live_url: str | None = computed(
        _live_url, "Where to follow it, from half an hour before it until half an hour after; null otherwise."
    )
    capacity: int | None = strawberry.field(description="Seats; null when unknown.")
    registration_url: str | None = strawberry.field(description="Where to register for this session.")
    languages: list[SpokenLanguageType] = computed(
        lambda row: many_to_many(row, "languages", lambda gate: gate.every(Language)),
        "The languages it is held in.",
    )
    interpretation_languages: list[SpokenLanguageType] = computed(
        lambda row: many_to_many(row, "interpretation_languages", lambda gate: gate.every(Language)),
        "The languages it is interpreted into.",
    )
    themes: list[ThemeType] = computed(themes_of, "Its themes.")
    goals: list[GoalType] = computed(goals_of, "The goals it is about.")
    pillars: list[PillarType] = computed(pillars_of, "The Zeros it is about.")
    sequence: int = strawberry.field(
        description="How often its time, place or status has changed: iCalendar's `SEQUENCE`. It never gets "
        "smaller."
    )
    ical: str = computed(
        session_ical, "A calendar (iCalendar) with this session alone, in the language asked for."
    )
    participations: list[ParticipationType] = computed(
        _participations, "Speakers, moderators and others who have confirmed, in the agreed order."
    )
    co_organisers: list[OrganisationType] = computed(_co_organisers, "Organisations that co-organise it.")
    replays: list[ReplayType] = computed(
        lambda row: to_many(row, "page_id", lambda gate: gate.replays(), "replays"),
        "Recordings, with everybody's consent and after their embargo.",
    )
    resources: list[Attachment] = computed(
        lambda row: shown_attachments(
            to_many(row, "page_id", lambda gate: gate.in_order(Resource), "resources")
        ),
        "Slides, papers and links.",
    )
