"""Loads the proposals that answered Exampleland's call, with their reviews and replies."""

from datetime import datetime

from django.utils import timezone

from cms.demo.datafiles import DemoData, Record
from cms.demo.loading.shelf import Shelf
from cms.demo.moments import first_day, wall_clock
from forums_pages.contributions.replies import prepare
from forums_pages.enums import ReplyState
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
        Score.objects.bulk_create(
            Score(review=review, criterion=one, value=value) for one, value in scored if value is not None
        )
    for each in record.get("replies", []):
        _reply(row, each, reviewers, shelf)
    return row


def _reply(row: Contribution, record: Record, reviewers: dict[str, int], shelf: Shelf) -> None:
    """Prepare the reply to the decision, and note what became of it; nothing is sent."""
    reply = prepare(row)
    if reply is not None:
        reply.state, reply.problem = record["state"], record.get("problem", "")
        reply.sent_at = _moment(record.get("sent"), shelf)
        # It was written on the day on which it was sent.
        reply.written_at = reply.sent_at or reply.written_at
        reply.sent_by_id = reviewers.get("reviewer-1") if reply.state != ReplyState.WAITING else None
        reply.save()


def _submitted(row: Contribution, value: Record, shelf: Shelf) -> None:
    """Set the moment of submission, which the model otherwise takes from the clock."""
    moment = _moment(value, shelf)
    if moment is not None:
        Contribution.objects.filter(pk=row.pk).update(submitted_at=moment)


def _moment(value: Record | None, shelf: Shelf) -> datetime | None:
    """Return the moment that a day counted from today and a time name; None where they name none."""
    day, clock = first_day(value, shelf.today), wall_clock((value or {}).get("time"))
    return (
        timezone.make_aware(datetime.combine(day, clock)) if day is not None and clock is not None else None
    )
