"""The addresses of feeds, as the schema tells them (``graphql_api.feeds``)."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import path

from cms.feeds import views
from cms.feeds.cards import edition_card, session_card
from cms.feeds.schedule2_json import schedule2_json
from cms.feeds.schedule_json import schedule_json
from cms.feeds.schedule_xml import schedule_xml
from graphql_api.feeds import PATHS

app_name = "feeds"
JSON = "application/json"
VIEWS: dict[str, Callable[..., HttpResponse]] = {
    "edition_ical": views.edition_ical,
    "schedule_xml": views.schedule(schedule_xml, views.XML),
    "schedule_json": views.schedule(schedule_json, JSON),
    "schedule2_json": views.schedule(schedule2_json, JSON),
    "changes_atom": views.changes,
    "news_atom": views.news,
    "sitemap": views.map_index,
    "sitemap_pages": views.map_of_pages,
    "sitemap_directory": views.map_of_directory,
    "sitemap_edition": views.map_of_edition,
    "edition_card": views.card(edition_card),
    "session_card": views.card(session_card),
    "session_ical": views.session_ical,
}
PLACES = {
    "locale": "<str:locale>",
    "uid": "<str:uid>",
    "code": "<str:code>",
    "digest": "<slug:digest>",
}

urlpatterns = [path(PATHS[name].format_map(PLACES), view, name=name) for name, view in VIEWS.items()]
