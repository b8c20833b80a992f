"""What awaits an editor on the first page: the editions ahead, and what their programmes still lack."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, F, Prefetch
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from forums_pages.enums import EditionStatus, ReplyState
from forums_pages.models import EditionPage, ForumPage
from forums_pages.roles.contributions import contributions_visible_to
from forums_pages.roles.replies import replies_visible_to
from forums_pages.viewsets.counts import Gap, attach_counts, gaps_of
from forums_pages.viewsets.moments import edition_dates
from forums_pages.viewsets.statuses import Status, look_of

AHEAD = (EditionStatus.ONGOING, EditionStatus.UPCOMING, EditionStatus.POSTPONED)
MOST_CARDS = 12


@dataclass(frozen=True, slots=True)
class Card:
    """One edition ahead, with all that its card says."""

    edition: EditionPage
    status: Status
    dates: str
    session_count: int
    gaps: list[Gap]
    proposal_count: int
    reply_count: int


def cards_for(user: AbstractBaseUser) -> list[Card]:
    """Return a card per forum that ``user`` may work on: its ongoing edition, else the next one.

    The number of statements is the same for one forum and for twelve, at most which many are shown.
    """
    editions = _next_of_each_forum(_editions_ahead(user))[:MOST_CARDS]
    attach_counts(editions)
    gaps = gaps_of(editions)
    proposals, replies = _proposals_by_edition(user), _replies_by_edition(user)
    return [
        Card(
            edition=edition,
            status=look_of(EditionStatus(edition.status_now)),
            dates=edition_dates(edition),
            session_count=edition.session_count,
            gaps=gaps[edition.pk],
            proposal_count=proposals.get(edition.pk, 0),
            reply_count=replies.get(edition.pk, 0),
        )
        for edition in editions
    ]


def _editions_ahead(user: AbstractBaseUser) -> Iterable[EditionPage]:
    workable = page_permission_policy.instances_user_has_any_permission_for(
        user, {"add", "change", "publish"}
    )
    ahead = EditionPage.objects.sources().in_status(*AHEAD).filter(pk__in=workable.values("pk"))
    forums = Prefetch("forum", ForumPage.objects.defer_streamfields())
    dated = ahead.order_by(F("begins_at").asc(nulls_last=True), "pk")
    editions: Iterable[EditionPage] = dated.prefetch_related(forums).defer_streamfields()
    return editions


def _next_of_each_forum(editions: Iterable[EditionPage]) -> list[EditionPage]:
    chosen: dict[int | None, EditionPage] = {}
    for edition in sorted(editions, key=lambda each: AHEAD.index(EditionStatus(each.status_now))):
        chosen.setdefault(edition.forum_id, edition)
    return list(chosen.values())


def _proposals_by_edition(user: AbstractBaseUser) -> dict[int, int]:
    waiting = contributions_visible_to(user).undecided().order_by()
    totals = waiting.values("call__edition").annotate(total=Count("pk"))
    return dict(totals.values_list("call__edition", "total"))


def _replies_by_edition(user: AbstractBaseUser) -> dict[int, int]:
    waiting = replies_visible_to(user).in_standing(ReplyState.WAITING).order_by()
    totals = waiting.values("contribution__call__edition").annotate(total=Count("pk"))
    return dict(totals.values_list("contribution__call__edition", "total"))


class EditionsPanel(Component):
    """The editions ahead, on the first page of the admin."""

    name = "editions_ahead"
    template_name = "desk/editions_panel.html"
    order = 50

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Return the cards of the user who looks."""
        return {"cards": cards_for(parent_context["request"].user)}
