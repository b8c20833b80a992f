"""What somebody sends to the admin takes effect wholly or not at all."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from cms.desk.failures import is_in_admin, tell_what_is_missing
from forums_pages.programme.approving import NotReadyError
from forums_pages.signals import settle

View = Callable[..., HttpResponse]


class WholeOrNotAtAll:
    """Runs each view of the admin that changes something in one transaction.

    Wagtail publishes a page in several: a server that died between two of them, or a disk that filled up,
    left a page published whose sessions still had the old zone. Reading stays outside, because SQLite lets
    one writer in at a time. What is sent has been received completely before the transaction begins, since
    the check against forged requests reads it; this middleware therefore stands after that one.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Answer in the place of Django, which calls the view if None is returned."""
        if request.method != "POST" or not is_in_admin(request):
            return None
        try:
            with transaction.atomic():
                response = view(request, *args, **kwargs)
                settle()
                return response
        except NotReadyError as error:
            return tell_what_is_missing(request, error)
