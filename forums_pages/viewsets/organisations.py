"""The directory of organisations."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.filters import BooleanFilter, ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from forums_pages.models import Organisation, Partnership
from forums_pages.viewsets.choosers import CreationForm, CreationMeta, ForumsChooserViewSet
from forums_pages.viewsets.columns import PictureColumn
from forums_pages.viewsets.directory import (
    DirectoryIndexView,
    DirectoryViewSet,
    LiveColumn,
    count_of,
    with_liveness,
    with_picture,
)
from forums_pages.viewsets.filters import YesNo, countries_in_use

LOGO = "max-96x64|format-webp"


class OrganisationCreationForm(CreationForm):
    """A name, an acronym, a sector and a country."""

    class Meta(CreationMeta):
        model = Organisation
        fields = ("name", "acronym", "sector", "country", "website")


class OrganisationChooserViewSet(ForumsChooserViewSet):
    """Organisations, with their logos and sectors."""

    icon = "building"
    choose_one_text = _("Choose or create an organisation")
    choose_another_text = _("Choose another organisation")
    edit_item_text = _("Edit this organisation")
    creation_tab_label = _("New organisation")
    create_action_label = _("Create this organisation")
    creation_form_class = OrganisationCreationForm
    picture_column = PictureColumn("logo", _("Logo"), LOGO)
    extra_columns = (
        Column("get_sector_display", label=_("Sector")),
        Column("country", label=_("Country"), accessor="country.name"),
        LiveColumn(sort_key=None),
    )

    def list_records(self) -> QuerySet[Organisation]:
        """Return all organisations by name."""
        return with_picture(with_liveness(Organisation.objects.all()), "logo", LOGO)


class OrganisationFilterSet(WagtailFilterSet):
    """What an editor asks of the directory: which sectors, who has no logo."""

    without_logo = BooleanFilter(
        field_name="logo", lookup_expr="isnull", label=_("Without logo"), widget=YesNo
    )
    country = ChoiceFilter(label=_("Country"), choices=countries_in_use(Organisation), empty_label=_("All"))
    live = BooleanFilter(label=_("Public"), widget=YesNo)

    class Meta:
        model = Organisation
        fields = ("sector",)


class OrganisationIndexView(DirectoryIndexView):
    """Organisations by name."""

    picture_column = PictureColumn("logo", _("Logo"), LOGO)


class OrganisationViewSet(DirectoryViewSet):
    """Organisations: partners, hosts, members of Working Groups and employers of speakers."""

    model = Organisation
    icon = "building"
    menu_label = _("Organisations")
    menu_name = "organisations"
    index_view_class = OrganisationIndexView
    chooser_viewset_class = OrganisationChooserViewSet
    filterset_class = OrganisationFilterSet
    ordering = ("name", "pk")
    list_display = (
        "__str__",
        Column("get_sector_display", label=_("Sector"), sort_key="sector"),
        Column("country", label=_("Country"), accessor="country.name", sort_key="country"),
        Column("edition_count", label=_("Partner of editions"), sort_key="edition_count", classname="number"),
        LiveColumn(),
    )
    list_export = (
        "name",
        "acronym",
        "get_sector_display",
        "country.name",
        "website",
        "edition_count",
        "live",
    )
    export_headings = {
        "name": _("Name"),
        "acronym": _("Acronym"),
        "get_sector_display": _("Sector"),
        "country.name": _("Country"),
        "website": _("Website"),
        "edition_count": _("Partner of editions"),
        "live": _("Public"),
    }
    export_filename = "organisations"

    def get_queryset(self, request: Any) -> QuerySet[Organisation]:
        """Return the organisations with all that a row shows."""
        partnerships = Partnership.objects.filter(level__page__is_source=True)
        organisations = Organisation.objects.annotate(
            edition_count=count_of(partnerships, "organisation", "level__page")
        )
        return with_picture(with_liveness(organisations), "logo", LOGO)
