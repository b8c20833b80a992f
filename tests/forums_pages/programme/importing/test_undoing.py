"""An import is taken back, and what somebody did since is not."""

from datetime import date, time

import pytest
from wagtail.models import PageLogEntry

from forums_pages.models import EditionPage, Participation, Person, SessionPage
from forums_pages.programme.importing.undoing import undo
from tests.factories import make_edition, make_person, make_session, publish
from tests.forums_pages.programme.importing.taking import importer, look, take, upload

pytestmark = pytest.mark.django_db
HEADER = "guid,title,day,start,room,people\n"


@pytest.fixture
def edition() -> EditionPage:
    return make_edition()


def session_of(edition: EditionPage, **facts: object) -> SessionPage:
    page = make_session(edition, "Opening", day=date(2030, 5, 14), start_time=time(9), **facts)
    page.participations = [Participation(person=make_person())]
    return publish(page)


def moved(page: SessionPage) -> str:
    return f"{HEADER}{page.guid},Opening,2030-05-15,10:30,Great hall,Amel Ben Salah\n"


def facts(page: SessionPage) -> tuple[object, ...]:
    page = SessionPage.objects.get(pk=page.pk)
    people = [str(each.person) for each in page.participations.all()]
    return page.day, page.start_time, str(page.room or ""), people, page.live, page.has_unpublished_changes


def test_what_was_changed_is_as_it_was(edition: EditionPage) -> None:
    page = session_of(edition)
    before = facts(page)
    imported = take(moved(page), edition, "session", publish=True)
    assert facts(page) == (date(2030, 5, 15), time(10, 30), "Great hall", ["Amel Ben Salah"], True, False)
    undo(imported.pk, importer())
    assert facts(page) == before
    assert not Person.objects.filter(family_name="Salah").exists()
    assert PageLogEntry.objects.filter(page=page.pk, action="forums_pages.undo_import").count() == 1


def test_a_draft_that_was_saved_leaves_nothing_waiting(edition: EditionPage) -> None:
    page = session_of(edition)
    before = facts(page)
    imported = take(moved(page), edition, "session")
    assert facts(page) == (*before[:5], True)
    undo(imported.pk, importer())
    assert facts(page) == before
    assert look(upload(moved(page), edition, "session")).plan.counts["changed"] == 1


def test_what_somebody_has_worked_on_since_is_left_alone(edition: EditionPage) -> None:
    page = session_of(edition)
    imported = take(moved(page), edition, "session", publish=True)
    page = SessionPage.objects.get(pk=page.pk)
    page.title = "Opening, renamed"
    publish(page)
    after = facts(page)
    undone = undo(imported.pk, importer())
    assert facts(page) == after
    outcomes = dict(undone.rows.exclude(outcome="").values_list("label", "outcome"))
    assert outcomes == {
        "Opening": "edited",
        # The room and the person are used by what was left alone.
        "Amel Ben Salah": "used",
        "Great hall": "used",
        edition.title: "undone",
    }


def test_a_draft_of_somebody_is_not_published_by_an_import(edition: EditionPage) -> None:
    page = session_of(edition)
    page.abstract = "Not ready yet"
    page.save_revision()
    take(moved(page), edition, "session", publish=True)
    row = SessionPage.objects.get(pk=page.pk)
    assert (row.abstract, row.day, row.has_unpublished_changes) == ("", date(2030, 5, 14), True)
    assert row.get_latest_revision_as_object().abstract == "Not ready yet"


def test_undoing_twice_undoes_once_and_the_file_can_be_taken_again(edition: EditionPage) -> None:
    table = "guid,title\n8079583e-8321-506c-95af-fd2903a5f075,Opening\n"
    first = take(table, edition, "session")
    undo(first.pk, importer())
    assert undo(first.pk, importer()).state == "undone"
    assert SessionPage.objects.count() == 0
    assert take(table, edition, "session").state == "applied"
    assert str(SessionPage.objects.get().guid) == "8079583e-8321-506c-95af-fd2903a5f075"
