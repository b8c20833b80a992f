"""Between which moments a session of an edition may lie."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from forums_pages.clock import day_begins, is_plausible, last_day
from forums_pages.models.editions import EditionPage

NIGHT_ENDS = timedelta(hours=4)


def outside_of(
    edition: EditionPage, day: date | None, starts_at: datetime | None, ends_at: datetime | None
) -> dict[str, str]:
    """Return a sentence by the field that lies outside the edition's dates; nothing while they are unknown.

    Past midnight until 04:00 the night belongs to the edition's last day.
    """
    if edition.begins_at is None or edition.start_date is None or day is None or not is_plausible(day):
        return {}
    zone = edition.time_zone
    closes = day_begins(
        last_day(edition.end_date or edition.start_date, edition.date_precision) + timedelta(days=1), zone
    )
    begins = starts_at or day_begins(day, zone)
    in_the_night = starts_at is not None and begins < closes + NIGHT_ENDS
    if begins < edition.begins_at or (begins >= closes and not in_the_night):
        return {"day": _("The day lies outside the edition's dates.")}
    if ends_at is not None and ends_at > closes + NIGHT_ENDS:
        return {"end_time": _("The session ends after the edition: at the latest at 04:00.")}
    return {}
