"""The labels that pages keep beside their facts: of levels, figures, contacts, documents and the like."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from forums_pages.models import (
    CallAttachment,
    Criterion,
    EditionContact,
    EditionDocument,
    EditionVenue,
    KeyFigure,
    Participation,
    PartnerLevel,
    Partnership,
    Replay,
    Resource,
)
from forums_pages.programme.translating.states import RowKind

# Of the page itself …
OWN: Mapping[RowKind, tuple[str, ...]] = {
    RowKind.EDITION: ("lifecycle_reason", "access_note", "admission"),
}
# … and of what stands in its form: where its page is, and what is said of it.
PARTS: tuple[tuple[type[Model], str, tuple[str, ...]], ...] = (
    (EditionVenue, "page", ("note",)),
    (EditionContact, "page", ("role",)),
    (EditionDocument, "page", ("label",)),
    (KeyFigure, "page", ("label", "unit")),
    (PartnerLevel, "page", ("label",)),
    (Partnership, "level__page", ("wording", "via")),
    (Criterion, "page", ("label", "description")),
    (CallAttachment, "page", ("label",)),
    (Participation, "page", ("job_title",)),
    (Replay, "page", ("subtitles",)),
    (Resource, "page", ("label",)),
)


def labels_of_pages(pages: Iterable[tuple[RowKind, Any]]) -> dict[int, list[Any]]:
    """Return all labels by the page that keeps them, in one statement for each kind of part."""
    found: dict[int, list[Any]] = defaultdict(list)
    for kind, page in pages:
        found[page.pk] += [getattr(page, name) for name in OWN.get(kind, ())]
    keys = list(found)
    for model, place, names in PARTS:
        rows = model._default_manager.filter(**{f"{place}__in": keys})
        for key, *texts in rows.values_list(place, *names):
            found[key] += texts
    return found
