"""What is asked of the table: which edition, language, standing and kind."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forums_pages.models import EditionPage
from forums_pages.programme.translating.overview import Overview
from forums_pages.programme.translating.states import PAGE_KINDS, Row, RowKind, Standing
from forums_pages.viewsets.choosing_edition import EditionForm
from forums_pages.viewsets.translations.columns import language_name

PAGES, LABELS, UNFINISHED = "pages", "labels", "unfinished"
FINISHED = (Standing.SOURCE, Standing.PUBLISHED, Standing.WHOLE)
STANDINGS = [each for each in Standing if each not in (Standing.SOURCE, Standing.WHOLE)]


class TableForm(EditionForm):
    """Narrows the table down."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    standing = forms.ChoiceField(
        label=_("State"),
        choices=[
            ("", _("All")),
            (UNFINISHED, _("All that is not finished")),
            *((each.value, each.label) for each in STANDINGS),
        ],
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("What"),
        choices=[
            ("", _("Everything")),
            (PAGES, _("All pages")),
            (LABELS, _("All labels")),
            *RowKind.choices,
        ],
        required=False,
    )

    def __init__(self, editions: list[EditionPage], locales: Iterable[Any], *args: Any, **kw: Any) -> None:
        super().__init__(editions, *args, **kw)
        language: Any = self.fields["language"]
        named = [(each.language_code, language_name(each).capitalize()) for each in locales]
        language.choices = [("", _("All")), *named]


def narrowed(overview: Overview, asked: dict[str, str]) -> tuple[list[Any], list[Row]]:
    """Return the languages and the rows that are asked for; what is asked for nothing counts as all."""
    locales = [each for each in overview.locales if each.language_code == asked.get("language")]
    locales = locales or overview.locales
    rows = [row for row in overview.rows if _is_of_kind(row, asked.get("kind", ""))]
    standing = asked.get("standing", "")
    shown = [row for row in rows if any(_stands(row.cell(locale).standing, standing) for locale in locales)]
    return locales, shown


def _is_of_kind(row: Row, kind: str) -> bool:
    if kind in (PAGES, LABELS):
        return (row.kind in PAGE_KINDS) == (kind == PAGES)
    return not kind or row.kind == kind


def _stands(standing: Standing, asked: str) -> bool:
    if asked == UNFINISHED:
        return standing not in FINISHED
    return not asked or standing == asked
