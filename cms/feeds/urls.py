"""The addresses of feeds, as the schema tells them (``graphql_api.feeds``)."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import path

from cms.feeds import views
from graphql_api.feeds import PATHS

app_name = "feeds"
VIEWS: dict[str, Callable[..., HttpResponse]] = {
    "edition_ical": views.edition_ical,
    "session_ical": views.session_ical,
}
PLACES = {"locale": "<str:locale>", "uid": "<str:uid>", "code": "<str:code>"}

urlpatterns = [path(PATHS[name].format_map(PLACES), view, name=name) for name, view in VIEWS.items()]
