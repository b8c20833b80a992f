"""The least that can be done for the reference queries: statements written by hand, ``values()``, JSON."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, TextField
from django.db.models.functions import Cast

from forums_pages.models import EditionPage, Participation, Partnership, SessionPage
from media.models import CustomRendition

EDITION = ("pk", "title", "slogan", "start_date", "end_date", "date_precision", "lifecycle", "city")
SESSION = (
    *("pk", "identity__code", "title", "kind", "state", "day", "starts_at", "ends_at", "room__name"),
    "themes__title",
)
SPEAKER = (
    *("page_id", "role", "job_title", "person_id", "person__given_name", "person__family_name"),
    *("person__organisation__name", "person__portrait_id"),
)


def editions() -> bytes:
    """Return what Q1 asks for, in two statements."""
    partners = Count("partner_levels__partnerships", filter=Q(partner_levels__partnerships__confirmed=True))
    rows = EditionPage.objects.filter(live=True).annotate(partner_count=partners).order_by("-begins_at")
    found = list(rows.values(*EDITION, "cover_id", "partner_count")[:60])
    copies = _copies(each["cover_id"] for each in found)
    return _json([each | {"cover": copies[each["cover_id"]]} for each in found])


def edition() -> bytes:
    """Return what Q2 asks for but the body, in five statements."""
    found = EditionPage.objects.filter(live=True, slug="edition-6").values(*EDITION)[0]
    sessions = list(SessionPage.objects.filter(edition=found["pk"], live=True).values(*SESSION))
    speakers = defaultdict(list)
    for each in Participation.objects.filter(page__edition=found["pk"]).values(*SPEAKER):
        speakers[each["page_id"]].append(each)
    partners = Partnership.objects.filter(level__page=found["pk"]).values(
        "level__label", "organisation__name", "organisation__website", "organisation__logo_id"
    )
    pictures = {each["person__portrait_id"] for group in speakers.values() for each in group}
    copies = _copies(pictures | {each["organisation__logo_id"] for each in partners})
    found["sessions"] = [each | {"speakers": speakers[each["pk"]]} for each in sessions]
    return _json([found, list(partners), copies])


def bodies() -> bytes:
    """Return what Q3 asks for, but for links and what is chosen: the stored blocks, in one statement."""
    rows = EditionPage.objects.filter(live=True).annotate(stored=Cast("body", TextField()))
    found = list(rows.order_by("-begins_at").values("pk", "title", "stored")[:60])
    return _json([each | {"stored": json.loads(each["stored"])} for each in found])


def _copies(pictures: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = CustomRendition.objects.filter(image__in=set(pictures), filter_spec__endswith="jpeg")
    for row in rows.values("image_id", "file", "width", "height"):
        found[row["image_id"]].append(row)
    return found


def _json(content: Any) -> bytes:
    return json.dumps(content, default=str, ensure_ascii=False).encode()
