"""What an editor changed is everywhere by the time that the editor is told so."""

import time
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from graphql_api.cache.versions import latest_version
from graphql_api.http.caching import VERSION

SAFE = ("GET", "HEAD", "OPTIONS")


class EverywhereAtOnce:
    """Waits, after a change, for as long as processes trust what they saw last of the database.

    Each of them looks again before it serves a kept answer, unless it has just looked; ``looks_every`` says
    what "just" means. So nobody serves what was true before, and no reader waits. The answer tells which
    version holds the change.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.GRAPHQL_CACHE:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.seconds: float = settings.GRAPHQL_CACHE["looks_every"]
        self.gateway = reverse("graphql_api:endpoint").rstrip("/")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # The gateway's own POSTs are questions.
        if request.method not in SAFE and not request.path_info.startswith(self.gateway):
            time.sleep(self.seconds)
            with suppress(DatabaseError):
                response[VERSION] = str(latest_version())
        return response
