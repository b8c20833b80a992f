"""What the score table shows of each proposal, how it is sorted by it, and what a spreadsheet says of it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn, Column

from forums_pages.contributions.scoring import Judged
from forums_pages.enums import ContributionState
from forums_pages.models import Criterion
from forums_pages.viewsets.columns import RecordTitleColumn, StatusColumn
from forums_pages.viewsets.statuses import Status, look_of

Reader = Callable[[Judged], Any]
STATES = {state: place for place, state in enumerate(ContributionState.values)}


def mark(value: float | None) -> str:
    """Return a mark with one decimal, as the reader's language writes it; empty while there is none."""
    return "" if value is None else str(formats.number_format(round(value, 1), 1))


def themes_of(row: Judged) -> str:
    """Return the themes, in one line."""
    return pgettext("list", ", ").join(map(str, row.proposal.themes.all()))


def reviews_of(row: Judged) -> str:
    """Return how many reviews are complete, and how many are begun."""
    begun = _("%(begun)s unfinished") % {"begun": row.begun}
    return pgettext("list", ", ").join([str(row.complete), begun][: 2 if row.begun else 1])


def _state_of(row: Judged) -> Status:
    return look_of(ContributionState(row.proposal.state))


def _mean(place: int) -> Reader:
    return lambda row: row.means[place]


def readers(criteria: Sequence[Criterion]) -> dict[str, Reader]:
    """Return by which names the table can be sorted, and by what of each row."""
    means: dict[str, Reader] = {f"criterion_{each.pk}": _mean(place) for place, each in enumerate(criteria)}
    return {
        "title": lambda row: row.proposal.title.casefold(),
        "score": lambda row: row.score,
        "spread": lambda row: row.spread,
        "reviews": lambda row: row.complete,
        "state": lambda row: STATES[row.proposal.state],
        "theme": lambda row: themes_of(row).casefold() or None,
        "format": lambda row: str(row.proposal.get_session_kind_display()).casefold(),
        "language": lambda row: str(row.proposal.language or "").casefold() or None,
        "country": lambda row: str(row.proposal.submitter_country.name).casefold() or None,
        "sector": lambda row: str(row.proposal.get_submitter_sector_display()).casefold() or None,
        **means,
    }


def sorted_by(rows: Iterable[Judged], order: str, criteria: Sequence[Criterion]) -> list[Judged]:
    """Return the rows in ``order``, a name with or without a minus; the unknown come last either way."""
    read = readers(criteria).get(order.removeprefix("-"))
    by_title = sorted(rows, key=lambda row: (row.proposal.title.casefold(), row.proposal.pk))
    if read is None:
        return by_title
    known = [row for row in by_title if read(row) is not None]
    unknown = [row for row in by_title if read(row) is None]
    return [*sorted(known, key=read, reverse=order.startswith("-")), *unknown]


class _JudgedMixin:
    """A column of Wagtail's that is handed a row and is to read its proposal."""

    def get_cell_context_data(self, instance: Judged, parent_context: Any) -> dict[str, Any]:
        """Hand the proposal on."""
        context: dict[str, Any] = super().get_cell_context_data(instance.proposal, parent_context)  # type: ignore[misc]  # a column
        return context


class TickColumn(_JudgedMixin, BulkActionsCheckboxColumn):
    """The box to tick."""


class ProposalColumn(_JudgedMixin, RecordTitleColumn):
    """The title, which leads to the proposal."""


def columns_of(criteria: Sequence[Criterion]) -> list[BaseColumn]:
    """Return the columns of the table: what was proposed, each criterion's mean, and what follows."""
    means = [
        Column(
            f"criterion_{each.pk}",
            label=str(each.label),
            accessor=lambda row, place=place: mark(row.means[place]),
            sort_key=f"criterion_{each.pk}",
            classname="number",
        )
        for place, each in enumerate(criteria)
    ]
    return [
        TickColumn("bulk_actions", obj_type="contribution"),
        ProposalColumn(
            "title",
            label=_("Title"),
            sort_key="title",
            classname="title",
            get_url=lambda proposal: reverse("contributions:edit", args=[proposal.pk]),
            get_title_id=lambda proposal: f"contribution_{proposal.pk}_title",
        ),
        _number("score", _("Score"), lambda row: mark(row.score)),
        _number("spread", _("Spread"), lambda row: mark(row.spread)),
        _number("reviews", _("Reviews"), reviews_of),
        *means,
        StatusColumn("state", label=_("State"), read=_state_of, sort_key="state"),
        _text("theme", _("Themes"), themes_of),
        _text("format", _("Format"), lambda row: row.proposal.get_session_kind_display()),
        _text("language", _("Language"), lambda row: row.proposal.language or ""),
        _text("country", _("Country"), lambda row: row.proposal.submitter_country.name),
        _text("sector", _("Sector"), lambda row: row.proposal.get_submitter_sector_display()),
    ]


def _number(name: str, label: str, read: Reader) -> Column:
    return Column(name, label=label, accessor=read, sort_key=name, classname="number")


def _text(name: str, label: str, read: Reader) -> Column:
    return Column(name, label=label, accessor=read, sort_key=name)


def exported(row: Judged, criteria: Sequence[Criterion]) -> dict[str, Any]:
    """Return a line of the spreadsheet: numbers as numbers, what is unknown left empty."""
    proposal = row.proposal
    return {
        "title": proposal.title,
        "organisation": proposal.submitter_organisation,
        "score": _rounded(row.score),
        "spread": _rounded(row.spread),
        "complete": row.complete,
        "begun": row.begun,
        **{f"criterion_{each.pk}": _rounded(row.means[place]) for place, each in enumerate(criteria)},
        "state": str(proposal.get_state_display()),
        "theme": themes_of(row),
        "format": str(proposal.get_session_kind_display()),
        "language": str(proposal.language or ""),
        "country": str(proposal.submitter_country.name),
        "sector": str(proposal.get_submitter_sector_display()),
    }


def headings(criteria: Sequence[Criterion]) -> dict[str, str]:
    """Return the headings of the spreadsheet, in the order of its columns."""
    return {
        "title": _("Title"),
        "organisation": _("Organisation"),
        "score": _("Score"),
        "spread": _("Spread"),
        "complete": _("Complete reviews"),
        "begun": _("Unfinished reviews"),
        **{f"criterion_{each.pk}": f"{each.label} ({each.weight} %)" for each in criteria},
        "state": _("State"),
        "theme": _("Themes"),
        "format": _("Format"),
        "language": _("Language"),
        "country": _("Country"),
        "sector": _("Sector"),
    }


def _rounded(value: float | None) -> float | str:
    return "" if value is None else round(value, 2)
