"""The number by which calendars know that a session is not when, where or as sure as it was.

RFC 5545, section 3.8.7.4 (``SEQUENCE``): it grows with each change that people plan by, and with no other. It
belongs to the session, whichever revision, process or clock publishes it, and never gets smaller.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import F

from forums_pages.enums import EventFormat, Lifecycle

# What tells when, where and whether a session takes place.
TELLING = frozenset({"edition_id", "day", "start_time", "end_time", "room_id", "is_online", "state"})
OFF = (Lifecycle.POSTPONED, Lifecycle.CANCELLED)


def next_number(session: Any, kept: Mapping[str, Any]) -> int:
    """Return the number of ``session`` as it is about to be saved; ``kept`` is what its row holds so far."""
    changed = any(kept[name] != getattr(session, name) for name in TELLING)
    return int(kept["sequence"]) + changed


def count_up(sessions: Any) -> None:
    """Let everybody's calendar know that each of ``sessions``, a queryset, has changed."""
    sessions.update(sequence=F("sequence") + 1)


def changes_sessions(edition: Any, kept: Mapping[str, Any]) -> bool:
    """Return whether saving ``edition`` calls its sessions off or on, or takes them out of their rooms."""
    is_off, was_off = (each if each in OFF else None for each in (edition.lifecycle, kept["lifecycle"]))
    is_online, was_online = (each == EventFormat.ONLINE for each in (edition.format, kept["format"]))
    return is_off != was_off or is_online != was_online
