"""What can be framed: of each kind the document, the template, and what that is given beside the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.public.programme import chosen_in, programme_of
from cms.public.reading import of_forum

Data = dict[str, Any]


@dataclass(frozen=True)
class Wish:
    """What an address asks for beside the thing: what the programme is narrowed to, and when it is asked."""

    chosen: dict[str, str]
    moment: datetime


def nothing_more(_data: Data, _wish: Wish) -> Data:
    """Give the template nothing but the answer."""
    return {}


def of_programme(data: Data, wish: Wish) -> Data:
    """Return the programme, narrowed as the address says, with the days that can be chosen."""
    programme = programme_of(data["it"]["sessions"]["nodes"], chosen_in(wish.chosen))
    days = next((each for each in programme.filters if each.name == "day"), None)
    return {"programme": programme, "days": days.choices if days else []}


def of_editions(data: Data, _wish: Wish) -> Data:
    """Return the editions by status."""
    return of_forum({"node": data["it"]}, {})


def of_countdown(data: Data, wish: Wish) -> Data:
    """Return how many days are left by the edition's own calendar; None where there is nothing to count."""
    edition = data["it"]
    first = edition["startDate"]
    is_ahead = edition["status"] == "UPCOMING" and first is not None and first["precision"] == "DAY"
    if not is_ahead:
        return {"days_left": None}
    today = wish.moment.astimezone(ZoneInfo(edition["timeZone"])).date()
    return {"days_left": max((datetime.fromisoformat(first["date"]).date() - today).days, 0)}


@dataclass(frozen=True)
class Kind:
    """A kind of frame. ``height`` is that of a frame that nobody resizes, in pixels."""

    name: str
    thing: str
    label: str | Promise
    height: int
    more: Callable[[Data, Wish], Data] = nothing_more
    # What an answer holds more of than fits: the path to the list, if there is one.
    longer: tuple[str, ...] = ()

    @property
    def template(self) -> str:
        """The template that draws it."""
        return f"embeds/kinds/{self.name}.html"


_ALL = (
    Kind("programme", "Edition", _("Programme"), 800, of_programme, ("nodes", "0", "sessions")),
    Kind("speakers", "Edition", _("Speakers"), 600, longer=("people",)),
    Kind("partners", "Edition", _("Partners"), 600),
    Kind("edition", "Edition", _("Edition"), 420),
    Kind("countdown", "Edition", _("Countdown"), 220, of_countdown),
    Kind("editions", "Forum", _("Editions"), 500, of_editions),
    Kind("session", "Session", _("Session"), 320),
    Kind("call", "CallForContributions", _("Call for contributions"), 320),
)
KINDS: dict[str, Kind] = {each.name: each for each in _ALL}
