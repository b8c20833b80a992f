from collections.abc import Callable
from datetime import date, time

import pytest
from wagtail.models import Page

from forums_pages.models import (
    ArticlePage,
    BasePage,
    CallPage,
    EditionPage,
    ForumPage,
    Organisation,
    Participation,
    PartnerLevel,
    Partnership,
    Person,
    SessionPage,
)
from tests.factories import make_edition, make_forum, make_index, make_organisation, make_person, publish
from tests.factories.compared import everything_of, row_counts
from tests.factories.published import add_published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]


def edition_with_partners() -> EditionPage:
    level = PartnerLevel(kind="media")
    level.partnerships = [Partnership(organisation=Organisation.objects.first() or make_organisation())]
    return EditionPage(start_date=date(2030, 5, 14), time_zone="Africa/Tunis", partner_levels=[level])


def session_with_speaker() -> SessionPage:
    page = SessionPage(day=date(2030, 5, 14), start_time=time(9))
    page.participations = [Participation(person=Person.objects.first() or make_person())]
    return page


def index_with_a_forum() -> Page:
    """The first forum brings headquarters' groups with it."""
    return make_forum("Elsewhere").get_parent()


KINDS: dict[str, tuple[Callable[[], Page], Callable[[], BasePage]]] = {
    "forum": (index_with_a_forum, lambda: ForumPage(country="XX", time_zone="Africa/Tunis")),
    "edition": (make_forum, edition_with_partners),
    "session": (make_edition, session_with_speaker),
    "call": (make_edition, lambda: CallPage(time_zone="UTC", opens_on=date(2030, 1, 1))),
    "article": (make_index, lambda: ArticlePage(summary="News of the day.")),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_added_at_once_equals_one_that_was_drafted_and_published(kind: str) -> None:
    make_parent, make = KINDS[kind]
    parent = make_parent()
    drafted, at_once = make(), make()
    for page in (drafted, at_once):
        page.locale, page.title, page.slug, page.live = parent.locale, "A page", f"page-{id(page)}", False

    before = row_counts()
    Page.objects.get(pk=parent.pk).specific.add_child(instance=drafted)
    publish(drafted)
    between = row_counts()
    add_published(Page.objects.get(pk=parent.pk).specific, at_once)

    assert row_counts() - between == between - before
    assert everything_of(at_once) == everything_of(drafted)
