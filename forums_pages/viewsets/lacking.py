"""The report of what an edition still lacks: one line each, one click from where it is mended."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, Table, TitleColumn

from forums_pages.models import Person
from forums_pages.programme.lacking import Lack, Missing, missing_in
from forums_pages.viewsets.choosing_edition import EditionForm, OneEditionMixin
from forums_pages.viewsets.exports import SafeExportMixin
from media.models import CustomImage

URL_NAME = "what_is_missing"
TITLE = gettext_lazy("What is missing")
EDIT_ADDRESSES = {
    Person: "wagtailsnippets_forums_pages_person:edit",
    CustomImage: "wagtailimages:edit",
}


def address_of(missing: Missing) -> str:
    """Return where in the admin it is mended."""
    name = EDIT_ADDRESSES.get(type(missing.record), "wagtailadmin_pages:edit")
    return reverse(name, args=[missing.record.pk])


class QuestionForm(EditionForm):
    """Which edition, and which kind of things."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What"),
        choices=[("", gettext_lazy("Everything")), *Lack.choices],
        required=False,
    )


class LackingView(OneEditionMixin, SafeExportMixin, TemplateView):
    """What one edition lacks, as a page and as a spreadsheet."""

    template_name = "forums_pages/reports/lacking.html"
    list_export = ("kind_label", "title", "detail", "address")
    export_headings = {
        "kind_label": gettext_lazy("What"),
        "title": gettext_lazy("Where"),
        "detail": gettext_lazy("More"),
        "address": gettext_lazy("Address in the admin"),
    }

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Return the page, or with ``export`` a spreadsheet."""
        if self.is_export:
            sheet: HttpResponse = self.as_spreadsheet(self.found, self.request.GET["export"])
            return sheet
        return super().render_to_response(context, **kwargs)

    @cached_property
    def form(self) -> QuestionForm:
        """What is asked; what nobody can ask counts as not asked."""
        form = QuestionForm(self.editions, self.request.GET)
        form.is_valid()
        return form

    @cached_property
    def found(self) -> list[Missing]:
        """What it lacks, of the kind that is asked for."""
        kind = self.form.cleaned_data.get("kind")
        found = missing_in(self.edition, timezone.now()) if self.edition else []
        return [each for each in found if not kind or each.kind == kind]

    def to_row_dict(self, item: Missing) -> dict[str, Any]:
        """Return a line of the spreadsheet, with the whole address."""
        address = self.request.build_absolute_uri(address_of(item))
        return {
            "kind_label": str(item.kind.label),
            "title": item.title,
            "detail": item.detail,
            "address": address,
        }

    def get_filename(self) -> str:
        """Name the spreadsheet after the edition."""
        return f"missing-{self.edition.slug}" if self.edition else "missing"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the form and the table."""
        kind = self.form.cleaned_data.get("kind")
        asked = {"edition": self.edition.pk if self.edition else None, "kind": kind}
        columns = [
            Column("kind", label=_("What"), accessor=lambda each: each.kind.label),
            TitleColumn("title", label=_("Where"), get_url=address_of),
            Column("detail", label=_("More")),
        ]
        return {
            **super().get_context_data(**kwargs),
            "title": TITLE,
            "form": QuestionForm(self.editions, initial=asked),
            "edition": self.edition,
            "found": self.found,
            "table": Table(columns, self.found),
            "breadcrumbs_items": [{"url": "", "label": TITLE}],
        }


@hooks.register("register_admin_urls")
def lacking_urls() -> list[URLPattern]:
    """Return the address of the report, below the admin's own."""
    return [path("reports/what-is-missing/", LackingView.as_view(), name=URL_NAME)]


@hooks.register("register_reports_menu_item")
def lacking_menu_item() -> MenuItem:
    """Put the report first."""
    return MenuItem(TITLE, reverse(URL_NAME), name="what-is-missing", icon_name="tasks", order=10)
