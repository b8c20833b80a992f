"""Speaks an editor's own language in all of the admin, also where Wagtail has left it already."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from cms.desk.failures import is_in_admin

View = Callable[..., HttpResponse]


class EditorsLanguage:
    """Activates the language of an editor's account before a view of the admin is called.

    Wagtail does so inside its views only: what it refuses was said in the browser's language.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Change nothing but the language; the locale's middleware sets it anew for every request."""
        profile = getattr(request.user, "wagtail_userprofile", None) if is_in_admin(request) else None
        if profile is not None:
            translation.activate(profile.get_preferred_language())
