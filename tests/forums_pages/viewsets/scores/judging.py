"""Calls with criteria, and proposals with marks, for tests."""

from typing import Any

from forums_pages.models import CallPage, Contribution, Criterion, Review, Score
from tests.factories import make_call, make_contribution, publish


def make_scored_call(edition: Any = None, **fields: Any) -> CallPage:
    """Return a call with two criteria that count 75 and 25."""
    call = make_call(edition, **fields)
    call.criteria = [
        Criterion(label={"en": "Relevance"}, weight=75),
        Criterion(label={"en": "Novelty"}, weight=25),
    ]
    return publish(call)


def make_judged(
    call: CallPage, title: str, *reviews: tuple[Any, int | None, int | None], **fields: Any
) -> Any:
    """Return a proposal with reviews, each by whom and with which marks; None is a mark not yet given."""
    proposal: Contribution = make_contribution(call, title, **fields)
    for reviewer, *marks in reviews:
        review = Review.objects.create(contribution=proposal, reviewer=reviewer, comment=f"On {title}")
        for criterion, value in zip(call.criteria.all(), marks, strict=True):
            if value is not None:
                Score.objects.create(review=review, criterion=criterion, value=value)
    return proposal
