from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from forums_pages.enums import EventFormat, Lifecycle
from tests.factories import make_article, make_call, make_edition, make_forum, make_session, translate

EDITIONS = "/admin/programme/editions/"
CALLS = "/admin/programme/calls/"
ARTICLES = "/admin/programme/articles/"
Rows = Callable[[Any], list[list[str]]]


def test_editions_of_all_forums_with_what_readers_are_told(desk: Client, rows: Rows) -> None:
    tunisia = make_forum("Tunisia")
    french = translate(tunisia, "fr", title="Tunisie")
    past = make_edition(french, "6e Forum", start_date=date(2020, 5, 1), end_date=date(2020, 5, 2), ordinal=6)
    make_session(past)
    today = timezone.localdate()
    make_edition(make_forum("Greece"), "Now", start_date=today, end_date=None, format=EventFormat.HYBRID)
    make_edition(
        tunisia, "Some day", start_date=None, end_date=None, lifecycle=Lifecycle.POSTPONED, live=False
    )

    now = f"{today.day} {today:%b %Y}"
    assert rows(desk.get(EDITIONS)) == [
        ["Some day", "Tunisia", "", "", "Sampleton", "Not known", "Postponed", "0", "en draft",
         "Current page status: draft"],
        ["Now", "Greece", "", now, "Sampleton", "Hybrid: in person and online", "Ongoing", "0", "en",
         "Current page status: live"],
        ["6e Forum", "Tunisia", "6", "1–2 May 2020", "Sampleton", "Not known", "Past", "1", "fr",
         "Current page status: live"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"status": "past"}, ["Past"]),
        ({"status": ["past", "upcoming"]}, ["Coming", "Past"]),
        ({"format": "online"}, ["Coming"]),
        ({"forum": "Greece"}, ["Coming"]),
        ({"ordering": "begins_at"}, ["Past", "Coming"]),
    ],
)
def test_editions_are_filtered(desk: Client, rows: Rows, query: dict[str, Any], expected: list[str]) -> None:
    greece = make_forum("Greece")
    make_edition(make_forum("Tunisia"), "Past", start_date=date(2020, 5, 1), end_date=None)
    make_edition(greece, "Coming", start_date=date(2090, 5, 1), end_date=None, format=EventFormat.ONLINE)
    query = {name: greece.pk if value == "Greece" else value for name, value in query.items()}

    assert [row[0] for row in rows(desk.get(EDITIONS, query))] == expected


def test_calls_open_and_close_in_their_own_zone(desk: Client, rows: Rows) -> None:
    edition = make_edition()
    make_call(edition, "Coming", opens_on=date(2090, 1, 1), closes_on=date(2090, 2, 1))
    make_call(edition, "Open", opens_on=date(2020, 1, 1))
    make_call(edition, "Closed", opens_on=date(2020, 1, 1), closes_on=date(2020, 1, 2))

    assert rows(desk.get(CALLS)) == [
        ["Open", "Forum 2030", "1 Jan 2020, 00:00 (Tunis time)", "",
         "Open", "en", "Current page status: live"],
        ["Coming", "Forum 2030", "1 Jan 2090, 00:00 (Tunis time)", "1 Feb 2090, 23:59 (Tunis time)",
         "Not open yet", "en", "Current page status: live"],
        ["Closed", "Forum 2030", "1 Jan 2020, 00:00 (Tunis time)", "2 Jan 2020, 23:59 (Tunis time)",
         "Closed", "en", "Current page status: live"],
    ]  # fmt: skip


def test_articles_with_where_they_appear(desk: Client, rows: Rows) -> None:
    forum = make_forum("Tunisia")
    make_article(title="Of the programme", date=date(2030, 1, 2))
    make_article(forum, "Of the forum", kind="press_release", date=date(2030, 1, 3))

    assert rows(desk.get(ARTICLES)) == [
        ["Of the forum", "Press release", "3 Jan 2030", "Tunisia", "en", "Current page status: live"],
        ["Of the programme", "News", "2 Jan 2030", "Forums", "en", "Current page status: live"],
    ]
    assert [row[0] for row in rows(desk.get(ARTICLES, {"kind": "news"}))] == ["Of the programme"]


@pytest.mark.parametrize("url", [EDITIONS, CALLS, ARTICLES])
def test_twenty_rows_cost_as_many_statements_as_two(
    desk: Client, count_statements: Callable[[Client, str], int], url: str
) -> None:
    def fill(numbers: range) -> None:
        for number in numbers:
            forum = make_forum(f"Forum {number}")
            edition = make_edition(forum, f"Edition {number}", live=number % 2 > 0)
            make_session(edition)
            make_call(edition)
            make_article(forum, f"Article {number}")

    fill(range(2))
    few = count_statements(desk, url)
    fill(range(2, 12))
    assert count_statements(desk, url) == few
