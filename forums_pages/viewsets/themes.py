"""The directory of themes."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from forums_pages.models import SessionPage, Theme
from forums_pages.viewsets.choosers import CreationForm, CreationMeta, ForumsChooserViewSet
from forums_pages.viewsets.directory import DirectoryViewSet, LiveColumn, count_of, with_liveness
from forums_pages.viewsets.filters import forum_sources


class ThemeCreationForm(CreationForm):
    """A title, the forum it belongs to and a pillar."""

    class Meta(CreationMeta):
        model = Theme
        fields = ("title", "summary", "forum", "pillar")
        # The page chooser is a window of its own, and a window cannot open from a window.
        widgets = {"forum": forms.Select}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        forum = self.fields["forum"]
        forum.queryset = forum_sources()
        forum.empty_label = str(_("The whole programme"))
        self.fields["pillar"].empty_label = str(_("None"))


class ThemeChooserViewSet(ForumsChooserViewSet):
    """Themes, with the forum they belong to."""

    icon = "tag"
    choose_one_text = _("Choose or create a theme")
    choose_another_text = _("Choose another theme")
    edit_item_text = _("Edit this theme")
    creation_tab_label = _("New theme")
    create_action_label = _("Create this theme")
    creation_form_class = ThemeCreationForm
    extra_columns = (
        Column("forum", label=_("Forum"), accessor="forum.title"),
        Column("pillar", label=_("Pillar")),
        LiveColumn(sort_key=None),
    )

    def list_records(self) -> QuerySet[Theme]:
        """Return all themes in their order."""
        return with_liveness(Theme.objects.select_related("forum", "pillar"))


class ThemeFilterSet(WagtailFilterSet):
    """Themes of one forum or of one pillar."""

    forum = ModelChoiceFilter(
        label=_("Forum"), queryset=forum_sources, empty_label=_("All"), null_label=_("The whole programme")
    )

    class Meta:
        model = Theme
        fields = ("forum", "pillar")


class ThemeViewSet(DirectoryViewSet):
    """Themes of a forum or of the whole programme."""

    model = Theme
    icon = "tag"
    menu_label = _("Themes")
    menu_name = "themes"
    chooser_viewset_class = ThemeChooserViewSet
    filterset_class = ThemeFilterSet
    ordering = ("order", "pk")
    list_display = (
        "__str__",
        Column("forum", label=_("Forum"), accessor="forum.title", sort_key="forum__title"),
        Column("pillar", label=_("Pillar"), sort_key="pillar__order"),
        Column("session_count", label=_("Sessions"), sort_key="session_count", classname="number"),
        LiveColumn(),
    )

    def get_queryset(self, request: Any) -> QuerySet[Theme]:
        """Return the themes with all that a row shows."""
        links = SessionPage.themes.through.objects.filter(sessionpage__is_source=True)
        themes = Theme.objects.select_related("forum", "pillar").annotate(
            session_count=count_of(links, "theme", "sessionpage")
        )
        return with_liveness(themes)
