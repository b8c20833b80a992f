"""What the generator writes in bulk is what editors leave behind when they save and publish."""

import pytest
from wagtail.models import Page

from benchmarks.cast import make_cast, make_venue
from benchmarks.rows import add_published_pages
from benchmarks.sessions import sessions_of
from forums_pages.models import EditionPage
from tests.factories import make_edition, make_forum, make_index, publish
from tests.factories.compared import everything_of, row_counts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]


def edition_of(title: str) -> EditionPage:
    return make_edition(make_forum(title), title="2030")


def test_a_session_added_in_bulk_equals_one_saved_and_published() -> None:
    cast, venue = make_cast(people=2, organisations=2, themes=2), make_venue(2)
    here, there = edition_of("Here"), edition_of("There")
    [saved], [bulk] = (sessions_of(edition, venue, cast, 1, 2) for edition in (here, there))

    before = row_counts()
    saved.live = False
    here.add_child(instance=saved)
    publish(saved)
    between = row_counts()
    add_published_pages(there, [bulk])

    assert row_counts() - between == between - before
    assert everything_of(bulk) == everything_of(saved)
    assert bulk.slug == saved.slug


def test_the_tree_stays_whole_when_pages_follow_others() -> None:
    make_index()
    cast, venue, edition = make_cast(people=2), make_venue(2), edition_of("Here")
    sessions = sessions_of(edition, venue, cast, count=5, speakers=1)

    add_published_pages(edition, sessions[:2])
    add_published_pages(edition, sessions[2:4])
    Page.objects.get(pk=edition.pk).specific.add_child(instance=sessions[4])

    assert Page.find_problems() == ([], [], [], [], [])
    assert [page.title for page in edition.get_children()] == [session.title for session in sessions]
