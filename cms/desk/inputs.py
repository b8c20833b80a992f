"""Draws the inputs of forms without a template, character for character as Django's templates do.

The form of an edition with twenty partners has seven hundred of them, and each took two or three templates.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.html import conditional_escape

Widget = Mapping[str, Any]
FOLDER = "django/forms/widgets"
# Those whose template is Django's for every input.
INPUTS = (
    *("checkbox", "color", "date", "datetime", "email", "file", "hidden", "input", "number", "password"),
    *("search", "tel", "text", "time", "url"),
)
OPTION = f"{FOLDER}/select_option.html"


class QuickInputs(DjangoTemplates):
    """Django's renderer of forms, quicker for what forms have most of."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Return the HTML of a widget."""
        draw = DRAWN.get(template_name)
        drawn = draw(context["widget"]) if draw is not None else None
        return super().render(template_name, context, request) if drawn is None else drawn


def _attributes(widget: Widget) -> str:
    return "".join(
        f" {conditional_escape(name)}"
        if value is True
        else f' {conditional_escape(name)}="{conditional_escape(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _input(widget: Widget) -> str:
    kind, name = conditional_escape(widget["type"]), conditional_escape(widget["name"])
    value = "" if widget["value"] is None else f' value="{conditional_escape(widget["value"])}"'
    return f'<input type="{kind}" name="{name}"{value}{_attributes(widget)}>'


def _textarea(widget: Widget) -> str:
    text = conditional_escape(localize(widget["value"])) if widget["value"] else ""
    return f'<textarea name="{conditional_escape(widget["name"])}"{_attributes(widget)}>\n{text}</textarea>'


def _select(widget: Widget) -> str | None:
    """Return a list without groups; None of any other."""
    options = [option for _name, group, _index in widget["optgroups"] for option in group]
    if any(name for name, _group, _index in widget["optgroups"]):
        return None
    if any(option["template_name"] != OPTION for option in options):
        return None
    lines = "".join(f"\n  {_option(option)}" for option in options)
    return f'<select name="{conditional_escape(widget["name"])}"{_attributes(widget)}>{lines}\n</select>'


def _option(option: Widget) -> str:
    value, label = conditional_escape(option["value"]), conditional_escape(localize(option["label"]))
    return f'<option value="{value}"{_attributes(option)}>{label}</option>'


DRAWN: Mapping[str, Callable[[Widget], str | None]] = {
    **{f"{FOLDER}/{name}.html": _input for name in INPUTS},
    f"{FOLDER}/textarea.html": _textarea,
    f"{FOLDER}/select.html": _select,
}
