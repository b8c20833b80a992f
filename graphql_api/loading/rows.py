"""Rows as the gateway reads them: model instances made without the ceremony of models that are written.

``Model.__init__`` calls every field's descriptor and sends two signals for each row; modelcluster looks up
its child relations besides. Rows that are only read need none of it, and a programme loads a thousand.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.base import ModelState
from django.db.models.fields.files import FileDescriptor
from django.db.models.fields.related_descriptors import ForeignKeyDeferredAttribute
from django.db.models.query import ModelIterable, get_related_populators
from wagtail.contrib.settings.models import AbstractSetting
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from graphql_api.loading.columns import leave_unread
from graphql_api.prepared import Statement
from graphql_api.recording.columns import NOTED, ORIGIN, SORTING, Origin, UnreadColumns
from graphql_api.recording.recorder import Recorded

# What making a page, a picture or a plain model runs: it does nothing to a row that comes from the database.
# (A picture's notes what a template decided about its alternative text, that of settings addresses.)
IDLE = {
    each.__dict__["__init__"]
    for each in (*Page.__mro__, *AbstractImage.__mro__, AbstractSetting)
    if "__init__" in each.__dict__
}
# Setting one of these on a new row stores the value as it is.
STORING = (ForeignKeyDeferredAttribute, FileDescriptor)


class PlainRows(ModelIterable):  # type: ignore[type-arg]  # not generic where the program runs
    """Yields what ``ModelIterable`` yields: instances with their columns, joined rows and annotations.

    Rows that are joined to the same row share one instance of it.
    """

    def __iter__(self) -> Iterator[Any]:
        statement = Statement(self.queryset)
        return made_of(statement, statement.run(None))


def made_of(statement: Statement, found: Iterable[Sequence[Any]]) -> Iterator[Any]:
    """Yield what the statement ``found`` as instances, those joined to one row with one instance of it."""
    if not statement.sql:
        return
    select, klass_info, db = statement.select, statement.klass_info, statement.using
    first, last = klass_info["select_fields"][0], klass_info["select_fields"][-1] + 1
    names = [column[0].target.attname for column in select[first:last]]
    populators = get_related_populators(klass_info, select, db)  # type: ignore[call-arg]  # stubs of a later Django
    recorded = getattr(found, "recorded", None)
    unread = _unread(recorded, klass_info["model"], names, first) if recorded is not None else None
    origin = None
    if recorded is not None and unread is not None:
        origin = Origin(recorded, {**unread.positions, **statement.annotations}, unread)
        named = statement.annotations.items()
        recorded.read.update(
            place for name, place in named if not name.startswith(SORTING) and name not in NOTED
        )
    _make_plainly(populators, recorded)
    for values in found:
        row = plain_row(klass_info["model"], db, names, values[first:last], unread)
        for populator in populators:
            populator.populate(values, row)
        for name, position in statement.annotations.items():
            row.__dict__[name] = values[position]
        if origin is not None:
            row.__dict__[ORIGIN] = origin
        yield row


def plainly(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return the query, to be iterated as ``PlainRows``; one of ``values()`` stays as it is."""
    if rows._iterable_class is ModelIterable:
        rows = rows.all()
        rows._iterable_class = PlainRows
        leave_unread(rows)
    return rows


def plain_row(
    model: type[Model],
    db: str,
    names: Sequence[str],
    values: Sequence[Any],
    unread: UnreadColumns | None = None,
) -> Any:
    """Return an instance of ``model`` with the columns ``names``; every other is deferred.

    With ``unread``, which notes what is read of them, columns come to the row when they are asked for.
    """
    if not is_plain(model):
        if unread is not None:
            unread.note(*names)
        return model.from_db(db, names, values)
    row = model.__new__(model)
    state = ModelState()
    state.adding, state.db = False, db
    if unread is None:
        row.__dict__.update(zip(names, values, strict=True), _state=state)
    else:
        row.__dict__["_state"] = state
        unread.give(row, values)
    for name in converted(model):
        if name in row.__dict__:
            setattr(row, name, row.__dict__[name])
    return row


def _is_plain(model: type[Model]) -> bool:
    """Return whether making an instance from a row does no more than to keep its columns."""
    makers = {each.__dict__["__init__"] for each in model.__mro__ if "__init__" in each.__dict__}
    return makers <= IDLE


def _converted(model: type[Model]) -> tuple[str, ...]:
    """Return the names of the columns that the model's attributes make something else of."""
    attributes = {field.attname: getattr(model, field.attname, None) for field in model._meta.concrete_fields}
    return tuple(
        name
        for name, attribute in attributes.items()
        if hasattr(type(attribute), "__set__") and not isinstance(attribute, STORING)
    )


def _keys_of(model: type[Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.concrete_fields if field.primary_key)


keys_of: Callable[[type[Model]], tuple[str, ...]] = cache(_keys_of)
is_plain: Callable[[type[Model]], bool] = cache(_is_plain)
converted: Callable[[type[Model]], tuple[str, ...]] = cache(_converted)


class _Plain:
    """Stands for a model where joined rows are made: once for each row, however often it is joined."""

    def __init__(self, model: type[Model], key: int, unread: UnreadColumns | None) -> None:
        self.model, self.key, self.unread = model, key, unread
        self.made: dict[Any, Any] = {}

    def from_db(self, db: str, names: Sequence[str], values: Sequence[Any]) -> Any:
        row = self.made.get(values[self.key])
        if row is None:
            row = self.made[values[self.key]] = plain_row(self.model, db, names, values, self.unread)
        return row


def _make_plainly(populators: Sequence[Any], recorded: Recorded | None) -> None:
    for populator in populators:
        unread = None
        if recorded is not None and populator.reorder_for_init is None:
            unread = _unread(recorded, populator.model_cls, populator.init_list, populator.cols_start)
        elif recorded is not None and recorded.read is not None:
            # In another order than the statement's: whatever it is, it counts as read.
            recorded.read.update(range(len(recorded.rows[0]) if recorded.rows else 0))
        populator.model_cls = _Plain(populator.model_cls, populator.pk_idx, unread)
        _make_plainly(populator.related_populators, recorded)


def _unread(recorded: Recorded, model: type[Model], names: Sequence[str], first: int) -> UnreadColumns:
    unread = UnreadColumns(recorded, {name: first + place for place, name in enumerate(names)}, first)
    # Keys say which rows there are; what becomes of a column when it is set is read there and then.
    unread.note(*(name for name in (*keys_of(model), *converted(model)) if name in unread.positions))
    return unread
