"""What the admin's templates ask of our records."""

from typing import Any

from django import template
from django.core.exceptions import ObjectDoesNotExist

from forums_pages.viewsets.usage.told import instead_of, told_of

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


@register.inclusion_tag("forums_pages/usage/told.html", takes_context=True)
def where_it_is_used(context: Any, usage_url: str, usage_count: int = 0) -> dict[str, Any]:
    """Show where what is about to go is used, what readers lose, and what to do instead.

    Of what we do not know, ``usage_count`` of Wagtail's index is told.
    """
    told = told_of(usage_url, context) if usage_url else None
    page = context.get("page")
    instead = instead_of(page, context["request"].user) if told is not None else None
    return {"told": told, "instead": instead, "usage_url": usage_url, "usage_count": usage_count}
