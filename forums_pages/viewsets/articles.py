"""All articles of the programme and its forums."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters.filters import DateFromToRangeFilter, MultipleChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import ParentPageColumn
from wagtail.models import Page

from forums_pages.enums import ArticleKind
from forums_pages.models import ArticlePage
from forums_pages.viewsets.columns import LanguagesColumn
from forums_pages.viewsets.listings import SourcesIndexView, SourcesViewSet, page_columns
from forums_pages.viewsets.moments import short_day


class ArticleFilterSet(WagtailFilterSet):
    """Articles of a kind, of some weeks."""

    kind = MultipleChoiceFilter(
        label=_("Kind"), choices=ArticleKind.choices, widget=forms.CheckboxSelectMultiple
    )
    date = DateFromToRangeFilter(label=_("Date"), widget=DateRangePickerWidget)

    class Meta:
        model = ArticlePage
        fields: list[str] = []


class ArticleIndexView(SourcesIndexView):
    """Articles by date, the newest first."""

    def attach(self, rows: Any) -> None:
        """Read the forums that the articles stand under."""
        Page.objects.annotate_parent_page(rows)


class ArticleListingViewSet(SourcesViewSet):
    """Articles across the site."""

    model = ArticlePage
    name = "articles"
    url_prefix = "programme/articles"
    icon = "doc-full"
    menu_label = _("Articles")
    index_view_class = ArticleIndexView
    ordering = "-date"
    filterset_class = ArticleFilterSet
    columns = page_columns(
        _("Title"),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("date", label=_("Date"), accessor=lambda article: short_day(article.date), sort_key="date"),
        ParentPageColumn("parent", label=_("Appears under")),
        LanguagesColumn(),
    )
