import json
from datetime import date
from pathlib import Path

import pytest

from forums_pages.models import EditionPage, Person, SessionPage
from forums_pages.programme.importing.undoing import undo
from tests.factories import make_edition, make_forum
from tests.forums_pages.programme.importing.taking import importer, look, take, upload

pytestmark = pytest.mark.django_db
EDITIONS = """number,title,start,end,city,participants
1,Forum Convergences Philippines,2019-11-05,2019-11-06,Manila,> 300
2,Second Forum,2021,,,
"""
SAMPLE = Path(__file__).parent / "data" / "pretalx.json"


def test_editions_of_which_only_the_year_is_known() -> None:
    forum = make_forum()
    imported = take(EDITIONS, forum, "edition")
    assert (imported.state, imported.problem) == ("applied", None)
    first, second = EditionPage.objects.order_by("ordinal")
    assert (first.start_date, first.end_date, first.date_precision) == (
        date(2019, 11, 5),
        date(2019, 11, 6),
        "day",
    )
    assert [(each.qualifier, each.value) for each in first.key_figures.all()] == [("more_than", 300)]
    assert (second.start_date, second.end_date, second.date_precision) == (date(2021, 1, 1), None, "year")
    assert list(second.key_figures.all()) == []
    assert (second.live, second.has_unpublished_changes) == (False, True)


def test_the_same_file_again_changes_nothing() -> None:
    forum = make_forum()
    take(EDITIONS, forum, "edition")
    plan = look(upload(EDITIONS, forum, "edition")).plan
    assert plan.counts == {"new": 0, "changed": 0, "same": 2, "refused": 0}


def test_a_programme_of_pretalx() -> None:
    edition = make_edition(start_date=date(2020, 12, 14), end_date=date(2020, 12, 16), time_zone="UTC")
    imported = take(SAMPLE.read_bytes(), edition, publish=True)
    assert (imported.state, imported.problem) == ("applied", None)
    sessions = json.loads(SAMPLE.read_text())["schedule"]["conference"]["days"]
    count = sum(len(events) for day in sessions for events in day["rooms"].values())
    assert SessionPage.objects.live().count() == count
    again = look(upload(SAMPLE.read_bytes(), edition, publish=True)).plan
    assert {str(step.action) for step in again.steps} == {"same"}


def test_undone_everything_is_as_before() -> None:
    edition = make_edition(start_date=date(2020, 12, 14), end_date=date(2020, 12, 16), time_zone="UTC")
    imported = take(SAMPLE.read_bytes(), edition, publish=True)
    undone = undo(imported.pk, importer())
    assert undone.state == "undone"
    assert set(undone.rows.values_list("action", "outcome")) == {("new", "undone"), ("changed", "undone")}
    assert (SessionPage.objects.count(), Person.objects.count()) == (0, 0)
