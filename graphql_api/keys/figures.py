"""How a key stands and what it asked for lately, as the admin shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from graphql_api.models import KeyUsage, PartnerKey

SHOWN_DAYS = 30
OPERATIONS_SHOWN = 20
COUNTED = ("requests", "hits", "errors", "cost")
SOON = timedelta(days=14)


class State(Enum):
    """Whether a key opens anything; its value is what people read."""

    ACTIVE = _("Active")
    ENDS_SOON = _("Ends soon")
    ENDED = _("Ended")
    REVOKED = _("Revoked")


@dataclass(frozen=True)
class Figures:
    """What was asked for. ``name`` is of an operation; empty for those without."""

    requests: int = 0
    hits: int = 0
    errors: int = 0
    cost: int = 0
    name: str = ""

    @property
    def hit_ratio(self) -> int | None:
        """Of a hundred requests, how many were answered without executing anything."""
        return round(100 * self.hits / self.requests) if self.requests else None


@dataclass(frozen=True)
class Day:
    """What was asked for on one day (UTC)."""

    day: date
    figures: Figures


def state_of(key: PartnerKey, moment: datetime) -> State:
    """Return how the key stands at ``moment``."""
    if key.revoked_at is not None:
        return State.REVOKED
    if key.has_ended(moment):
        return State.ENDED
    return State.ENDS_SOON if key.has_ended(moment + SOON) else State.ACTIVE


def days_of(key: PartnerKey, today: date) -> list[Day]:
    """Return the last ``SHOWN_DAYS`` days up to ``today``, the earliest first, those without requests too."""
    rows = {row["day"]: _figures(row) for row in _lately(key, today).values("day").annotate(**_sums())}
    days = (today - timedelta(days=back) for back in reversed(range(SHOWN_DAYS)))
    return [Day(day, rows.get(day, Figures())) for day in days]


def operations_of(key: PartnerKey, today: date) -> list[Figures]:
    """Return what was asked for in the same days by name, the most frequent first."""
    rows: QuerySet[Any, Any] = _lately(key, today).values("operation").annotate(**_sums())
    return [_figures(row) for row in rows.order_by("-total_requests", "operation")[:OPERATIONS_SHOWN]]


def total(days: Iterable[Day]) -> Figures:
    """Return what was asked for on all of ``days``."""
    every = [each.figures for each in days]
    return Figures(*(sum(getattr(each, name) for each in every) for name in COUNTED))


def with_requests(keys: QuerySet[PartnerKey], today: date) -> QuerySet[PartnerKey]:
    """Return ``keys`` with ``request_count``: how much each asked for in these days."""
    lately = Q(usage__day__gt=today - timedelta(days=SHOWN_DAYS))
    return keys.annotate(request_count=Coalesce(Sum("usage__requests", filter=lately), 0))


def _lately(key: PartnerKey, today: date) -> QuerySet[KeyUsage]:
    return KeyUsage.objects.filter(key=key, day__gt=today - timedelta(days=SHOWN_DAYS), day__lte=today)


def _sums() -> dict[str, Any]:
    return {f"total_{name}": Sum(F(name)) for name in COUNTED}


def _figures(row: Mapping[str, Any]) -> Figures:
    requests, hits, errors, cost = (row[f"total_{name}"] for name in COUNTED)
    return Figures(requests, hits, errors, cost, row.get("operation", ""))
