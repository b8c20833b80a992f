"""Every request has an identifier, under which its answer, its errors and its lines of the log are found."""

import re
from contextvars import ContextVar
from random import getrandbits

from django.http import HttpRequest

HEADER = "X-Request-ID"
# What proxies make: UUIDs, ULIDs, trace identifiers. Anything else could forge a line of the log.
SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")

# The request that this thread answers.
current_request_id: ContextVar[str] = ContextVar("current_request_id", default="")


def identify(request: HttpRequest) -> str:
    """Return the identifier that the asker gave in ``X-Request-ID`` if it is sane, else a new one."""
    return identify_given(request.headers.get(HEADER, ""))


def identify_given(given: str) -> str:
    """Return ``given`` if it is a sane identifier, else a new one."""
    # As long and as rare as what uuid4() returns. Nothing is secret about it, and so the system need not be
    # asked: that would let other threads go first.
    return given if given and SANE.fullmatch(given) else f"{getrandbits(128):032x}"
