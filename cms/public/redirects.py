"""Old addresses lead on to what the visitor may read, and tell of nothing else."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from cms.public.readable import is_readable
from cms.public.reader import reader_of
from forums_pages.models import BasePage


class OpenRedirects(RedirectMiddleware):
    """Wagtail's middleware, except that an address leads to no page which its visitor may not read.

    Where such a page stands holds words of its title: of a draft, say, or of a page behind a password.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Lead on from an address where nothing is found; with its query first, then without."""
        if response.status_code != HTTPStatus.NOT_FOUND:
            return response
        asked = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        found = get_redirect(request, asked) or get_redirect(request, urlsplit(asked).path)
        if found is None or not found.link or not _may_be_followed(found, request):
            return response
        kind = HttpResponsePermanentRedirect if found.is_permanent else HttpResponseRedirect
        return kind(found.link)


def _may_be_followed(redirect: Redirect, request: HttpRequest) -> bool:
    if redirect.redirect_page_id is None:
        return True
    page = redirect.redirect_page.specific
    is_served = settings.PUBLIC_SITE_ENABLED and isinstance(page, BasePage)
    return is_served and is_readable(page, reader_of(request, page))
