"""An edition is exported, taken into an empty forum, and exported again: the same file but for its date."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from cms.demo.loading.everything import load_everything
from cms.exchange.exporting import edition_rows, header, session_rows
from cms.exchange.tables import csv_of, xlsx_of
from forums_pages.models import EditionPage, Venue
from graphql_api.nodes import node_uid
from tests.cms.feeds.stage import set_stage
from tests.factories.site import root_collection, tree_root
from tests.forums_pages.programme.importing.taking import take

pytestmark = pytest.mark.django_db
# When it was made, and what is told of the edition itself where the file has no place for it.
DATES = re.compile(rb'<version>.*?</version>|"version":".*?"')
FORMATS = ("schedule.xml", "schedule.json", "schedule2.json")


@pytest.fixture(scope="module")
def demo(rows_of_module: Path) -> None:
    tree_root()
    root_collection()
    load_everything(date(2030, 3, 12), lambda _line: None, logins=False)
    if connection.vendor == "postgresql":
        # It plans by what it knows of the rows, and learns nothing of those of a transaction that never ends.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def editions() -> Iterator[EditionPage]:
    return EditionPage.objects.sources().live().order_by("pk").iterator()


def exported(client: Client, edition: EditionPage, form: str) -> bytes | None:
    answer = client.get(f"/feeds/{edition.locale.language_code}/editions/{node_uid(edition)}/{form}")
    return DATES.sub(b"", answer.content) if answer.status_code == 200 else None


def emptied(edition: EditionPage) -> Any:
    """Delete the edition with its programme and its rooms; return the forum, which is empty then."""
    forum = edition.get_parent().specific
    venues = [each.venue_id for each in edition.venues.all()]
    while page := EditionPage.objects.filter(translation_key=edition.translation_key).first():
        page.delete()
    Venue.objects.filter(pk__in=venues, edition_venues=None).delete()
    return forum


def taken_again(client: Client, edition: EditionPage, form: str) -> tuple[bytes | None, bytes | None]:
    """Return the file before, and the file after the edition was deleted and taken over from it."""
    key, language = edition.translation_key, edition.locale.language_code
    address = f"/feeds/{language}/editions/{node_uid(edition)}/{form}"
    content = client.get(address).content
    before = exported(client, edition, form)
    imported = take(
        content,
        emptied(edition),
        publish=True,
        recordings_agreed=True,
        language=language,
        clash_reason="As it was",
    )
    assert (imported.state, imported.problem, imported.counts["refused"]) == ("applied", None, 0)
    return before, exported(client, EditionPage.objects.get(translation_key=key, is_source=True), form)


# Minutes for all of them on PostgreSQL; what formats stumble over is tried below each time.
@pytest.mark.deep
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("demo")
def test_every_demonstration_edition_comes_back_as_it_was(client: Client, form: str) -> None:
    tried = 0
    for edition in editions():
        if exported(client, edition, form) is not None:
            before, after = taken_again(client, edition, form)
            assert after == before
            tried += 1
    assert tried > 10


@pytest.mark.parametrize("form", FORMATS)
def test_every_case_that_formats_stumble_over_comes_back(client: Client, form: str) -> None:
    before, after = taken_again(client, set_stage().edition, form)
    assert (after or b"").decode() == (before or b"").decode()


def table_of(kind: str, rows: Iterator[Any], form: str) -> bytes:
    return (csv_of if form == "csv" else xlsx_of)(header(kind, with_private=True), rows)


def comes_back_as_tables(edition: EditionPage, form: str) -> None:
    key, language = edition.translation_key, edition.locale.language_code
    forum = edition.get_parent().specific
    # As texts: a workbook tells when it was written.
    before = [list(edition_rows(forum)), list(session_rows(edition))]
    editions_table, sessions_table = (
        table_of(kind, iter(rows), form) for kind, rows in zip(("edition", "session"), before, strict=True)
    )
    emptied(edition)
    forum.refresh_from_db()
    assert take(editions_table, forum, "edition", language=language).problem is None
    again = EditionPage.objects.get(translation_key=key, is_source=True)
    if before[1]:
        imported = take(sessions_table, again, "session", language=language)
        assert (imported.problem, imported.counts["refused"]) == (None, 0)
    assert [dict(row) for row in edition_rows(forum)] == [dict(row) for row in before[0]]
    assert [dict(row) for row in session_rows(again)] == [dict(row) for row in before[1]]


@pytest.mark.deep
@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.usefixtures("demo")
def test_every_demonstration_edition_comes_back_from_tables(form: str) -> None:
    for edition in editions():
        comes_back_as_tables(edition, form)


def test_every_case_comes_back_from_tables() -> None:
    comes_back_as_tables(set_stage().edition, "csv")
