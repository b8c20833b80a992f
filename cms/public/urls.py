"""The public addresses outside the page tree."""

from django.urls import path, re_path
from wagtail.images.views.serve import ServeView

from cms.public import views

urlpatterns = [
    path("", views.front_door, name="front_door"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    # Signed: only copies that a page of ours offers are ever made.
    re_path(
        r"^images/([^/]*)/(\d*)/([^/]*)/[^/]*$",
        ServeView.as_view(action="redirect"),
        name="wagtailimages_serve",
    ),
]
