"""What the admin's templates ask of our records."""

from typing import Any

from django import template
from django.core.exceptions import ObjectDoesNotExist

register = template.Library()


@register.filter
def row_summary(form: Any) -> str:
    """Return what a row of an inline panel is about, such as a speaker's name; empty for a new row."""
    row = form.instance
    if form.is_bound and not form.has_changed() and row.pk is None:
        return ""
    if row.pk is None and not form.initial:
        return ""
    try:
        return str(row)
    except (ObjectDoesNotExist, AttributeError):
        return ""


@register.filter
def row_class(form: Any, summary: str) -> str:
    """Return the class that closes a row with a summary, unless something in it must be corrected."""
    return "collapsed" if summary and not form.errors else ""
