"""The site's addresses and the yardstick's."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from cms.urls import urlpatterns as site_urlpatterns


def yardstick(_request: HttpRequest) -> HttpResponse:
    """Answer at once: what every request costs before the site does anything."""
    return HttpResponse(b"ok", content_type="text/plain")


urlpatterns = [path("yardstick/", yardstick), *site_urlpatterns]
