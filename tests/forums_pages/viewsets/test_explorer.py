from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from forums_pages.enums import Lifecycle, SessionState
from forums_pages.models import Participation, SessionPage, StandardPage
from tests.factories import (
    make_article,
    make_call,
    make_edition,
    make_forum,
    make_index,
    make_person,
    make_session,
    make_venue,
    publish,
    translate,
)

Rows = Callable[[Any], list[list[str]]]


def explorer_of(page: Page) -> str:
    return f"/admin/pages/{page.pk}/"


def columns(rows: list[list[str]], count: int) -> list[list[str]]:
    return [row[:count] for row in rows]


def test_the_programme_page_lists_forums_first(desk: Client, rows: Rows) -> None:
    make_article(title="A piece of news")
    forum = make_forum("Tunisia", country="TN")
    make_edition(forum)
    translate(forum, "fr", title="Tunisie")

    assert columns(rows(desk.get(explorer_of(make_index()))), 6) == [
        ["Tunisia", "Tunisia", "1", "Active", "en fr", "Forum"],
        ["A piece of news", "", "", "", "en", "Article"],
    ]


def test_a_forum_lists_its_editions_by_date_and_then_the_rest(desk: Client, rows: Rows) -> None:
    forum = make_forum()
    old = make_edition(forum, "Old", start_date=date(2020, 5, 1), end_date=date(2020, 6, 2))
    make_session(old)
    make_edition(forum, "New", start_date=date(2090, 1, 1), end_date=None, date_precision="year")
    make_edition(forum, "Undated", start_date=None, end_date=None, lifecycle=Lifecycle.POSTPONED)
    make_article(forum, "News", date=date(2020, 5, 3))
    page = StandardPage(title="How to come", slug="how", locale=forum.locale)
    Page.objects.get(pk=forum.pk).specific.add_child(instance=page)

    assert columns(rows(desk.get(explorer_of(forum))), 6) == [
        ["Undated", "", "Postponed", "0", "en", "Edition"],
        ["New", "2090", "Upcoming", "0", "en", "Edition"],
        ["Old", "1 May 2020 – 2 Jun 2020", "Past", "1", "en", "Edition"],
        ["News", "3 May 2020", "", "", "en", "Article"],
        ["How to come", "", "", "", "en", "Standard page"],
    ]


def test_an_edition_lists_its_call_and_its_programme(desk: Client, rows: Rows) -> None:
    edition = make_edition()
    room = make_venue().rooms.first()
    make_session(edition, "No time", state=SessionState.PROPOSED)
    noon = make_session(
        edition, "Noon", day=date(2030, 5, 14), start_time=time(12), end_time=time(13), room=room
    )
    noon.participations = [Participation(person=make_person(name)) for name in ("Ada", "Bo")]
    publish(noon)
    make_session(edition, "Morning", day=date(2030, 5, 14), start_time=time(9), live=False)
    make_call(edition, opens_on=date(2020, 1, 1), closes_on=date(2020, 2, 1),
              opens_time=time(0), closes_time=time(23, 59))  # fmt: skip

    assert rows(desk.get(explorer_of(edition))) == [
        ["Call", "until 1 Feb 2020, 23:59 (Tunis time)", "", "Call for contributions", "", "Closed", "en",
         "Current page status: live", ""],
        ["Morning", "14 May 2030, 09:00", "", "Other", "0", "Confirmed", "en draft",
         "Current page status: draft", ""],
        ["Noon", "14 May 2030, 12:00–13:00", "Great hall", "Other", "2", "Confirmed", "en",
         "Current page status: live", ""],
        ["No time", "", "", "Other", "0", "Proposed", "en", "Current page status: live", ""],
    ]  # fmt: skip


def test_a_translation_shows_and_sorts_by_the_facts_of_its_source(desk: Client, rows: Rows) -> None:
    edition = make_edition()
    french = translate(edition, "fr", title="Édition")
    for title, hour in (("Second", 12), ("First", 9)):
        session = make_session(edition, title, day=date(2030, 5, 14), start_time=time(hour))
        session.participations = [Participation(person=make_person(title))]
        translate(publish(session), "fr", title=f"{title} (fr)")
    translated = SessionPage.objects.filter(is_source=False)
    assert set(translated.values_list("day", flat=True)) == {None}

    assert columns(rows(desk.get(explorer_of(french))), 6) == [
        ["First (fr)", "14 May 2030, 09:00", "", "Other", "1", "Confirmed"],
        ["Second (fr)", "14 May 2030, 12:00", "", "Other", "1", "Confirmed"],
    ]


@pytest.mark.usefixtures("search_index")
def test_searching_below_a_forum_finds_pages_of_every_type(desk: Client, rows: Rows) -> None:
    forum = make_forum()
    edition = make_edition(forum, "Water forum")
    make_session(edition, "Water for cities")
    make_article(forum, "Energy")
    found = rows(desk.get(explorer_of(forum), {"q": "water", "ordering": "natural"}))

    assert sorted(row[0].split(" Forum")[0].split(" Water forum")[0] for row in found) == [
        "Water for cities",
        "Water forum",
    ]


def test_the_side_panel_tells_what_the_public_is_told(desk: Client) -> None:
    edition = make_edition(start_date=date(2020, 5, 1), end_date=date(2020, 5, 2))
    french = translate(edition, "fr", title="Édition")
    shown = [desk.get(f"/admin/pages/{page.pk}/edit/").content.decode() for page in (edition, french)]

    assert ['forum-status--over">' in page and "1–2 May 2020" in page for page in shown] == [True, True]


@pytest.mark.parametrize("level", ["index", "forum", "edition"])
def test_twenty_children_cost_as_many_statements_as_two(
    desk: Client, count_statements: Callable[[Client, str], int], level: str
) -> None:
    forum = make_forum()
    edition = make_edition(forum)
    translate(edition, "fr")

    def fill(numbers: range) -> None:
        for number in numbers:
            make_forum(f"Forum {number}")
            make_edition(forum, f"Edition {number}", live=number % 2 > 0)
            session = make_session(
                edition, f"Session {number}", day=date(2030, 5, 14), start_time=time(8, number)
            )
            session.participations = [Participation(person=make_person(f"Person {number}"))]
            translate(publish(session), "fr")

    pages = {"index": make_index(), "forum": forum, "edition": edition}
    fill(range(2))
    few = count_statements(desk, explorer_of(pages[level]))
    fill(range(2, 20))
    assert count_statements(desk, explorer_of(pages[level])) == few
