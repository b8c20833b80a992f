"""The gate in front of every public page. Previews do not pass here."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page

from cms.public.readable import is_readable
from cms.public.reader import page_language, reader_of
from cms.public.views import start
from forums_pages.models import BasePage


@hooks.register("before_serve_page")
def admit(page: Page, request: HttpRequest, _args: Any, _kwargs: Any) -> HttpResponse | None:
    """Serve a page in its own language only, and only while its source and all pages above are public.

    Raises:
        Http404: the page is hidden, or the public pages are switched off.
    """
    if not isinstance(page, BasePage):
        # Wagtail's own welcome page, which a new database begins with.
        return start(request)
    if not settings.PUBLIC_SITE_ENABLED:
        raise Http404
    if not all(each.accept_request(request) for each in page.get_view_restrictions()):
        # Wagtail asks for the password or the login.
        return None
    if not is_readable(page, reader_of(request, page)):
        raise Http404
    url = page.get_url(request)
    if page_language(page) != get_language() and url and url != request.path:
        return redirect(url)
    return None
