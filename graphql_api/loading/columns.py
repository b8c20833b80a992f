"""The columns that no answer shows: what Wagtail and the editors keep for themselves.

They are not read, which costs less, and what is private does not leave the database.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.db.models import Field, Model, QuerySet
from wagtail.models import DraftStateMixin, LockableMixin, Page, RevisionMixin

from forums_pages.models import Organisation, Person, StableIdentity, Theme
from media.models import CustomDocument, CustomImage

KEPT: Mapping[type, tuple[str, ...]] = {
    RevisionMixin: ("latest_revision",),
    DraftStateMixin: ("has_unpublished_changes", "live_revision", "go_live_at", "expire_at", "expired"),
    LockableMixin: ("locked", "locked_at", "locked_by"),
    Page: ("draft_title", "content_type", "owner", "latest_revision_created_at", "show_in_menus"),
    Person: ("email", "notes", "first_published_at", "last_published_at"),
    Organisation: ("notes", "first_published_at", "last_published_at"),
    Theme: ("first_published_at", "last_published_at"),
    StableIdentity: ("issued_at",),
    CustomImage: ("description", "created_at", "uploaded_by_user", "file_hash", "consent_note"),
    CustomDocument: ("created_at", "uploaded_by_user", "file_hash"),
}  # fmt: skip


def leave_unread(rows: QuerySet[Any]) -> None:
    """Leave those columns out of what ``rows`` reads, also of the rows that are joined."""
    model: Any = rows.model
    names = [*_unread(model), *_unread_of_joined(model, rows.query.select_related)]
    if names:
        rows.query.add_deferred_loading(names)


@cache
def _unread(model: type[Model]) -> tuple[str, ...]:
    return tuple(name for kind, names in KEPT.items() if issubclass(model, kind) for name in names)


def _unread_of_joined(model: type[Model], joined: Any, prefix: str = "") -> Iterator[str]:
    for name, further in joined.items() if isinstance(joined, dict) else ():
        field = model._meta.get_field(name)
        if not isinstance(field, Field) or field.related_model is None:
            continue
        target: Any = field.related_model
        yield from (f"{prefix}{name}__{each}" for each in _unread(target))
        yield from _unread_of_joined(target, further, f"{prefix}{name}__")
