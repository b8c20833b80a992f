"""Key figures of an edition: as exact as they are known, and no more."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.public.displays.children import children
from cms.public.wording import said
from forums_pages.enums import FigureQualifier


@dataclass(frozen=True)
class FigureItem:
    """A number, how exact it is, what it counts and how it splits."""

    qualifier: str
    value: str
    unit: SafeString
    label: SafeString | str
    split: str


def figure_items(edition: Any) -> list[FigureItem]:
    """Return the figures whose number is known."""
    return [_item(each) for each in children(edition, "key_figures") if each.value is not None]


def _item(figure: Any) -> FigureItem:
    exact = figure.qualifier == FigureQualifier.EXACTLY
    return FigureItem(
        qualifier="" if exact else str(figure.get_qualifier_display()),
        value=number_format(figure.value, use_l10n=True, force_grouping=True),
        unit=said(figure.unit),
        label=said(figure.label) or figure.get_kind_display(),
        split=_split(figure),
    )


def _split(figure: Any) -> str:
    parts = (
        (figure.on_site, _("%(number)s on site")),
        (figure.online, _("%(number)s online")),
    )
    known = [words % {"number": number_format(n, force_grouping=True)} for n, words in parts if n is not None]
    return pgettext("list", ", ").join(known)
