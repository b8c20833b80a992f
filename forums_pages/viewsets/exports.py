"""Spreadsheets that are safe to open: words that look like formulas stay words."""

from typing import Any

from django.utils.encoding import force_str
from i18nfield.strings import LazyI18nString
from wagtail.admin.views.mixins import SpreadsheetExportMixin

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: Any) -> str:
    """Return ``value`` as text that no spreadsheet program takes for a formula."""
    text = force_str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


class SafeExportMixin(SpreadsheetExportMixin):
    """A listing whose export cannot run anything on the computer of whoever opens it."""

    custom_value_preprocess = {
        **SpreadsheetExportMixin.custom_value_preprocess,
        (str, LazyI18nString): {
            SpreadsheetExportMixin.FORMAT_CSV: harmless,
            SpreadsheetExportMixin.FORMAT_XLSX: harmless,
        },
    }
