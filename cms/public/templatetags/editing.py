"""Marks in a preview that lead from a value to its field. On every other page these tags draw nothing."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from cms.public.editing import Editing
from cms.public.frame import Frame

register = template.Library()


@register.simple_tag(takes_context=True)
def field(context: Context, name: str) -> SafeString:
    """Return the attributes of a value of the draft that is shown."""
    editing = _editing(context)
    return editing.mark(name) if editing else SafeString()


@register.simple_tag(takes_context=True)
def record(context: Context, kind: str, slug: Any, name: Any) -> SafeString:
    """Return the attributes of a person, an organisation or a theme that is shown with the draft."""
    editing = _editing(context)
    return editing.mark_record(kind, str(slug or ""), str(name or "")) if editing else SafeString()


@register.simple_tag(takes_context=True)
def block_begins(context: Context, block_id: Any) -> SafeString:
    """Return the beginning of what stands round a block of the body in a preview."""
    editing = _editing(context)
    if not editing:
        return SafeString()
    return SafeString(f'<div class="edit-block"{editing.mark_block(str(block_id))}>')


@register.simple_tag(takes_context=True)
def block_ends(context: Context) -> SafeString:
    """Return the end of it."""
    return SafeString("</div>" if _editing(context) else "")


def _editing(context: Context) -> Editing | None:
    frame = context.get("frame")
    found = (frame.preview or {}).get("editing") if isinstance(frame, Frame) else None
    return found if isinstance(found, Editing) else None
