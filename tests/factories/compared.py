"""A page with all that belongs to it, without what differs between any two, so that two can be compared."""

import uuid
from collections import Counter
from typing import Any

from django.apps import apps
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.models import PageLogEntry, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from forums_pages.models import BasePage
from graphql_api.models import Change

# What differs between any two sessions, and when each was written.
OWN = {
    "id", "pk", "path", "url_path", "translation_key", "identity", "edition", "forum", "guid", "uuid", "code",
    "page", "page_ptr", "level", "object_id", "revision", "latest_revision", "live_revision", "timestamp",
    "created_at", "first_published_at", "last_published_at", "latest_revision_created_at", "title_norm",
    "slug", "content_path", "content_path_hash", "model_path_id", "parent", "index_entry",
}  # fmt: skip


def scrubbed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: scrubbed(item) for key, item in value.items() if key not in OWN}
    if isinstance(value, list):
        return [scrubbed(item) for item in value]
    return str(value) if isinstance(value, uuid.UUID) else value


def stored(value: Any) -> Any:
    return list(value.raw_data) if hasattr(value, "raw_data") else value


def columns(row: Any) -> dict[str, Any]:
    return scrubbed({field.name: stored(field.value_from_object(row)) for field in row._meta.concrete_fields})


def everything_of(page: BasePage) -> dict[str, Any]:
    """Return what the database holds of ``page``: columns, children, history, references, search entries."""
    page = type(page).objects.get(pk=page.pk)
    children = {
        relation.name: [columns(child) for child in getattr(page, relation.get_accessor_name()).all()]
        for relation in get_all_child_relations(type(page))
    }
    links = {
        field.name: [other.pk for other in getattr(page, field.name).order_by("pk")]
        for field in page._meta.many_to_many
        if isinstance(field, ParentalManyToManyField)
    }
    references = ReferenceIndex.objects.filter(object_id=page.pk, content_type=page.content_type_id)
    return {
        "page": columns(page),
        "is newest revision": page.live_revision_id == page.latest_revision_id is not None,
        "children": children,
        "links": links,
        "history": [columns(row) for row in PageLogEntry.objects.filter(page=page.pk).order_by("pk")],
        "revisions": [
            scrubbed(row.content) | columns(row) for row in Revision.objects.filter(object_id=page.pk)
        ],
        "references": sorted(
            (row.model_path, row.to_object_id) for row in references if row.model_path not in OWN
        ),
        "search": [
            columns(row)
            for row in IndexEntry.objects.filter(object_id=page.pk, content_type=page.content_type_id)
        ],
    }


def row_counts() -> Counter[str]:
    """Return how many rows each table has, but for the journal: that holds how they came to be."""
    models = (model for model in apps.get_models() if model is not Change)
    return Counter({model._meta.label: model._base_manager.count() for model in models})
