"""The edit form of a session: what and when first, then people, then what comes afterwards."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultipleChooserPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)

from forums_pages.models.base import BasePageForm, tabs
from forums_pages.panels import (
    FactsPanel,
    FactsTab,
    goals_panel,
    languages_panel,
    pillars_panel,
    themes_panel,
)


class SessionPageForm(BasePageForm):
    """Offers only the rooms of the edition."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "room" in self.fields and self.parent_page is not None:
            edition = self.parent_page.specific.source
            rooms = self.fields["room"].queryset
            offered = rooms.filter(venue__edition_venues__page=edition).select_related("venue").distinct()
            self.fields["room"].queryset = offered.order_by("venue_id", "sort_order", "pk")
            self.fields["room"].choices = rooms_by_venue(self.fields["room"].queryset)


def rooms_by_venue(rooms: Iterable[Any]) -> list[tuple[str, Any]]:
    """Return the choices of a room, grouped by venue; ``rooms`` come in the venues' order."""
    groups = groupby(rooms, key=lambda room: str(room.venue))
    return [
        ("", _("No room yet")),
        *((venue, [(room.pk, room_label(room)) for room in inside]) for venue, inside in groups),
    ]


def room_label(room: Any) -> str:
    """Return the room's name, with its seats where they are known."""
    return (
        _("%(room)s (%(seats)d seats)") % {"room": room, "seats": room.capacity}
        if room.capacity
        else str(room)
    )


def session_edit_handler() -> TabbedInterface:
    """Return the session's tabs."""
    return tabs(
        ObjectList(_session(), heading=_("Session")),
        FactsTab(_people(), heading=_("People")),
        FactsTab(_classification(), heading=_("Languages, themes and goals")),
        FactsTab(_afterwards(), heading=_("Online, replay and resources")),
    )


def _session() -> list[Any]:
    return [
        TitleFieldPanel("title", placeholder=False),
        FactsPanel(
            [
                FieldRowPanel([FieldPanel("day"), FieldPanel("start_time"), FieldPanel("end_time")]),
                FieldPanel("room"),
                FieldRowPanel([FieldPanel("kind"), FieldPanel("state")]),
            ],
            heading=_("When and where"),
        ),
        FieldPanel("abstract"),
        FieldPanel("body"),
        FactsPanel([FieldPanel("clash_reason")], heading=_("Overlapping on purpose"), classname="collapsed"),
    ]


def _people() -> list[Any]:
    return [
        MultipleChooserPanel(
            "participations",
            chooser_field_name="person",
            heading=_("Speakers and other roles"),
            label=_("person"),
            help_text=_("Choose people of the directory, or create them in the same window."),
        ),
        MultipleChooserPanel(
            "co_organisers",
            chooser_field_name="organisation",
            heading=_("Co-organising organisations"),
            label=_("organisation"),
            classname="collapsed",
        ),
    ]


def _classification() -> list[Any]:
    return [
        FactsPanel(
            [
                languages_panel(label=_("Spoken in the session")),
                languages_panel("interpretation_languages", _("Interpreted into")),
            ],
            heading=_("Languages"),
        ),
        themes_panel(),
        pillars_panel(),
        goals_panel(),
    ]


def _afterwards() -> list[Any]:
    return [
        FactsPanel(
            [
                FieldRowPanel([FieldPanel("is_online"), FieldPanel("live_url")]),
                FieldRowPanel([FieldPanel("capacity"), FieldPanel("registration_url")]),
            ],
            heading=_("Taking part"),
        ),
        InlinePanel("replays", heading=_("Replays"), label=_("replay")),
        InlinePanel("resources", heading=_("Documents and links"), label=_("resource")),
    ]
