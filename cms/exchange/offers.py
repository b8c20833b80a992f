"""What an editor may export, with the addresses of the files."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.exchange.access import editions_for, forums_for, records_for
from cms.exchange.tables import FORMATS
from forums_pages.models import EditionPage
from forums_pages.programme.importing.told import EDITION, PERSON, SESSION
from graphql_api.feeds import feed_path
from graphql_api.nodes import node_uid

SCHEDULES = {
    "schedule.xml": "schedule_xml",
    "schedule.json": "schedule_json",
    "schedule2.json": "schedule2_json",
}


@dataclass(frozen=True)
class Offer:
    """Something to export, as tables and as schedules."""

    label: str
    tables: list[tuple[str, str]]
    schedules: list[tuple[str, str]]


def offers_for(user: Any) -> list[Offer]:
    """Return what ``user`` may export: the directory, the editions of forums, the sessions of editions."""
    names = {PERSON: _("People")}
    found = [
        Offer(names.get(kind, _("Organisations")), _tables("exchange:export", kind), [])
        for kind in records_for(user, "change")
    ]
    for forum in forums_for(user, "change"):
        if forum.is_source:
            label = _("Editions of “%(forum)s”") % {"forum": forum.title}
            found.append(Offer(label, _tables("exchange:export_of_page", EDITION, forum.pk), []))
    return [*found, *(_of_edition(edition) for edition in editions_for(user, "change"))]


def _of_edition(edition: EditionPage) -> Offer:
    label = _("Sessions of “%(edition)s”") % {"edition": edition.title}
    uid, language = node_uid(edition), edition.locale.language_code
    schedules = [(name, feed_path(path, locale=language, uid=uid)) for name, path in SCHEDULES.items()]
    has_days = edition.live and edition.date_precision == "day" and edition.start_date is not None
    tables = _tables("exchange:export_of_page", SESSION, edition.pk)
    return Offer(label, tables, schedules if has_days else [])


def _tables(name: str, *parts: Any) -> list[tuple[str, str]]:
    return [(form, reverse(name, args=[*parts, form])) for form in FORMATS]
