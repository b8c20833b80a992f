"""Reads forms from the HTML that the admin renders."""

from html.parser import HTMLParser
from typing import Any

from bs4 import Tag
from django.http import QueryDict

Attributes = dict[str, str | None]


def data_of(html: str) -> QueryDict:
    """Return what a browser would send of the page's form for editing, had nobody touched it.

    Inputs inside templates are samples that scripts copy; of these only the empty rows of inline lists are
    read. Buttons, files and the token against forgery are left out.
    """
    reader = _FormReader()
    reader.feed(html)
    assert reader.found, "The page holds no form for editing."
    # The body's blocks are drawn by a script; an empty body is what a page without one sends.
    reader.data["body-count"] = "0"
    return reader.data


def values_of(form: Tag) -> dict[str, Any]:
    """Return what a browser would send for any ``form`` if nothing was touched, buttons left out."""
    values: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name, kind = str(field["name"]), field.get("type", "")
        if field.name == "textarea":
            values[name] = field.text.removeprefix("\n")
        elif field.name == "select":
            chosen = [str(each.get("value", "")) for each in field.select("option[selected]")]
            first = field.select_one("option")
            fallback = [str(first.get("value", ""))] if first and not field.has_attr("multiple") else []
            values[name] = chosen or fallback
        elif kind in ("checkbox", "radio"):
            if field.has_attr("checked"):
                values.setdefault(name, []).append(str(field.get("value", "on")))
        elif kind not in ("submit", "button", "file", "image"):
            values[name] = str(field.get("value", ""))
    return values


class _FormReader(HTMLParser):
    """A parser made for pages of half a million characters, of which little is a form."""

    def __init__(self) -> None:
        super().__init__()
        self.data = QueryDict(mutable=True)
        self.found = False
        self._inside = False
        self._templates = 0
        self._text: tuple[str, list[str]] | None = None
        self._select: tuple[str, bool] | None = None
        self._options: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "template":
            self._templates += 1
        elif tag == "form":
            self._inside = not self.found and "data-edit-form" in dict(attrs)
            self.found = self.found or self._inside
        elif self._inside and tag in {"input", "select", "option", "textarea"}:
            getattr(self, f"_start_{tag}")(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self._templates -= 1
        elif tag == "form":
            self._inside = False
        elif tag == "textarea" and self._text:
            name, parts = self._text
            self.data.appendlist(name, "".join(parts).removeprefix("\n"))
            self._text = None
        elif tag == "select" and self._select:
            self._end_select()

    def handle_data(self, data: str) -> None:
        if self._text:
            self._text[1].append(data)

    def _sent(self, name: str | None) -> bool:
        return bool(name) and (not self._templates or "__prefix__" in str(name))

    def _start_input(self, attributes: Attributes) -> None:
        name, kind = attributes.get("name"), attributes.get("type") or "text"
        if not self._sent(name) or kind in {"submit", "button", "image", "reset", "file"}:
            return
        ticked = kind not in {"checkbox", "radio"} or "checked" in attributes
        if ticked and name != "csrfmiddlewaretoken":
            fallback = "on" if kind == "checkbox" else ""
            self.data.appendlist(name, attributes.get("value") or fallback)

    def _start_textarea(self, attributes: Attributes) -> None:
        if self._sent(attributes.get("name")):
            self._text = str(attributes["name"]), []

    def _start_select(self, attributes: Attributes) -> None:
        if self._sent(attributes.get("name")):
            self._select, self._options = (str(attributes["name"]), "multiple" in attributes), []

    def _start_option(self, attributes: Attributes) -> None:
        self._options.append((attributes.get("value") or "", "selected" in attributes))

    def _end_select(self) -> None:
        assert self._select
        name, several = self._select
        values = [value for value, selected in self._options if selected]
        if not values and not several and self._options:
            values = [self._options[0][0]]
        for value in values:
            self.data.appendlist(name, value)
        self._select = None
