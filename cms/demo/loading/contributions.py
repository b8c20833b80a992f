"""Loads the proposals that answered Exampleland's call, with their reviews."""

from datetime import datetime

from django.utils import timezone

from cms.demo.datafiles import DemoData, Record
from cms.demo.loading.shelf import Shelf
from cms.demo.moments import first_day, wall_clock
from forums_pages.models import CallPage, Contribution, Review, Score


def load_contributions(data: DemoData, reviewers: dict[str, int], shelf: Shelf) -> None:
    """Load every proposal; ``reviewers`` names the users who wrote the reviews."""
    # A merged proposal needs the one it was merged into.
    for record in sorted(data.contributions, key=lambda each: each["merged_into"] is not None):
        call = shelf.get(record["call"])
        if call is not None:
            make = lambda record=record, call=call: _contribution(record, call, reviewers, shelf)  # noqa: E731
            shelf.once(record["key"], Contribution, make)


def _contribution(record: Record, call: CallPage, reviewers: dict[str, int], shelf: Shelf) -> Contribution:
    submitter = record["submitter"]
    row = Contribution.objects.create(
        call_id=call.pk,
        locale=record["locale"],
        submitter_name=submitter["name"],
        submitter_email=submitter["email"],
        submitter_organisation=submitter["organisation"] or "",
        submitter_sector=submitter["sector"] or "",
        submitter_country=submitter["country"] or "",
        consent=record["consent"],
        title=record["title"],
        abstract=record["abstract"],
        session_kind=record["session_kind"],
        language_id=record["language"],
        proposed_speakers=record["proposed_speakers"],
        technical_needs=record["technical_needs"],
        state=record["state"],
        decision_note=record["decision_note"],
        merged_into=shelf.get(record["merged_into"]),
        session_id=getattr(shelf.get(record["session"]), "pk", None),
    )
    row.themes.set(shelf.all(record["themes"]))
    row.goals.set(record["goals"])
    _submitted(row, record["submitted"], shelf)
    criteria = list(CallPage.objects.get(pk=call.pk).criteria.all())
    for each in record["reviews"]:
        review = Review.objects.create(
            contribution=row, reviewer_id=reviewers.get(each["reviewer"]), comment=each["comment"]
        )
        scored = zip(criteria, each["scores"], strict=True)
        Score.objects.bulk_create(Score(review=review, criterion=one, value=value) for one, value in scored)
    return row


def _submitted(row: Contribution, value: Record, shelf: Shelf) -> None:
    """Set the moment of submission, which the model otherwise takes from the clock."""
    day, clock = first_day(value, shelf.today), wall_clock(value.get("time"))
    if day is not None and clock is not None:
        moment = timezone.make_aware(datetime.combine(day, clock))
        Contribution.objects.filter(pk=row.pk).update(submitted_at=moment)
