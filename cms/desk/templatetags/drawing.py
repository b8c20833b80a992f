"""Draws what a form of the administration repeats most, without a template for each of its parts.

An edition with twenty partners has three hundred fields, for each of which Wagtail renders nine templates.
What is drawn here is what they say: a test compares it with them, so that an upgrade which changes them is
noticed.
"""

from functools import cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from wagtail.admin.templatetags.wagtailadmin_tags import classnames, formattedfield, icon

register = template.Library()

FIELD = "wagtailadmin/shared/formatted_field.html"
ARGUMENTS = (
    *("field", "rendered_field", "id_for_label", "help_text_id"),
    *("show_add_comment_button", "error_message_id", "wrapper_id"),
)
REQUIRED = mark_safe('<span class="w-required-mark">*</span>')


@register.simple_tag(takes_context=True)
def field_of_panel(context: Any) -> SafeString:
    """Return the field of a panel, whose heading stands outside of it."""
    given = {name: context[name] for name in ARGUMENTS if name in context}
    field = formattedfield(**given, show_label=False, help_text=context["self"].help_text)
    return render_to_string(FIELD, field) if field["has_errors"] else _drawn(field)


@register.simple_tag(takes_context=True)
def panel_with_heading(context: Any) -> SafeString:
    """Return the panel ``child`` of a group with its heading."""
    child = context["child"]
    inner = child.render_html(context)
    names = classnames("w-panel__wrapper", child.classes())
    return format_html(
        '<div class="{}"{}>{}{}</div>', names, _attributes(child.attrs), _heading(child), inner
    )


def _heading(child: Any) -> SafeString:
    if not child.heading:
        return SafeString()
    required = REQUIRED if child.is_required() else ""
    label = child.id_for_label()
    if getattr(child, "read_only", False):
        tag = format_html('<h3 class="w-field__label" id="{}-label">', label)
    elif label:
        tag = format_html('<label class="w-field__label" for="{}" id="{}-label">', label, label)
    else:
        tag = SafeString('<h3 class="w-field__label">')
    end = "</label>" if tag.startswith("<label") else "</h3>"
    return mark_safe(f"{tag}{conditional_escape(child.heading)}{required}{end}")  # noqa: S308  # all escaped


def _drawn(field: dict[str, Any]) -> SafeString:
    """Return a field without errors."""
    help_text = format_html('<div class="help">{}</div>', field["help_text"]) if field["help_text"] else ""
    with_comments = field["show_add_comment_button"]
    return format_html(
        '<div class="w-field__wrapper {}"{}{}><div class="w-field {}{}" data-field{}>'
        '<div class="w-field__errors" data-field-errors{}></div>'
        '<div class="w-field__help"{} data-field-help>{}</div>'
        '<div class="w-field__input" data-field-input>{}{}</div></div></div>',
        field["classname"],
        _optional("id", field["wrapper_id"]),
        _attributes(field["attrs"]),
        field["field_classname"],
        " w-field--commentable" if with_comments else "",
        _optional("data-contentpath", field["contentpath"]),
        _optional("id", field["error_message_id"]),
        _optional("id", field["help_text_id"]),
        help_text,
        field["rendered_field"],
        _comment_button(field["label_id"]) if with_comments else "",
    )


def _attributes(attributes: dict[str, Any]) -> SafeString:
    """Return the attributes, those that are True without a value and those that are False not at all."""
    pairs = ((name, value) for name, value in attributes.items() if value is not False)
    return SafeString(
        "".join(f" {name}" if value is True else _attribute(name, value) for name, value in pairs)
    )


def _attribute(name: str, value: Any) -> SafeString:
    return format_html(' {}="{}"', name, value)


def _optional(name: str, value: str | None) -> SafeString:
    return _attribute(name, value) if value else SafeString()


def _comment_button(label_id: str) -> SafeString:
    return format_html(
        '<button class="w-field__comment-button w-field__comment-button--add" type="button"'
        ' data-component="add-comment-button" data-comment-add aria-label="{}"{}>{}</button>',
        gettext("Add comment"),
        _optional("aria-describedby", label_id),
        _comment_icons(),
    )


@cache
def _comment_icons() -> SafeString:
    names = ("comment-add", "comment-add-reversed")
    icons = (render_to_string("wagtailadmin/shared/icon.html", icon(name)) for name in names)
    return mark_safe("".join(icons))  # noqa: S308  # rendered
