"""How the proposals to one call were judged: marks by criterion, agreement, and what a choice adds up to."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from django.db.models import QuerySet
from django_countries import countries

from forums_pages.enums import ContributionState, Sector, SessionKind
from forums_pages.models import CallPage, Contribution, Criterion, Review
from forums_pages.programme.figures import Share, bars

# What a choice consists of, whatever is still undecided.
CHOSEN = (ContributionState.SHORTLISTED, ContributionState.ACCEPTED)


@dataclass(frozen=True)
class Judged:
    """One proposal with what its reviewers made of it. What nobody has marked is None, never 0."""

    proposal: Contribution
    # Of all marks that were given, in the order of the criteria.
    means: tuple[float | None, ...]
    # Of complete reviews, by the weights of the criteria, as ``Contribution.score`` has it.
    score: float | None
    # How far the complete reviews lie apart, 0 to 5; None before there are two.
    spread: float | None
    complete: int
    begun: int


@dataclass(frozen=True)
class Workload:
    """How many of a call's proposals one reviewer has marked in full, and how many in part."""

    reviewer: Any
    complete: int
    begun: int


def judged_proposals(proposals: QuerySet[Contribution], criteria: Sequence[Criterion]) -> list[Judged]:
    """Return the proposals as they were judged; the same number of statements for two and for twenty."""
    rows = proposals.select_related("language", "call").prefetch_related("themes", "reviews__scores")
    weights = {criterion.pk: criterion.weight for criterion in criteria}
    return [_judged(proposal, weights) for proposal in rows]


def workloads(judged: Iterable[Judged], criteria: Sequence[Criterion]) -> list[Workload]:
    """Return what each reviewer has done, whoever did most first; those who left the team count as one."""
    weights = {criterion.pk: criterion.weight for criterion in criteria}
    complete: Counter[int | None] = Counter()
    begun: Counter[int | None] = Counter()
    for row in judged:
        for review in row.proposal.reviews.all():
            (begun if _score_of(review, weights) is None else complete)[review.reviewer_id] += 1
    keys = sorted({*complete, *begun}, key=lambda key: (-complete[key], -begun[key], key or 0))
    people = _people([key for key in keys if key is not None])
    return [Workload(people.get(key), complete[key], begun[key]) for key in keys]


def balance(judged: Iterable[Judged]) -> dict[str, list[Share]]:
    """Return how many of the shortlisted and accepted there are by theme, format, sector and country."""
    chosen = [row.proposal for row in judged if row.proposal.state in CHOSEN]
    kinds, sectors = dict(SessionKind.choices), dict(Sector.choices)
    return {
        "theme": _shares(str(theme) for each in chosen for theme in each.themes.all()),
        "format": _shares(str(kinds[each.session_kind]) for each in chosen),
        "sector": _shares(str(sectors.get(each.submitter_sector, "")) for each in chosen),
        "country": _shares(countries.name(each.submitter_country.code or "") for each in chosen),
    }


def calls_judged_by(visible: QuerySet[Contribution]) -> QuerySet[CallPage]:
    """Return the calls of some proposals, the latest to close first."""
    calls = CallPage.objects.sources().filter(pk__in=visible.order_by().values("call"))
    listed: QuerySet[CallPage] = calls.defer_streamfields()
    return listed


def _judged(proposal: Contribution, weights: dict[int, int]) -> Judged:
    reviews = list(proposal.reviews.all())
    scores = [score for review in reviews if (score := _score_of(review, weights)) is not None]
    marks: dict[int, list[int]] = {key: [] for key in weights}
    for review in reviews:
        for given in review.scores.all():
            marks.setdefault(given.criterion_id, []).append(given.value)
    return Judged(
        proposal=proposal,
        means=tuple(fmean(marks[key]) if marks[key] else None for key in weights),
        score=fmean(scores) if scores else None,
        spread=max(scores) - min(scores) if len(scores) > 1 else None,
        complete=len(scores),
        begun=len(reviews) - len(scores),
    )


def _score_of(review: Review, weights: dict[int, int]) -> float | None:
    """Return the review's score as ``Review.score`` has it, from criteria that were read once."""
    given = {score.criterion_id: score.value for score in review.scores.all()}
    if not weights or any(key not in given for key in weights):
        return None
    return sum(given[key] * weight for key, weight in weights.items()) / sum(weights.values())


def _people(keys: list[int]) -> dict[int | None, Any]:
    users = Review._meta.get_field("reviewer").related_model
    return dict(users._default_manager.in_bulk(keys))


def _shares(labels: Iterable[str]) -> list[Share]:
    counted = Counter(label for label in labels if label)
    return bars(sorted(counted.items(), key=lambda each: (-each[1], each[0])))
