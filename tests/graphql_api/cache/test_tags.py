"""What an answer is tagged with, and which tags a change throws away."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from forums_pages.models import EditionPage, Person
from graphql_api.cache.notes import Noted, changes_since
from graphql_api.cache.outdated import looks_of_the_tree, outdated
from graphql_api.cache.statements import Shape, Shown, shape_of
from graphql_api.cache.tags import EVERYTHING, Tags, tag, tags_of_change, tags_of_statement
from tests.factories import Desk, make_edition, make_person, make_session

# On PostgreSQL, what a transaction sees of its own changes is no matter for others.
pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2030, 3, 12, tzinfo=UTC)
PERSON, SESSION, PAGE = "forums_pages_person", "forums_pages_sessionpage", "wagtailcore_page"


TABLES = {"person": PERSON, "session": SESSION, "page": PAGE}


def sql(text: str) -> str:
    """Return a statement with its names as Django writes them."""
    quoted = re.sub(r"\b(person|session|page)\.(\w+)", lambda at: f'"{TABLES[at[1]]}"."{at[2]}"', text)
    return re.sub(r"\b(FROM|JOIN) (person|session|page)\b", lambda at: f'{at[1]} "{TABLES[at[2]]}"', quoted)


@pytest.fixture(autouse=True)
def edge(settings: Settings) -> None:
    settings.GRAPHQL_EDGE = {"keeps_for": 3600, "outlives": 0, "tags": ["Surrogate-Key"]}


def test_rows_that_are_found_by_their_key_are_shown_and_nothing_is_scanned() -> None:
    text = "SELECT person.id, person.family_name FROM person WHERE person.id IN (%s, %s)"
    shown = Shown(PERSON, 0, {0: "id", 1: "family_name"})
    assert shape_of(sql(text)) == Shape((shown,), frozenset({(PERSON, "id")}), frozenset(), frozenset())


def test_a_row_that_another_leads_to_is_known_by_what_leads_to_it() -> None:
    text = (
        "SELECT session.page_ptr_id, page.title FROM session INNER JOIN page "
        "ON (session.page_ptr_id = page.id) WHERE page.live ORDER BY session.starts_at ASC"
    )
    joined = {(SESSION, "page_ptr_id"), (PAGE, "id"), (PAGE, "live"), (SESSION, "starts_at")}
    assert shape_of(sql(text)) == Shape(
        (Shown(SESSION, 0, {0: "page_ptr_id"}), Shown(PAGE, 0, {1: "title"})),
        frozenset(joined),
        frozenset({SESSION}),
        frozenset(),
    )


def test_what_is_shown_without_its_key_hangs_on_its_column() -> None:
    text = "SELECT DISTINCT person.family_name FROM person LIMIT 3"
    assert shape_of(sql(text)) == Shape(
        (), frozenset({(PERSON, "family_name")}), frozenset({PERSON}), frozenset()
    )


@pytest.mark.parametrize(
    "text",
    [
        "SELECT p.other FROM person p",
        "SELECT person.id FROM person UNION SELECT 1",
        'SELECT COUNT("family_name") FROM person',
    ],
)
def test_what_is_not_understood_hangs_on_all_of_its_tables(text: str) -> None:
    assert shape_of(sql(text)) == Shape((), frozenset(), frozenset(), frozenset({PERSON}))


@pytest.mark.parametrize("condition", ["OR", "AND NOT"])
def test_a_key_that_decides_nothing_lets_rows_come(condition: str) -> None:
    text = "SELECT person.id FROM person WHERE (person.slug = %s AND person.id IN (%s))"
    assert shape_of(sql(text.replace("AND", condition))).scanned == {PERSON}


def test_columns_that_nobody_read_and_drafts_change_are_no_tags_of_rows() -> None:
    text = "SELECT page.id, page.title, page.numchild FROM page WHERE page.id = %s"
    rows = [(1, "One", 0), (2, "Two", 0)]
    wide = {PAGE: frozenset({tag(PAGE, "id")})}
    titles = Tags(wide, {PAGE: frozenset({tag(PAGE, "#1"), tag(PAGE, "#2")})})
    counts = Tags({PAGE: wide[PAGE] | {tag(PAGE, "numchild")}}, {})
    told = [tags_of_statement(sql(text), read, rows) for read in ({1}, {2}, set())]
    assert told == [titles, counts, Tags(wide, {})]


def test_a_change_throws_away_its_row_and_what_hangs_on_its_columns() -> None:
    wide = {tag(PAGE, "any"), tag(PAGE, "title")}
    row = {tag(PAGE, "#7"), tag(PAGE, "rows")}
    assert tags_of_change(PAGE, "title,", "7") == wide | row
    assert tags_of_change(PAGE, "latest_revision_id,", "7") == {
        tag(PAGE, "any"),
        tag(PAGE, "latest_revision_id"),
    }
    assert tags_of_change(PAGE, "*", "7") == {tag(PAGE, "any"), tag(PAGE, "*")} | row
    assert tags_of_change(PAGE, "*", "") == {EVERYTHING}


def test_tags_are_few_short_and_never_forget_a_table() -> None:
    rows = {
        PERSON: frozenset(tag(PERSON, f"#{number}") for number in range(500)),
        PAGE: frozenset({tag(PAGE, "#1")}),
    }
    columns = frozenset(tag(SESSION, f"column {number}") for number in range(90))
    tags = Tags({SESSION: columns}, rows)
    assert tags.within(100) == [EVERYTHING, *sorted({tag(PAGE, "#1"), tag(PERSON, "rows")} | columns)]
    assert tags.within(20) == [
        EVERYTHING,
        *sorted({tag(PAGE, "rows"), tag(PERSON, "rows"), tag(SESSION, "any")}),
    ]
    assert {len(each) for each in columns} == {8}


def test_an_answer_of_five_hundred_nodes_has_a_header_of_at_most_4000_bytes(
    client: Client, settings: Settings
) -> None:
    settings.GRAPHQL_CACHE = {"answers": 10, "looks_every": 0}
    settings.GRAPHQL_EDGE = dict(settings.GRAPHQL_EDGE) | {
        "tags": ["Surrogate-Key", "Cache-Tag", "Cache-Groups"]
    }
    for number in range(100):
        make_person(given_name="Amel", family_name=f"Ferjani {number}")
    pages = " ".join(f"x{place}: people(first: 100) {{ nodes {{ name }} totalCount }}" for place in range(5))
    answer = client.get("/graphql/", {"query": f"{{ {pages} }}"})
    nodes = sum(len(each["nodes"]) for each in answer.json()["data"].values())
    keys, commas, groups = (answer[name] for name in ("Surrogate-Key", "Cache-Tag", "Cache-Groups"))
    assert (nodes, max(map(len, (keys, commas, groups))) <= 4000) == (500, True)
    assert set(keys.split(" ")) == set(commas.split(",")) == set(re.findall(r'"([^"]+)"', groups))


def test_drafts_throw_nothing_away_and_publishing_does(client: Client) -> None:
    edition = make_edition(title="Edition")
    session = make_session(edition, title="Opening")
    desk, tree = Desk(client), looks_of_the_tree(NOW)
    place = changes_since(None)[1]

    assert desk.open(session).fill(title="Changed").save().accepted
    make_session(edition, title="Written for later", live=False)
    notes, place = changes_since(place)
    assert notes
    drafted = outdated(notes, tree, NOW)
    shown = {tag(PAGE, f"#{session.pk}"), tag(PAGE, f"#{edition.pk}"), tag(PAGE, "*"), tag(SESSION, "*")}
    assert (drafted[0] & (shown | {EVERYTHING}), drafted[1]) == (set(), tree)

    assert desk.open(session).publish().accepted
    notes, place = changes_since(place)
    assert notes
    told, tree = outdated(notes, tree, NOW)
    assert (told & (shown | {EVERYTHING})) == {tag(PAGE, f"#{session.pk}")}


def test_what_is_closed_throws_everything_away_and_so_does_an_import(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition: Any = make_edition(title="Edition")
    tree = looks_of_the_tree(NOW)
    place = changes_since(None)[1]
    EditionPage.objects.get(pk=edition.pk).unpublish()
    notes, place = changes_since(place)
    assert notes
    told, after = outdated(notes, tree, NOW)
    assert (told, after != tree) == ({EVERYTHING}, True)

    monkeypatch.setattr("graphql_api.cache.outdated.MOST", 5)
    many = [Noted(PERSON, "family_name,", str(number)) for number in range(5)]
    assert outdated(many, after, NOW) == ({EVERYTHING}, after)
    assert Person.objects.count() == 0
