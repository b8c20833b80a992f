"""What Wagtail's admin is told of feeds."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from wagtail import hooks

from forums_pages.programme.turns.receivers import HOOK, Receiver


@hooks.register(HOOK)
def tell_of_calendars(_page: Any, _sessions: Sequence[int]) -> list[Receiver]:
    """Add who subscribed to the calendars of what changes; who that is, nobody here knows."""
    words = _(
        "of the programme and of its sessions, on people’s phones: they look again at least every hour."
    )
    schedules = _("schedule.xml, schedule.json and the news feed say so to the next one who asks.")
    return [Receiver(_("Calendars"), "told", words), Receiver(_("Feeds"), "told", schedules)]
