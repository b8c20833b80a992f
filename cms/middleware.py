"""What happens to every request, beside what Django and Wagtail do."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware


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
