"""Writes people, organisations and themes."""

from typing import Any
from uuid import UUID

from i18nfield.strings import LazyI18nString

from forums_pages.programme.importing.here.directory import MODELS
from forums_pages.programme.importing.here.obstacles import may
from forums_pages.programme.importing.plan import Action, Step
from forums_pages.programme.importing.told import THEME, Link
from forums_pages.programme.importing.writing.saving import add_record, draft_of, save_changed
from forums_pages.programme.importing.writing.work import Work, Written


def write_record(step: Step, work: Work) -> Written:
    """Write one person, organisation or theme.

    Raises:
        ValidationError: it breaks a rule of its own.
    """
    model = MODELS[step.row.kind]
    may_publish = may(work.user, model, "publish")
    if step.action == Action.NEW or step.known is None:
        record = model(**_identity(step))
        _fill(record, step, work)
        if step.row.kind == THEME:
            _place(record, step, work)
        return add_record(record, work.publishes and may_publish, work)
    row = model._default_manager.select_for_update(of=("self",)).get(pk=step.known.key)
    draft = draft_of(row)
    before = draft.serializable_data()
    _fill(draft, step, work)
    return save_changed(row, draft, before, may_publish, work)


def _identity(step: Step) -> dict[str, Any]:
    """Return the guid that the file tells, if no record here has it."""
    guid = next((value for kind, value in step.row.ids if kind == "guid"), None)
    return {"guid": UUID(guid)} if guid else {}


def _fill(record: Any, step: Step, work: Work) -> None:
    for change in step.changes:
        value = change.new
        if isinstance(value, Link):
            setattr(record, f"{change.field}_id", work.key_of(value))
        elif isinstance(value, dict):
            setattr(record, change.field, LazyI18nString(value))
        else:
            setattr(record, change.field, value)


def _place(theme: Any, step: Step, work: Work) -> None:
    """Give a new theme to the forum, and keep the slug that addresses of the file name it by."""
    forum = work.target if work.target is None or not hasattr(work.target, "forum") else work.target.forum
    theme.forum = forum if forum is not None else None
    slug = next((value for kind, value in step.row.ids if kind == "slug"), "")
    if slug and not type(theme)._default_manager.filter(slug=slug).exists():
        theme.slug = slug
