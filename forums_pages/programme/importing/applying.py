"""Does what was planned and looked at: all of it in one transaction, or nothing."""

import logging
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from forums_pages.models import ExternalId, Import, ImportedRow, ImportState
from forums_pages.models.indexing import found_together
from forums_pages.models.references import references_left_alone
from forums_pages.programme.importing.comparing import compare
from forums_pages.programme.importing.plan import Action, Plan, Step
from forums_pages.programme.importing.sentences import shown
from forums_pages.programme.importing.told import (
    EDITION,
    ORGANISATION,
    PERSON,
    ROOM,
    SESSION,
    THEME,
    WEAK,
    FileRefusedError,
    Problem,
)
from forums_pages.programme.importing.writing.directory import write_record
from forums_pages.programme.importing.writing.editions import write_edition
from forums_pages.programme.importing.writing.new import complete
from forums_pages.programme.importing.writing.rooms import use_houses, write_room
from forums_pages.programme.importing.writing.sessions import prepare_identities, write_session
from forums_pages.programme.importing.writing.work import Work, Writer, Written
from forums_pages.signals import settle

logger = logging.getLogger(__name__)
WRITERS: Mapping[str, Writer] = {
    ORGANISATION: write_record,
    PERSON: write_record,
    THEME: write_record,
    ROOM: write_room,
    EDITION: write_edition,
    SESSION: write_session,
}
# Signs that records and sessions keep themselves.
OWN = WEAK | {"guid", "code", "number", "slug"}
Progress = Callable[[int, int], None]


class StepFailedError(Exception):
    """A step broke a rule that only its model knows."""

    def __init__(self, step: Step, error: ValidationError) -> None:
        super().__init__(step.row.label)
        self.problem = Problem("failed_at", {"label": step.row.label, "sentence": " ".join(error.messages)})


def apply(pk: int, progress: Progress = lambda _done, _all: None) -> Import:
    """Apply the import, and return it as it then stands.

    What was changed here since somebody looked at the plan, and what breaks a rule, leaves everything as it
    was, and the import says why. Applying what is applied does nothing: a task may be done twice.
    """
    try:
        with transaction.atomic():
            imported = Import.objects.select_for_update(of=("self",)).get(pk=pk)
            if imported.state not in {ImportState.READ, ImportState.WAITING, ImportState.FAILED}:
                return imported
            with found_together():
                _apply(imported, progress)
                settle()
            return imported
    except FileRefusedError as error:
        return _failed(pk, error.problem)
    except StepFailedError as error:
        return _failed(pk, error.problem)
    except Exception:
        logger.exception("Import %s broke off", pk)
        _failed(pk, Problem("broke_off"))
        raise


def _apply(imported: Import, progress: Progress) -> None:
    compared = compare(imported)
    plan, overlaps = compared.plan, compared.overlaps
    reason = str(imported.options.get("clash_reason", ""))
    if compared.digest != imported.plan_digest:
        raise FileRefusedError("changed_meanwhile")
    if overlaps.asks and not reason:
        raise FileRefusedError("clashes_unanswered")
    target = imported.target.specific if imported.target is not None else None
    work = Work(
        user=imported.user,
        target=target,
        publishes=bool(imported.options.get("publish")),
        language=imported.options.get("language") or (target.locale.language_code if target else "en"),
        recordings_agreed=bool(imported.options.get("recordings_agreed")),
        reasons=dict.fromkeys(overlaps.numbers, reason) if overlaps.asks else {},
    )
    rows = _write(plan, work, progress)
    for row in rows:
        row.of = imported
    ImportedRow.objects.bulk_create(rows, batch_size=200)
    imported.state, imported.finished_at = ImportState.APPLIED, timezone.now()
    imported.counts, imported.problem, imported.content = plan.counts, None, None
    imported.save()


def _write(plan: Plan, work: Work, progress: Progress) -> list[ImportedRow]:
    done, size = 0, plan.size
    for kind, group in groupby(plan.steps, key=lambda step: step.row.kind):
        steps, made = list(group), []
        if kind == SESSION:
            use_houses(steps, work)
            prepare_identities(steps, work)
        for step in steps:
            if step.action in {Action.NEW, Action.CHANGED}:
                written = _written(step, work)
                work.made[step.number], work.written[step.number] = written.thing, written
                made += [step.number] if written.revision is None else []
                done += 1
                progress(done, size)
        # What comes next may change what was just made.
        things = [work.made[number] for number in made]
        for number, revision in zip(made, complete(things, work), strict=True):
            work.written[number] = replace(work.written[number], revision=revision)
    rows = [_row(step) for step in plan.steps]
    for row in rows:
        if row.number in work.written:
            _note(row, work.written[row.number])
    _note_external_ids(plan, work)
    return [*rows, *_besides(work, len(plan.steps))]


def _written(step: Step, work: Work) -> Written:
    with ExitStack() as stack:
        if step.action == Action.NEW and step.row.kind != ROOM:
            # Its references are added with those of its kind.
            stack.enter_context(references_left_alone())
        try:
            return WRITERS[step.row.kind](step, work)
        except ValidationError as error:
            raise StepFailedError(step, error) from error


def _row(step: Step) -> ImportedRow:
    return ImportedRow(
        number=step.number,
        line=step.row.line,
        kind=step.row.kind,
        label=step.row.label[:255],
        action=step.action,
        changes=[
            [change.field, shown(change.old, change.field), shown(change.new, change.field)]
            for change in step.changes
        ],
        problems=[[each.code, dict(each.params)] for each in step.problems],
        object_id=step.known.key if step.known is not None else None,
    )


def _note(row: ImportedRow, written: Written) -> None:
    row.object_id, row.before = written.thing.pk, written.before
    row.was_unpublished, row.is_published = written.was_unpublished, written.is_published
    row.revision, row.saved_at = written.revision.pk, written.revision.created_at


def _besides(work: Work, number: int) -> list[ImportedRow]:
    """Return rows for what no row of the file asked for, such as the new house of new rooms."""
    rows = []
    for place, (kind, written) in enumerate(work.besides):
        row = ImportedRow(
            number=number + 10_000 + place, kind=kind, label=str(written.thing)[:255], action=Action.CHANGED
        )
        _note(row, written)
        rows.append(row)
    return rows


def _note_external_ids(plan: Plan, work: Work) -> None:
    """Remember the signs by which other systems know what this file told of."""
    found = []
    for step in plan.steps:
        thing: Any = work.made.get(step.number)
        key = thing.pk if thing is not None else step.known.key if step.known is not None else None
        if key is not None and step.action != Action.REFUSED:
            foreign = [each for each in step.row.ids if _is_foreign(each, step)]
            found += [ExternalId(kind=step.row.kind, object_id=key, source=a, value=b) for a, b in foreign]
    ExternalId.objects.note(found)


def _is_foreign(identity: tuple[str, str], step: Step) -> bool:
    if identity[0] not in OWN:
        return True
    # A guid from elsewhere of somebody whom a name told: next time the guid tells.
    return (
        identity[0] == "guid"
        and step.known is not None
        and identity not in step.known.ids
        and (step.row.kind in {ORGANISATION, PERSON})
    )


def _failed(pk: int, problem: Problem) -> Import:
    imported = Import.objects.get(pk=pk)
    imported.state = ImportState.FAILED
    imported.problem = [problem.code, dict(problem.params)]
    imported.save(update_fields=["state", "problem"])
    return imported
