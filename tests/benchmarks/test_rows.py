"""What the generator writes in bulk is what editors leave behind when they save and publish."""

import uuid
from collections import Counter
from typing import Any

import pytest
from django.apps import apps
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from benchmarks.cast import make_cast, make_venue
from benchmarks.rows import add_published_pages
from benchmarks.sessions import sessions_of
from forums_pages.models import EditionPage, SessionPage
from tests.factories import make_edition, make_forum, make_index, publish

pytestmark = pytest.mark.django_db

# What differs between any two sessions, and when each was written.
OWN = {
    "id", "pk", "path", "url_path", "translation_key", "identity", "edition", "forum", "guid", "uuid", "code",
    "page", "page_ptr", "object_id", "revision", "latest_revision", "live_revision", "timestamp",
    "created_at", "first_published_at", "last_published_at", "latest_revision_created_at", "title_norm",
    "content_path", "content_path_hash", "model_path_id", "parent", "index_entry",
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


def everything_of(page: SessionPage) -> dict[str, Any]:
    page = SessionPage.objects.get(pk=page.pk)
    children = {
        name: [columns(child) for child in getattr(page, name).all()]
        for name in ("participations", "co_organisers", "resources", "replays")
    }
    links = {
        name: [other.pk for other in getattr(page, name).order_by("pk")]
        for name in ("languages", "themes", "goals", "pillars", "interpretation_languages")
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
        "code": len(page.code),
    }


def row_counts() -> Counter[str]:
    return Counter({model._meta.label: model._base_manager.count() for model in apps.get_models()})


def edition_of(title: str) -> EditionPage:
    return make_edition(make_forum(title), title="2030")


def test_a_session_added_in_bulk_equals_one_saved_and_published() -> None:
    cast, venue = make_cast(people=2, organisations=2, themes=2), make_venue(2)
    here, there = edition_of("Here"), edition_of("There")
    [saved], [bulk] = (sessions_of(edition, venue, cast, 1, 2) for edition in (here, there))

    before = row_counts()
    saved.live = False
    here.add_child(instance=saved)
    publish(saved)
    between = row_counts()
    add_published_pages(there, [bulk])

    assert row_counts() - between == between - before
    assert everything_of(bulk) == everything_of(saved)


def test_the_tree_stays_whole_when_pages_follow_others() -> None:
    make_index()
    cast, venue, edition = make_cast(people=2), make_venue(2), edition_of("Here")
    sessions = sessions_of(edition, venue, cast, count=5, speakers=1)

    add_published_pages(edition, sessions[:2])
    add_published_pages(edition, sessions[2:4])
    Page.objects.get(pk=edition.pk).specific.add_child(instance=sessions[4])

    assert Page.find_problems() == ([], [], [], [], [])
    assert [page.title for page in edition.get_children()] == [session.title for session in sessions]
