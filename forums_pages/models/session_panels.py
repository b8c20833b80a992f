"""The edit form of a session: what and when first, then people, then what comes afterwards."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    ObjectList,
    TabbedInterface,
)

from forums_pages.models.base import BasePageForm, tabs
from forums_pages.panels import FactsPanel, FactsTab


class SessionPageForm(BasePageForm):
    """Offers only the rooms of the edition."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "room" in self.fields and self.parent_page is not None:
            edition = self.parent_page.specific.source
            rooms = self.fields["room"].queryset
            self.fields["room"].queryset = (
                rooms.filter(venue__edition_venues__page=edition).select_related("venue").distinct()
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
        FieldPanel("title"),
        FactsPanel(
            [
                FieldRowPanel([FieldPanel("day"), FieldPanel("start_time"), FieldPanel("end_time")]),
                FieldRowPanel([FieldPanel("room"), FieldPanel("kind"), FieldPanel("state")]),
                FieldPanel("clash_reason"),
            ],
            heading=_("When and where"),
        ),
        FieldPanel("abstract"),
        FieldPanel("body"),
    ]


def _people() -> list[Any]:
    return [
        InlinePanel("participations", heading=_("Speakers and other roles"), label=_("person")),
        InlinePanel(
            "co_organisers",
            heading=_("Co-organising organisations"),
            label=_("organisation"),
            classname="collapsed",
        ),
    ]


def _classification() -> list[Any]:
    return [
        FieldPanel("languages"),
        FieldPanel("interpretation_languages"),
        FieldPanel("themes"),
        FieldPanel("goals"),
        FieldPanel("pillars"),
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
