"""The feeds of the whole demonstration, by the formats' own authorities."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from cms.demo.loading.everything import load_everything
from forums_pages.models import EditionPage
from graphql_api.nodes import node_uid
from tests.cms.feeds.validity import errors_in
from tests.factories.site import root_collection, tree_root

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "fr", "ar")


@pytest.fixture(scope="module")
def uids(rows_of_module: Path) -> list[str]:
    tree_root()
    root_collection()
    load_everything(date(2030, 3, 12), lambda _line: None, logins=False)
    return [node_uid(each) for each in EditionPage.objects.sources().live()]


@pytest.mark.parametrize("form", ["schedule.xml", "schedule.json", "schedule2.json"])
def test_every_schedule_is_valid(client: Client, uids: list[str], form: str) -> None:
    statuses: Counter[int] = Counter()
    for uid in uids:
        for language in LANGUAGES:
            answer = client.get(f"/feeds/{language}/editions/{uid}/{form}")
            statuses[answer.status_code] += 1
            if answer.status_code == 200:
                assert errors_in(form, answer.content) == []
    # Of the others nobody knows the day, but the year at best.
    dated = EditionPage.objects.sources().live().filter(date_precision="day").exclude(start_date=None).count()
    assert statuses == {200: 3 * dated, 404: 3 * (len(uids) - dated)}
    assert dated > 10


def test_every_calendar_is_read_alike_by_two_parsers(client: Client, uids: list[str]) -> None:
    events = 0
    for uid in uids:
        for language in LANGUAGES:
            answer = client.get(f"/feeds/{language}/editions/{uid}/programme.ics")
            assert answer.status_code == 200
            one = {str(each["uid"]): each["dtstart"].dt for each in Calendar.from_ical(answer.content).events}
            other = IcsCalendarStream.calendar_from_ics(answer.content.decode()).events
            assert one == {each.uid: each.dtstart for each in other}
            events += len(one)
    assert events > 100
