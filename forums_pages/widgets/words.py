"""One box per language for a short text that keeps its words inside one record."""

from typing import Any

from django import forms
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from i18nfield.forms import I18nTextarea, I18nTextInput
from wagtail.admin.widgets import AdminAutoHeightTextInput


def languages_in_order() -> list[tuple[int, str, str]]:
    """Return (position, code, name) of each content language; the one of the interface comes first."""
    return [
        (position, code, str(name))
        for position, (code, name) in sorted(enumerate(settings.LANGUAGES), key=_rank)
    ]


def _rank(place: tuple[int, tuple[str, Any]]) -> bool:
    return place[1][0] != (get_language() or "").split("-", maxsplit=1)[0]


class WordsWidget:
    """Shows the reader's language and every filled one; the empty ones wait behind a line of text."""

    template_name = "forums_pages/admin/words.html"
    widgets: list[forms.Widget]
    field: forms.Field

    def id_for_label(self, id_: str) -> str:
        """Return the id of the box that is always shown, so that a click on the heading goes there."""
        # Asked four times for each box: without the names, which would be translated each time.
        return f"{id_}_{min(enumerate(settings.LANGUAGES), key=_rank)[0]}" if id_ else ""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the boxes, each with its language, direction and a name for screen readers."""
        values = value if isinstance(value, list) else self.decompress(value)  # type: ignore[attr-defined]  # mixed in
        attrs = self.build_attrs(self.attrs, attrs)  # type: ignore[attr-defined]  # mixed in
        rows = [
            self._row(name, language, values, attrs, shown=number == 0)
            for number, language in enumerate(languages_in_order())
        ]
        context = {
            "id": attrs.get("id", ""),
            "shown": [row for row in rows if row["is_shown"]],
            "waiting": [row for row in rows if not row["is_shown"]],
        }
        return render_to_string(self.template_name, context)

    def _row(
        self, name: str, language: tuple[int, str, str], values: Any, attrs: dict[str, Any], shown: bool
    ) -> dict[str, Any]:
        position, code, language_name = language
        text = values[position] if position < len(values) else None
        label = self.field.label
        own = {
            **attrs,
            "id": f"{attrs['id']}_{position}" if attrs.get("id") else None,
            "lang": code,
            "dir": "rtl" if code in settings.LANGUAGES_BIDI else "ltr",
            "aria-label": f"{label} – {language_name}" if label else language_name,
            # A blank one lets the style sheet tell filled boxes from empty ones.
            "placeholder": " ",
        }
        return {
            "language": language_name,
            "code": code,
            "is_shown": shown or bool(text),
            "box": self.widgets[position].render(f"{name}_{position}", text, own),
        }


class WordsInput(WordsWidget, I18nTextInput):
    """A line per language."""


class WordsTextarea(WordsWidget, I18nTextarea):
    """A growing box per language."""

    widget = AdminAutoHeightTextInput
