"""Old addresses lead on to what the visitor may read, and tell of nothing else."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase

from cms.public.asking import Gateway, NothingSuchError
from cms.public.opening import let_past


class OpenRedirects:
    """Leads on from an address where nothing is found, if the gateway knows where to.

    Wagtail's own middleware would also lead to pages that the visitor may not read: where such a page stands
    holds words of its title.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.NOT_FOUND:
            return response
        gateway, path = Gateway(request), request.get_full_path()
        try:
            found = gateway.ask("route", path=path).data["route"]
        except NothingSuchError:
            return response
        if found["__typename"] == "Locked" and (lifted := let_past(request)):
            found = gateway.opened(lifted).ask("route", path=path).data["route"]
        if found["__typename"] != "Redirect" or (found["page"] and not settings.PUBLIC_SITE_ENABLED):
            return response
        kind = HttpResponsePermanentRedirect if found["permanent"] else HttpResponseRedirect
        return kind(found["path"] or found["location"])
