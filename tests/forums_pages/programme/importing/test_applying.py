import json
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from forums_pages.models import EditionPage, Person, SessionPage
from forums_pages.programme.importing.applying import apply
from forums_pages.programme.importing.comparing import compare
from forums_pages.programme.importing.undoing import undo
from forums_pages.roles import ensure_forum_roles, ensure_headquarters
from forums_pages.signals import content_settled
from tests.factories import make_edition, make_forum, make_index, make_member, make_session
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
    assert plan.counts == {"new": 0, "changed": 0, "same": 2, "left_out": 0, "refused": 0}


def test_a_programme_of_pretalx() -> None:
    edition = make_edition(start_date=date(2020, 12, 14), end_date=date(2020, 12, 16), time_zone="UTC")
    imported = take(SAMPLE.read_bytes(), edition, publish=True, clash_reason="As in pretalx")
    assert (imported.state, imported.problem) == ("applied", None)
    sessions = json.loads(SAMPLE.read_text())["schedule"]["conference"]["days"]
    count = sum(len(events) for day in sessions for events in day["rooms"].values())
    assert SessionPage.objects.live().count() == count
    again = look(upload(SAMPLE.read_bytes(), edition, publish=True)).plan
    assert {str(step.action) for step in again.steps} == {"same"}


def test_undone_everything_is_as_before() -> None:
    edition = make_edition(start_date=date(2020, 12, 14), end_date=date(2020, 12, 16), time_zone="UTC")
    imported = take(SAMPLE.read_bytes(), edition, publish=True, clash_reason="As in pretalx")
    undone = undo(imported.pk, importer())
    assert undone.state == "undone"
    assert set(undone.rows.values_list("action", "outcome")) == {("new", "undone"), ("changed", "undone")}
    assert (SessionPage.objects.count(), Person.objects.count()) == (0, 0)


def test_what_was_changed_since_somebody_looked_leaves_everything_as_it_was() -> None:
    forum = make_forum()
    imported = upload(EDITIONS, forum, "edition")
    look(imported)
    make_edition(forum, "Second Forum", ordinal=2)
    failed = apply(imported.pk)
    assert (failed.state, failed.problem) == ("failed", ["changed_meanwhile", {}])
    assert EditionPage.objects.count() == 1


def test_what_breaks_a_rule_leaves_everything_as_it_was_and_says_which_row() -> None:
    forum = make_forum()
    # Numbers rise with the date.
    table = "number,title,start\n1,First,2030\n2,Second,2020\n"
    failed = take(table, forum, "edition")
    assert failed.state == "failed"
    assert failed.problem is not None
    assert (failed.problem[0], failed.problem[1]["label"]) == ("failed_at", "Second")
    assert EditionPage.objects.count() == 0


def test_applying_twice_applies_once() -> None:
    imported = take(EDITIONS, make_forum(), "edition")
    assert apply(imported.pk).state == "applied"
    assert EditionPage.objects.count() == 2


def test_the_one_bell_rings_for_everything_at_once() -> None:
    heard: list[list[str]] = []

    def listen(rings: list[dict[str, object]], **_kwargs: object) -> None:
        heard.append([str(ring["label"]).removeprefix("forums_pages.") for ring in rings])

    content_settled.connect(listen)
    edition = make_edition()
    try:
        take("title,day,people\nOpening,2030-05-14,Ada Example\n", edition, "session", publish=True)
    finally:
        content_settled.disconnect(listen)
    # The test made the edition in the same transaction.
    assert [rings[-2:] for rings in heard] == [["person", "sessionpage"]]


def test_a_coordinator_takes_files_into_their_own_forum_only() -> None:
    make_index()
    ensure_headquarters()
    here, there = make_forum("Tunisia"), make_forum("Greece")
    coordinator = make_member("coordinator", ensure_forum_roles(here).coordinators)
    plans = [look(upload(EDITIONS, forum, "edition", coordinator)).plan for forum in (here, there)]
    assert [plan.counts["new"] for plan in plans] == [2, 0]
    assert {each.code for step in plans[1].steps for each in step.problems} == {"may_not_add"}


def test_a_working_group_may_add_drafts_and_no_more() -> None:
    make_index()
    ensure_headquarters()
    edition = make_edition(make_forum("Tunisia"))
    member = make_member("member", ensure_forum_roles(edition.forum).working_group)
    session = make_session(edition, "Opening")
    table = f"guid,title,abstract\n{session.guid},Opening,Changed\n,Proposed,New\n"
    imported = upload(table, edition, "session", member, publish=True)
    plan = look(imported).plan
    assert [(str(step.action), [each.code for each in step.problems]) for step in plan.steps] == [
        ("refused", ["not_yours"]),
        ("new", []),
    ]
    apply(imported.pk)
    assert SessionPage.objects.get(title="Proposed").live is False


def test_looking_costs_the_statements_of_few_rows_also_for_many(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    edition = make_edition()

    def table(count: int) -> str:
        rows = [f"Session {n},2030-05-14,Room {n % 3},Person {n}" for n in range(count)]
        return "\n".join(["title,day,room,people", *rows])

    take(table(30), edition, "session")
    few, many = upload(table(2), edition, "session"), upload(table(30), edition, "session")
    look(few)
    with CaptureQueriesContext(connection) as for_few:
        compare(few)
    with django_assert_num_queries(len(for_few)):
        compare(many)
