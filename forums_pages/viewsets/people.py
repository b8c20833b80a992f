"""The directory of people."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django_filters.filters import BooleanFilter, ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from forums_pages.models import Participation, Person
from forums_pages.viewsets.columns import PictureColumn
from forums_pages.viewsets.directory import (
    DirectoryIndexView,
    DirectoryViewSet,
    LiveColumn,
    count_of,
    with_liveness,
    with_picture,
)
from forums_pages.viewsets.erasing import PersonEditView, erase_person
from forums_pages.viewsets.filters import OrganisationFilter, YesNo, countries_in_use
from forums_pages.viewsets.person_chooser import PORTRAIT, PersonChooserViewSet


class PersonFilterSet(WagtailFilterSet):
    """What an editor asks of the directory: who has no portrait, who works where."""

    without_portrait = BooleanFilter(
        field_name="portrait", lookup_expr="isnull", label=_("Without portrait"), widget=YesNo
    )
    organisation = OrganisationFilter(label=_("Organisation"))
    country = ChoiceFilter(label=_("Country"), choices=countries_in_use(Person), empty_label=_("All"))
    live = BooleanFilter(label=_("Public"), widget=YesNo)

    class Meta:
        model = Person
        fields: list[str] = []


class PersonIndexView(DirectoryIndexView):
    """People by family name."""

    picture_column = PictureColumn("portrait", _("Portrait"), PORTRAIT)


class PersonViewSet(DirectoryViewSet):
    """People: speakers, moderators, contacts and members of Working Groups."""

    model = Person
    icon = "user"
    menu_label = _("People")
    menu_name = "people"
    index_view_class = PersonIndexView
    edit_view_class = PersonEditView
    chooser_viewset_class = PersonChooserViewSet
    filterset_class = PersonFilterSet
    ordering = ("family_name", "given_name", "pk")
    list_display = (
        "__str__",
        Column("job_title", label=_("Job title")),
        Column("organisation", label=_("Organisation"), sort_key="organisation__name"),
        Column("country", label=_("Country"), accessor="country.name", sort_key="country"),
        Column("session_count", label=_("Sessions"), sort_key="session_count", classname="number"),
        LiveColumn(),
    )
    list_export = (
        "family_name", "given_name", "job_title", "organisation", "country.name", "session_count", "live",
    )  # fmt: skip
    export_headings = {
        "family_name": _("Family name"),
        "given_name": _("Given name"),
        "job_title": _("Job title"),
        "organisation": _("Organisation"),
        "country.name": _("Country"),
        "session_count": _("Sessions"),
        "live": _("Public"),
    }
    export_filename = "people"

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses of the admin's pages of people, with the one for requests to be removed."""
        return [*super().get_urlpatterns(), path("erase/<int:pk>/", erase_person, name="erase")]

    def get_queryset(self, request: Any) -> QuerySet[Person]:
        """Return the people with all that a row shows."""
        people = Person.objects.select_related("organisation").annotate(
            session_count=count_of(Participation.objects.all(), "person", "page")
        )
        return with_picture(with_liveness(people), "portrait", PORTRAIT)
