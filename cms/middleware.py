"""What happens to every request, beside what Django and Wagtail do."""

from collections.abc import Callable
from functools import cached_property

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.urls import reverse

# Where every path that begins so is a feed's; see ``graphql_api.feeds``.
FEEDS = ("/feeds/", "/sitemap")


class NoCookiesForTheGateway:
    """Takes the cookies from every request to the gateway and for its feeds, before anybody looks at them.

    Whoever is logged in is answered like everybody else. Django sets a cookie anew when a malformed one
    comes, and says that the answer varies by it; a cache on the way would give that cookie to all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    @cached_property
    def _path(self) -> str:
        return reverse("graphql_api:endpoint").rstrip("/")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        path = request.path_info
        if path.rstrip("/") == self._path or path.startswith(FEEDS):
            request.META.pop("HTTP_COOKIE", None)
            request.COOKIES = {}
        return self.get_response(request)


class VisitorLocaleMiddleware(LocaleMiddleware):
    """Speaks the visitor's language, except in answers that are the same in every language.

    Such an answer (``is_localised`` is False) names no language and does not vary by ``Accept-Language``,
    so that caches on the way keep one copy for everybody.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Say which language is spoken, and what it hangs on."""
        if not getattr(response, "is_localised", True):
            return response
        return super().process_response(request, response)
