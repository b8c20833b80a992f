"""Takes an import back: what it changed is as it was, what it made is gone; later work is left alone."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from forums_pages.models import EditionPage, ExternalId, Import, ImportedRow, ImportState, Room, SessionPage
from forums_pages.programme.importing.here.directory import MODELS
from forums_pages.programme.importing.here.obstacles import may, rights_on
from forums_pages.programme.importing.plan import Action
from forums_pages.programme.importing.told import EDITION, ROOM, SESSION
from forums_pages.signals import settle

PAGES: dict[str, type[Any]] = {EDITION: EditionPage, SESSION: SessionPage}
UNDO = "forums_pages.undo_import"
Progress = Callable[[int, int], None]


class Outcome(StrEnum):
    """What became of a row when its import was undone."""

    UNDONE = "undone"
    EDITED = "edited"
    USED = "used"
    GONE = "gone"
    FORBIDDEN = "forbidden"


def undo(pk: int, user: Any, progress: Progress = lambda _done, _all: None) -> Import:
    """Undo the import, and return it with what became of each row; undoing what is undone does nothing.

    Whatever somebody has worked on since, or uses elsewhere, stays as it is now, and its row says so.
    """
    with transaction.atomic():
        imported = Import.objects.select_for_update(of=("self",)).get(pk=pk)
        if imported.state not in {ImportState.APPLIED, ImportState.WAITING} or not imported.rows.exists():
            return imported
        rows = list(imported.rows.filter(revision__isnull=False).order_by("-number"))
        for done, row in enumerate(rows, start=1):
            row.outcome = str(_undo_row(row, imported, user))
            progress(done, len(rows))
        ImportedRow.objects.bulk_update(rows, ["outcome"], batch_size=200)
        imported.state, imported.finished_at = ImportState.UNDONE, timezone.now()
        imported.save(update_fields=["state", "finished_at"])
        settle()
    return imported


def _undo_row(row: ImportedRow, imported: Import, user: Any) -> Outcome:
    model: type[Any] = Room if row.kind == ROOM else PAGES.get(row.kind) or MODELS[row.kind]
    thing = model._default_manager.filter(pk=row.object_id).first()
    if thing is None:
        return Outcome.GONE
    if row.kind == ROOM:
        return _undo_room(thing, row)
    if _was_edited(thing, row):
        return Outcome.EDITED
    if row.action == Action.NEW:
        return _take_away(thing, row, imported, user)
    return _restore(thing, row, user)


def _was_edited(thing: Any, row: ImportedRow) -> bool:
    """Return whether there is a later version than the import's, or that one was saved again."""
    latest = thing.latest_revision
    return latest is None or latest.pk != row.revision or latest.created_at != row.saved_at


def _take_away(thing: Any, row: ImportedRow, imported: Import, user: Any) -> Outcome:
    if isinstance(thing, Page):
        rights = rights_on(user, thing)
        if not (rights >= ({"change", "publish"} if thing.live else {"change"}) or _is_own(thing, user)):
            return Outcome.FORBIDDEN
        if thing.get_children().exists():
            return Outcome.USED
        thing.delete(user=user)
    else:
        if user != imported.user and not may(user, type(thing), "delete"):
            return Outcome.FORBIDDEN
        if _is_used(thing):
            return Outcome.USED
        thing.delete()
    ExternalId.objects.filter(kind=row.kind, object_id=row.object_id or 0).delete()
    return Outcome.UNDONE


def _is_own(page: Page, user: Any) -> bool:
    return bool(page.owner_id == user.pk and not page.live)


def _is_used(record: Model) -> bool:
    return bool(ReferenceIndex.get_references_to(record).exists())


def _restore(thing: Any, row: ImportedRow, user: Any) -> Outcome:
    page_rights = rights_on(user, thing) if isinstance(thing, Page) else None
    allowed = "change" in page_rights if page_rights is not None else may(user, type(thing), "change")
    if not (allowed or (isinstance(thing, Page) and _is_own(thing, user))):
        return Outcome.FORBIDDEN
    before = thing.with_content_json(row.before)
    revision = before.save_revision(user=user, log_action=UNDO, clean=False)
    if row.is_published:
        revision.publish(user=user, skip_permission_checks=True)
    elif thing.live and not row.was_unpublished:
        # What is public is what the version holds: nothing waits to be published.
        base = Page if isinstance(thing, Page) else type(thing)
        kept = base._default_manager.filter(pk=thing.pk)
        kept.update(has_unpublished_changes=False, live_revision=revision)
    return Outcome.UNDONE


def _undo_room(room: Room, row: ImportedRow) -> Outcome:
    if SessionPage.objects.filter(room=room).exists():
        return Outcome.USED
    venue = room.venue
    venue.rooms.remove(next(each for each in venue.rooms.all() if each.pk == room.pk))
    venue.save()
    is_empty = not venue.rooms.exists() and not venue.edition_venues.exists()
    if is_empty and (row.before or {}).get("new_house"):
        venue.delete()
    return Outcome.UNDONE
