"""Who has a key: ``Authorization: Bearer …`` and nothing else; and which sites may read what it is answered.

Preflights bring no key, so they allow every page to ask with one; the answer decides. What is refused holds
nothing of anybody's: every page may read it, so that whoever writes one learns what is wrong.
"""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from graphql_api.errors import Code
from graphql_api.http.answers import Answer
from graphql_api.http.caching import UNKEPT
from graphql_api.http.requests import RefusedError
from graphql_api.keys.known import KnownKey, find
from graphql_api.keys.origins import is_allowed
from graphql_api.keys.usage import Counts, note
from graphql_api.models import Origins

SCHEME = "bearer"
CHALLENGE = 'Bearer realm="forums gateway"'
WRONG = "This key is wrong, has ended or was revoked. Send one that works, or no Authorization at all."
NO_KEY = "Send a key as “Authorization: Bearer …”, or no Authorization at all."
ONLY_FOR_SERVERS = (
    "This key is secret, and came from a browser, where everybody can read it. Revoke it, and use a "
    "publishable one there."
)


def key_of(request: HttpRequest, moment: datetime) -> KnownKey | None:
    """Return the key that the request brings; None if it brings none.

    Raise RefusedError: it is wrong (401, whatever else the caller might read), or not for this origin (403).
    """
    header = request.headers.get("Authorization")
    if header is None:
        return None
    scheme, _space, text = header.partition(" ")
    if scheme.lower() != SCHEME:
        raise RefusedError(401, Code.UNAUTHENTICATED, NO_KEY, WWW_Authenticate=CHALLENGE)
    key = find(text.strip(), moment)
    if key is None:
        challenge = f'{CHALLENGE}, error="invalid_token"'
        raise RefusedError(401, Code.UNAUTHENTICATED, WRONG, WWW_Authenticate=challenge)
    _check_origin(key, request.headers.get("Origin"))
    return key


def answer_to(response: HttpResponse, key: KnownKey, origin: str | None) -> None:
    """Let only those read the answer whom the key names, and no cache on the way keep it."""
    response["Cache-Control"] = _for_one_caller(response.get("Cache-Control", UNKEPT))
    for name in (settings.GRAPHQL_EDGE or {}).get("tags", ()):
        del response[name]
    patch_vary_headers(response, ["Authorization"])
    if key.origins_mode == Origins.ANY:
        return
    patch_vary_headers(response, ["Origin"])
    del response["Access-Control-Allow-Origin"]
    if origin is not None and is_allowed(origin, key.origins_mode, key.origins):
        response["Access-Control-Allow-Origin"] = origin


def note_use(response: HttpResponse, key: KnownKey) -> None:
    """Count the answer among those that the key was given. Only what was answered has a name."""
    if not isinstance(response, Answer) or response.outcome is None:
        return
    is_fine = response.outcome == "OK"
    counts = Counts(requests=1, hits=int(response.is_kept), errors=int(not is_fine), cost=response.cost)
    note(key.pk, timezone.now(), response.operation if is_fine else "", counts)


def _for_one_caller(told: str) -> str:
    """Return what is said to the caller's own cache of what is said to all."""
    if told == UNKEPT:
        return told
    of_shared = ("public", "private", "s-maxage", "stale-if-error")
    return ", ".join(["private", *(each for each in told.split(", ") if not each.startswith(of_shared))])


def _check_origin(key: KnownKey, origin: str | None) -> None:
    if origin is None or is_allowed(origin, key.origins_mode, key.origins):
        return
    if key.is_secret:
        raise RefusedError(403, Code.ORIGIN_NOT_ALLOWED, ONLY_FOR_SERVERS, Vary="Origin")
    message = "This key may not be used from the pages of this site. Its owner can add the site."
    raise RefusedError(403, Code.ORIGIN_NOT_ALLOWED, message, Vary="Origin")
