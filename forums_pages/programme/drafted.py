"""Reads what sessions say in their latest drafts, without making pages of them."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from django.db.models.fields.json import KT
from wagtail.models import Revision

# What a programme is planned by. A draft also holds the session's texts, which would be read for nothing.
KEPT = ("kind", "day", "start_time", "end_time", "room", "state", "participations", "languages")


def drafts_of(sessions: Iterable[Mapping[str, Any]]) -> dict[int, dict[str, Any]]:
    """Return the facts of the latest draft of each session by its key; one statement, or none.

    ``sessions`` are rows with ``pk`` and ``latest_revision_id``; those without a revision are left out. Facts
    have the names that rows have; ``people`` and ``languages`` are keys.
    """
    revisions = {each["latest_revision_id"]: each["pk"] for each in sessions if each["latest_revision_id"]}
    if not revisions:
        return {}
    # As text: read as a value, a reason such as "2030" would come out as a number from SQLite.
    reason = KT("content__clash_reason")
    rows = Revision.objects.filter(pk__in=revisions).values_list(
        "pk", reason, *(f"content__{name}" for name in KEPT)
    )
    return {
        revisions[pk]: _facts(revisions[pk], text or "", dict(zip(KEPT, row, strict=True)))
        for pk, text, *row in rows
    }


def _facts(pk: int, reason: str, content: Mapping[str, Any]) -> dict[str, Any]:
    people = (each.get("person") for each in content["participations"] or ())
    return {
        "pk": pk,
        "kind": content["kind"],
        "day": date.fromisoformat(content["day"]) if content["day"] else None,
        "start_time": time.fromisoformat(content["start_time"]) if content["start_time"] else None,
        "end_time": time.fromisoformat(content["end_time"]) if content["end_time"] else None,
        "room_id": content["room"],
        "state": content["state"],
        "clash_reason": reason,
        "people": frozenset(person for person in people if person is not None),
        "languages": tuple(content["languages"] or ()),
    }
