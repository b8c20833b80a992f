"""What somebody who moves a session is told, in words."""

from collections.abc import Mapping

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Revision

from forums_pages.models import Room, SessionPage
from forums_pages.programme.moving import Moved
from forums_pages.programme.planning import Plan, Planned, Spot
from forums_pages.viewsets.grids.days import day_label
from forums_pages.viewsets.moments import clock_range


def place_words(spot: Spot, rooms: Mapping[int, Room]) -> str:
    """Return the day, times and room as far as they are known."""
    parts = [
        day_label(spot.day) if spot.day else "",
        clock_range(spot.starts, spot.ends),
        str(rooms[spot.room]) if spot.room is not None and spot.room in rooms else "",
    ]
    return pgettext("list", ", ").join(part for part in parts if part) or _("without day, time and room")


def moved_words(moved: Moved, plan: Plan) -> str:
    """Return where the session is now, and who finds it there."""
    now = plan.sessions[moved.session.pk]
    where = {"title": now.title, "place": place_words(now.spot, _by_key(plan))}
    if moved.is_public:
        return _("“{title}” is now: {place}. Readers find it there.").format(**where)
    if now.is_live:
        return _("“{title}” is now: {place}, in a draft. Readers find it there once it is published.").format(
            **where
        )
    return _("“{title}” is now: {place}. It is not public yet.").format(**where)


def stale_words(newer: Revision | None, now: Planned, plan: Plan) -> str:
    """Return who saved the session meanwhile, when, and where it is now."""
    details = {
        "name": (get_user_display_name(newer.user) if newer and newer.user else "") or _("Somebody"),
        "time": formats.time_format(timezone.localtime(newer.created_at), "TIME_FORMAT") if newer else "",
        "title": now.title,
        "place": place_words(now.spot, _by_key(plan)),
    }
    told = _("{name} saved “{title}” at {time}, after you had opened it. It is now: {place}.")
    ask = _("Nothing was overwritten. Move it again if you still want to.")
    return f"{told.format(**details)} {ask}"


def public_words(session: SessionPage, will_be_public: bool) -> str:
    """Return what saving a move does, before it is done."""
    if will_be_public:
        return _("Readers are told at once.")
    if session.live:
        return _("The move is saved as a draft. Readers are told once it is published.")
    return _("The session is not public: the move is saved in its draft.")


def script_words() -> dict[str, str]:
    """Return what the scripts say while somebody carries a session; ``{title}`` is theirs to fill in."""
    return {
        "picked": _("“{title}” is picked up. Arrows move it, Enter drops it, Escape lets go."),
        "fixed": _("“{title}” cannot be moved here. Enter opens its window, which says why."),
        "let_go": _("“{title}” stays where it was."),
        "room": _("The room is taken by “{title}”."),
        "person": _("Somebody of it is in “{title}”."),
    }


def _by_key(plan: Plan) -> dict[int, Room]:
    return {room.pk: room for room in plan.rooms}
