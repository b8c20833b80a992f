"""The report of figures across forums: as a table, as bars, and as a spreadsheet."""

from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, Table, TitleColumn

from forums_pages.programme.figures import (
    EditionFigures,
    bars,
    figures_of_editions,
    organisations_by_country,
    organisations_by_sector,
)
from forums_pages.viewsets.exports import SafeExportMixin

URL_NAME = "figures_across_forums"
TITLE = gettext_lazy("Figures across forums")
NUMBERS = {
    "sessions": gettext_lazy("Sessions"),
    "people": gettext_lazy("People"),
    "organisations": gettext_lazy("Partners"),
}


def participants_of(row: EditionFigures) -> str:
    """Return the number of participants as it is known: “More than 700”; empty while unknown."""
    return "" if row.participants is None else f"{row.qualifier} {row.participants}".strip()


class FiguresView(SafeExportMixin, TemplateView):
    """All published editions in numbers. They are public, so that everybody in the admin may see them."""

    template_name = "forums_pages/reports/figures.html"
    list_export = ("forum", "title", "year", *NUMBERS, "participants", "qualifier")
    export_headings = {
        "forum": gettext_lazy("Forum"),
        "title": gettext_lazy("Edition"),
        "year": gettext_lazy("Year"),
        **NUMBERS,
        "participants": gettext_lazy("Participants"),
        "qualifier": gettext_lazy("How exact"),
    }
    export_filename = "figures"

    @cached_property
    def rows(self) -> list[EditionFigures]:
        """The editions."""
        return figures_of_editions()

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Return the page, or with ``export`` a spreadsheet."""
        if self.is_export:
            sheet: HttpResponse = self.as_spreadsheet(self.rows, self.request.GET["export"])
            return sheet
        return super().render_to_response(context, **kwargs)

    def to_row_dict(self, item: EditionFigures) -> dict[str, Any]:
        """Return a line of the spreadsheet; what is unknown stays empty."""
        names = ("year", *NUMBERS, "participants", "qualifier")
        known = {name: "" if getattr(item, name) is None else getattr(item, name) for name in names}
        return {"forum": str(item.edition.forum), "title": item.edition.title, **known}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the table and the bars."""
        columns = [
            Column("forum", label=_("Forum"), accessor="edition.forum"),
            TitleColumn("title", label=_("Edition"), accessor="edition.title", get_url=_explorer),
            Column("year", label=_("Year"), classname="number"),
            *(_number(name, label) for name, label in NUMBERS.items()),
            Column("participants", label=_("Participants"), accessor=participants_of, classname="number"),
        ]
        counted = [(each.name, each.participants) for each in self.rows if each.participants]
        charts = [
            (
                _("Participants by edition"),
                bars(counted),
            ),
            (_("Organisations by sector"), organisations_by_sector()),
            (_("Organisations by country"), organisations_by_country()),
        ]
        return {
            **super().get_context_data(**kwargs),
            "title": TITLE,
            "table": Table(columns, self.rows),
            "rows": self.rows,
            "charts": [chart for chart in charts if chart[1]],
            "breadcrumbs_items": [{"url": "", "label": TITLE}],
        }


def _number(name: str, label: Any) -> Column:
    """Return a column of numbers of which some are unknown."""

    def known(row: EditionFigures) -> Any:
        value = getattr(row, name)
        return "" if value is None else value

    return Column(name, label=label, accessor=known, classname="number")


def _explorer(row: EditionFigures) -> str:
    return reverse("wagtailadmin_explore", args=[row.edition.pk])


@hooks.register("register_admin_urls")
def figures_urls() -> list[URLPattern]:
    """Return the address of the report, below the admin's own."""
    return [path("reports/figures/", FiguresView.as_view(), name=URL_NAME)]


@hooks.register("register_reports_menu_item")
def figures_menu_item() -> MenuItem:
    """Put the report second."""
    return MenuItem(TITLE, reverse(URL_NAME), name="figures", icon_name="decimal", order=20)
