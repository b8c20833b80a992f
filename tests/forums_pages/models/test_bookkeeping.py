import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Comment, Page, ReferenceIndex
from wagtail.search.backends import get_search_backend
from wagtail.signal_handlers import disable_reference_index_auto_update

from forums_pages.models import BasePage, Person
from forums_pages.models.bookkeeping import only_notes
from tests.factories import make_member, make_person, make_session, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]


def indexes_read_or_written(record: BasePage | Person) -> set[str]:
    with CaptureQueriesContext(connection) as statements:
        record.save_revision()
    tables = ("wagtailcore_referenceindex", "wagtailsearch_indexentry")
    return {table for table in tables for each in statements.captured_queries if table in each["sql"]}


@pytest.mark.parametrize("make", [make_session, make_person])
def test_a_draft_leaves_both_indexes_alone(make: object) -> None:
    assert indexes_read_or_written(make()) == set()


def test_what_is_published_can_be_found() -> None:
    session, person = make_session(title="Opening"), make_person("Ada")
    session.title, person.given_name = "Farewell", "Grace"
    session.save_revision()
    person.save_revision()
    found = {word: Page.objects.search(word).count() for word in ("Opening", "Farewell")}
    people = {word: len(_people(word)) for word in ("Ada", "Grace")}
    assert (found, people) == ({"Opening": 1, "Farewell": 0}, {"Ada": 1, "Grace": 0})

    publish(session)
    person.save_revision().publish()

    found = {word: Page.objects.search(word).count() for word in ("Opening", "Farewell")}
    people = {word: len(_people(word)) for word in ("Ada", "Grace")}
    assert (found, people) == ({"Opening": 0, "Farewell": 1}, {"Ada": 0, "Grace": 1})
    session.delete()
    assert Page.objects.search("Farewell").count() == 0


def _people(word: str) -> list[Person]:
    return list(get_search_backend().search(word, Person))


def test_a_comment_refers_to_its_author_until_it_is_removed() -> None:
    session, author = make_session(), make_member("author")
    session.wagtail_admin_comments = [Comment(user=author, text="Nine or ten?", contentpath="start_time")]
    session.save_revision()
    commented = ReferenceIndex.get_references_to(author).count()
    session.wagtail_admin_comments = []
    session.save_revision()

    assert (commented, ReferenceIndex.get_references_to(author).count()) == (1, 0)


def test_where_the_index_was_switched_off_for_longer_a_draft_leaves_it_off() -> None:
    with disable_reference_index_auto_update():
        session = make_session()
        session.save_revision()
        publish(session)
        assert not ReferenceIndex.get_references_for_object(session).exists()


def test_which_saves_are_notes_only() -> None:
    assert only_notes(["latest_revision", "draft_title", "wagtail_admin_comments"])
    assert [only_notes(fields) for fields in (None, ["latest_revision", "live"], ["title"])] == [False] * 3
