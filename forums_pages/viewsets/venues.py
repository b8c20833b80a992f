"""The directory of venues and their rooms."""

from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, UpdatedAtColumn

from forums_pages.models import EditionVenue, Room, Venue
from forums_pages.viewsets.choosers import CreationForm, CreationMeta, ForumsChooserViewSet
from forums_pages.viewsets.directory import DirectoryViewSet, count_of
from forums_pages.viewsets.filters import countries_in_use


class VenueCreationForm(CreationForm):
    """A name, a city and the rooms, one per line."""

    rooms_by_line = forms.CharField(
        label=_("Rooms"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One room per line. Sessions can be put into them at once."),
    )

    class Meta(CreationMeta):
        model = Venue
        fields = ("name", "city", "country", "address")

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        """Save the venue with its rooms."""
        names = [line.strip() for line in self.cleaned_data["rooms_by_line"].splitlines() if line.strip()]
        # A room's name is written in the language in which the venue's name is.
        language = next(iter(sorted(code for code, text in self.instance.name.data.items() if text)), "en")
        self.instance.rooms = [
            Room(name={language: name}, sort_order=order) for order, name in enumerate(names)
        ]
        return super().save(commit)


class VenueChooserViewSet(ForumsChooserViewSet):
    """Venues, with their city and the number of rooms."""

    icon = "location"
    choose_one_text = _("Choose or create a venue")
    choose_another_text = _("Choose another venue")
    edit_item_text = _("Edit this venue")
    creation_tab_label = _("New venue")
    create_action_label = _("Create this venue")
    creation_form_class = VenueCreationForm
    extra_columns = (
        Column("country", label=_("Country"), accessor="country.name"),
        Column("room_count", label=_("Rooms")),
    )

    def list_records(self) -> QuerySet[Venue]:
        """Return all venues."""
        venues: QuerySet[Venue] = Venue.objects.annotate(room_count=count_of(Room.objects.all(), "venue"))
        return venues


class VenueFilterSet(WagtailFilterSet):
    """Venues of one country."""

    country = ChoiceFilter(label=_("Country"), choices=countries_in_use(Venue), empty_label=_("All"))

    class Meta:
        model = Venue
        fields = ("country",)


class VenueViewSet(DirectoryViewSet):
    """Venues and their rooms."""

    model = Venue
    icon = "location"
    menu_label = _("Venues and rooms")
    menu_name = "venues"
    chooser_viewset_class = VenueChooserViewSet
    filterset_class = VenueFilterSet
    list_display = (
        "__str__",
        Column("city", label=_("City")),
        Column("country", label=_("Country"), accessor="country.name", sort_key="country"),
        Column("room_count", label=_("Rooms"), sort_key="room_count", classname="number"),
        Column("edition_count", label=_("Editions"), sort_key="edition_count", classname="number"),
        UpdatedAtColumn(),
    )

    def get_queryset(self, request: Any) -> QuerySet[Venue]:
        """Return the venues with all that a row shows."""
        uses = EditionVenue.objects.filter(page__is_source=True)
        listed = self.chooser_viewset.list_records()
        venues: QuerySet[Venue] = listed.annotate(edition_count=count_of(uses, "venue", "page"))
        return venues
