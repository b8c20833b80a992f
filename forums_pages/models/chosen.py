"""Reads what the choosers of a form show: once per model, not once per row."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.forms import ModelChoiceField
from wagtail.admin.widgets import BaseChooser


def read_chosen_at_once(form: Any) -> None:
    """Give every inline row of ``form``, at any depth, the records that its fields have chosen.

    Wagtail's choosers and the titles of the rows ask for them one by one: an edition with twenty partners
    asked forty times. A form that was sent keeps what was sent.
    """
    if form.is_bound:
        return
    rows_by_model: dict[type[models.Model], list[tuple[Any, str, Any]]] = defaultdict(list)
    for row in _rows_of(form):
        for name, key in _chosen_keys(row):
            rows_by_model[row.fields[name].queryset.model].append((row, name, key))
    for model, places in rows_by_model.items():
        found = model._default_manager.in_bulk({key for _row, _name, key in places})
        for row, name, key in places:
            if key in found:
                setattr(row.instance, name, found[key])
                _show(row.fields[name].widget, found[key])


def _show(widget: Any, record: models.Model) -> None:
    """Let a chooser, which is the widget of this row alone, show ``record`` without reading it again."""
    if isinstance(widget, BaseChooser):
        read = widget.get_instance
        widget.get_instance = lambda value: record if value == record.pk else read(value)


def _rows_of(form: Any) -> Iterator[Any]:
    for formset in getattr(form, "formsets", {}).values():
        for row in formset.forms:
            yield row
            yield from _rows_of(row)


def _chosen_keys(row: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of ``row`` that hold one record, with the record's key."""
    for name, field in row.fields.items():
        # Choosers of several records are made from the same class.
        if isinstance(field, ModelChoiceField) and hasattr(row.instance, f"{name}_id"):
            key = getattr(row.instance, f"{name}_id")
            if key is not None:
                yield name, key
