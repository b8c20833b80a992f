"""The page that shows how an edition stands in every language, and the spreadsheet of it."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from forums_pages.programme.translating.overview import Overview, languages_in_order, overview_of
from forums_pages.programme.translating.states import Row, Standing
from forums_pages.roles.pages import actions_on
from forums_pages.roles.rights import TRANSLATE
from forums_pages.viewsets.choosing_edition import OneEditionMixin
from forums_pages.viewsets.exports import SafeExportMixin
from forums_pages.viewsets.translations.asking import TableForm, narrowed
from forums_pages.viewsets.translations.columns import LanguageColumn, language_name, look_of
from forums_pages.viewsets.translations.places import Places

TITLE = gettext_lazy("Translations")
TABLE = "edition_translations:index"


class TableView(OneEditionMixin, SafeExportMixin, WagtailAdminTemplateMixin, TemplateView):
    """How one edition stands in every language."""

    template_name = "forums_pages/translations/table.html"
    page_title = TITLE
    header_icon = "wagtail-localize-language"

    @cached_property
    def form(self) -> TableForm:
        """What is asked."""
        form = TableForm(self.editions, languages_in_order(), self.request.GET)
        form.is_valid()
        return form

    @cached_property
    def overview(self) -> Overview | None:
        """All that may be shown of the edition."""
        return overview_of(self.edition, self.request.user) if self.edition else None

    @cached_property
    def shown(self) -> tuple[list[Any], list[Row]]:
        """The languages and rows that are asked for."""
        return narrowed(self.overview, self.form.cleaned_data) if self.overview else ([], [])

    @cached_property
    def places(self) -> Places:
        """Where the words are written."""
        return Places(self.request.user, self.shown[1])

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Return the page, or with ``export`` a spreadsheet."""
        if self.is_export:
            locales, rows = self.shown
            self.list_export = ["kind", "title", *(each.language_code for each in locales), "address"]
            self.export_headings = {
                "kind": _("What"),
                "title": _("Title"),
                "address": _("Address in the admin"),
                **{each.language_code: language_name(each).capitalize() for each in locales},
            }
            sheet: HttpResponse = self.as_spreadsheet(rows, self.request.GET["export"])
            return sheet
        return super().render_to_response(context, **kwargs)

    def to_row_dict(self, item: Row) -> dict[str, Any]:
        """Return a line of the spreadsheet, with the whole address of the source."""
        url = self.places.of_row(item)
        return {
            "kind": str(item.kind.label),
            "title": item.title,
            "address": self.request.build_absolute_uri(url) if url else "",
            **{cell.locale.language_code: str(cell.standing.label) for cell in item.cells},
        }

    def get_filename(self) -> str:
        """Name the spreadsheet after the edition."""
        return f"translations-{self.edition.slug}" if self.edition else "translations"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the form, the sums and the table."""
        locales, rows = self.shown
        asked = {**self.form.cleaned_data, "edition": self.edition.pk if self.edition else None}
        return {
            **super().get_context_data(**kwargs),
            "form": TableForm(self.editions, languages_in_order(), initial=asked),
            "edition": self.edition,
            "sums": [(each, language_name(each.locale).capitalize(), _looks(each)) for each in self.sums],
            "rows": rows,
            "query": self._query(),
            "table": Table(self._columns(locales), rows),
            "deeds": self._deeds(),
        }

    @property
    def sums(self) -> list[Any]:
        """The sum of every language, whatever is asked for."""
        return self.overview.sums if self.overview else []

    def get_page_subtitle(self) -> str:
        """Return the name of the edition."""
        return str(self.edition or "")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the edition's pages to here."""
        above = [self.edition.forum, self.edition] if self.edition else []
        pages = [
            {"url": reverse("wagtailadmin_explore", args=[page.pk]), "label": page} for page in above if page
        ]
        return [*pages, {"url": "", "label": TITLE}]

    def _deeds(self) -> list[str]:
        """Return what may be done with many at once and has anything to do."""
        edition, user = self.edition, self.request.user
        standing = {name for each in self.sums for name, count in each.counts.items() if count}
        found = ["files"] if user.has_perm(TRANSLATE) else []
        if user.has_perm(TRANSLATE) and Standing.MISSING in standing:
            found.append("start")
        if edition and "publish" in actions_on(user, edition) and Standing.READY in standing:
            found.append("publish")
        return found

    def _columns(self, locales: list[Any]) -> list[Column]:
        return [
            TitleColumn("title", label=_("Title"), get_url=self.places.of_row, classname="title"),
            Column("kind", label=_("What"), accessor=lambda row: row.kind.label),
            *(LanguageColumn(locale, self.places) for locale in locales),
        ]

    def _query(self) -> str:
        """Return what is asked, as a part of an address."""
        asked = self.request.GET.copy()
        asked.pop("export", None)
        asked["edition"] = str(self.edition.pk) if self.edition else ""
        return asked.urlencode()


def _looks(summed: Any) -> list[tuple[Any, int]]:
    return [(look_of(standing), count) for standing, count in summed.open_ends]


def address_of_table(edition_pk: int) -> str:
    """Return the address of the table of an edition."""
    return f"{reverse(TABLE)}?edition={edition_pk}"
