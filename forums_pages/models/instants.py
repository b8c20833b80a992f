"""Keeps the instants of sessions true when the zone of their edition is corrected."""

from django.db.models import F

from forums_pages.clock import NonexistentTimeError, clock_range
from forums_pages.models.editions import EditionPage
from forums_pages.models.sessions import SessionPage


def refresh_instants(edition: EditionPage) -> list[SessionPage]:
    """Recompute the instants of the edition's sessions from their wall-clock times; return those that moved.

    Two statements at the most, however many sessions there are. What a zone's clocks skip becomes unknown.
    """
    moved = []
    for session in SessionPage.objects.of_edition(edition.pk):
        try:
            begins, ends = clock_range(session.day, session.start_time, session.end_time, edition.time_zone)
        except NonexistentTimeError:
            begins = ends = None
        if (begins, ends) != (session.starts_at, session.ends_at):
            session.starts_at, session.ends_at = begins, ends
            session.sequence = F("sequence") + 1
            moved.append(session)
    SessionPage.objects.bulk_update(moved, ["starts_at", "ends_at", "sequence"], batch_size=500)
    return moved
