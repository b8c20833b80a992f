"""Pictures for shared links: what is written on them; drawn once and kept, at addresses that never change."""

import logging
import threading
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import override, pgettext

from cms.feeds.asking import NothingToReadError, locale_code, told
from cms.feeds.drawing import card
from cms.feeds.facts import moment, text
from cms.feeds.sentences import clock_words

logger = logging.getLogger(__name__)
KEPT_FOR = 30 * 24 * 3600
# A processor draws ten in a second: whoever asks for many at once waits for the others, and not for ever.
AT_ONCE, PATIENCE = 2, 10.0
_drawing = threading.BoundedSemaphore(AT_ONCE)


class TooManyError(Exception):
    """So many pictures are being drawn that this one was not."""


@dataclass(frozen=True)
class Card:
    """What is written on a picture, and the address where it is."""

    address: str
    title: str
    above: str
    below: str

    @property
    def path(self) -> str:
        """The address without scheme and host."""
        return urlsplit(self.address).path


def edition_card(request: HttpRequest, language: str, uid: str) -> Card:
    """Return the picture for links to an edition. Raise NothingToReadError."""
    answer = told(request, "card_edition", uid=uid, locale=locale_code(language))
    found: dict[str, Any] | None = answer["nodes"][0]
    if not found or "seo" not in found:
        raise NothingToReadError
    with override(language):
        below = [_days(found["startDate"], found["endDate"]), text(found["city"])]
    return _card(found, found["forum"]["title"], below)


def session_card(request: HttpRequest, language: str, code: str) -> Card:
    """Return the picture for links to a session. Raise NothingToReadError."""
    answer = told(request, "card_session", code=code, locale=locale_code(language))
    found: dict[str, Any] | None = answer["session"]
    if found is None:
        raise NothingToReadError
    with override(language):
        day = date_format(date.fromisoformat(found["day"]), "l j F Y") if found["day"] else ""
        clocks = clock_words(moment(found["startsAt"]), moment(found["endsAt"]), found["timeZone"])
        state = pgettext("session", "Cancelled") if found["state"] == "CANCELLED" else ""
    return _card(found, found["edition"]["title"], [state, day, clocks])


def picture_of(wanted: Card) -> bytes:
    """Return a picture as PNG, drawn now unless it is kept.

    Raises:
        TooManyError: so many others are being drawn.
    """
    kept = _kept(wanted.path)
    if kept is not None:
        return kept
    if not _drawing.acquire(timeout=PATIENCE):
        raise TooManyError
    try:
        made = _kept(wanted.path) or card(wanted.title, wanted.above, wanted.below)
    finally:
        _drawing.release()
    _keep(wanted.path, made)
    return made


def _card(found: dict[str, Any], above: str, below: list[str]) -> Card:
    address = found["seo"]["openGraph"]["card"]
    return Card(address, text(found["title"]), text(above), " · ".join(each for each in below if each))


def _days(first: dict[str, str] | None, last: dict[str, str] | None) -> str:
    """Return the days, or as much of them as is known."""
    if first is None or last is None:
        return ""
    form = {"DAY": "j F Y", "MONTH": "F Y", "YEAR": "Y"}[first["precision"]]
    words = (date_format(date.fromisoformat(each["date"]), form) for each in (first, last))
    return " – ".join(dict.fromkeys(words))


def _kept(path: str) -> bytes | None:
    try:
        found: bytes | None = cache.get(f"card:{path}")
    except Exception:
        logger.exception("The cache of pictures does not answer")
        return None
    return found


def _keep(path: str, picture: bytes) -> None:
    try:
        cache.set(f"card:{path}", picture, KEPT_FOR)
    except Exception:
        logger.exception("The cache of pictures does not answer")
