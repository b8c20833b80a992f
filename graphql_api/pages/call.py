"""Calls for contributions."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from forums_pages.models import CallAttachment, Criterion, Language
from forums_pages.models.call_queries import call_status_at
from graphql_api.enums import CallStatus, SessionKind
from graphql_api.loading.peers import peers_of
from graphql_api.loading.relations import many_to_many, to_many, to_one
from graphql_api.pages.page import Page
from graphql_api.types.dates import in_zone
from graphql_api.types.fields import computed
from graphql_api.types.files import Attachment, shown_attachments
from graphql_api.types.fixed import SpokenLanguageType
from graphql_api.types.theme import ThemeType, themes_of

if TYPE_CHECKING:
    from graphql_api.pages.edition import EditionType


def _status(call: Any) -> CallStatus:
    return call_status_at(peers_of(call).reading.gate.moment, call.opens_at, call.closes_at)


@strawberry.type(name="Criterion", description="What proposals are judged by.")
class CriterionType:
    """A ``Criterion``."""

    label: str | None = strawberry.field(description="Its name.")
    description: str | None = strawberry.field(description="What it means.")
    weight: int = strawberry.field(description="How much it counts, out of 100.")


@strawberry.type(name="CallForContributions", description="The call for contributions of an edition.")
class CallForContributionsType(Page):
    """A ``CallPage``."""

    summary: str | None = strawberry.field(description="Who may propose what.")
    fee_note: str | None = strawberry.field(description="Such as No fee.")
    edition: Annotated["EditionType", strawberry.lazy("graphql_api.pages.edition")] = computed(
        lambda row: to_one(row, "edition_id", lambda gate: gate.editions()), "The edition."
    )
    call_status: CallStatus = computed(_status, "Whether it is open now. It opens and closes by itself.")
    opens_at: datetime | None = computed(
        lambda row: in_zone(row.opens_at, row.time_zone), "When it opens; null while that is not known."
    )
    closes_at: datetime | None = computed(
        lambda row: in_zone(row.closes_at, row.time_zone),
        "Its last minute, which still counts; null while that is not known.",
    )
    announced_deadline: date | None = computed(
        lambda row: row.soft_closes_on, "The deadline announced, where late proposals are still taken."
    )
    results_on: date | None = strawberry.field(
        description="When contributors are told; null while not known."
    )
    time_zone: str = computed(lambda row: str(row.time_zone), "The IANA zone of its times.")
    session_kinds: list[SessionKind] = strawberry.field(description="The formats that may be proposed.")
    languages: list[SpokenLanguageType] = computed(
        lambda row: many_to_many(row, "languages", lambda gate: gate.every(Language)),
        "The languages in which proposals may be written.",
    )
    themes: list[ThemeType] = computed(themes_of, "The themes asked for.")
    criteria: list[CriterionType] = computed(
        lambda row: to_many(row, "page_id", lambda gate: gate.in_order(Criterion), "criteria"),
        "What proposals are judged by; the weights add up to 100.",
    )
    attachments: list[Attachment] = computed(
        lambda row: shown_attachments(
            to_many(row, "page_id", lambda gate: gate.in_order(CallAttachment), "attachments")
        ),
        "Forms and guidelines.",
    )
