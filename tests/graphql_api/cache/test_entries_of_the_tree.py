"""Where a page stands among its siblings is shown by lists alone: other answers are kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from forums_pages.models import Menu, MenuItem
from tests.factories import (
    make_article,
    make_edition,
    make_forum,
    make_index,
    make_person,
    make_session,
    publish,
)
from tests.graphql_api.cache.test_entries import thrown

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = """__typename ... on Page {
  title path parent { title } breadcrumbs { title path } children { nodes { title path } }
}"""


def moved_first(page: Any) -> Callable[[], object]:
    """Return what lets ``page`` stand before its siblings, and all below it have other paths."""

    def move() -> None:
        row = type(page).objects.get(pk=page.pk)
        path = row.path
        row.move(row.get_first_sibling(), "left")
        assert type(page).objects.get(pk=page.pk).path != path

    return move


def test_what_is_shown_of_pages_hangs_on_no_place_among_siblings(client: Client) -> None:
    index = make_index()
    other, forum = (make_forum(title=title, parent=index) for title in ("A", "B"))
    edition = make_edition(forum, title="2030")
    session = make_session(edition, title="Opening")
    make_article(forum, title="News")
    path = "/en/" + edition.url_path.split("/", 2)[2]
    queries = (
        f'{{ route(path: "{path}") {{ {PAGE} }} }}',
        f'{{ route(path: "{path}{session.slug}/") {{ {PAGE} }} }}',
        f'{{ session(code: "{session.identity.code}") {{ {PAGE} }} }}',
        f'{{ articles(filter: {{forum: ["{forum.slug}"]}}) {{ nodes {{ {PAGE} }} }} }}',
        f'{{ route(path: "{path}nothing-here/") {{ ... on NotFound {{ nearest {{ {PAGE} }} }} }} }}',
        "{ site { home { title path } languages { path } } }",
    )
    changes = (moved_first(forum), moved_first(other))
    assert [thrown(client, query, *changes) for query in queries] == [[False] * 2] * len(queries)


def test_lists_in_the_editors_order_are_made_anew(client: Client) -> None:
    index = make_index()
    _other, forum = (make_forum(title=title, parent=index) for title in ("A", "B"))
    home = f'{{ route(path: "/en/") {{ {PAGE} }} }}'
    assert thrown(client, home, moved_first(forum)) == [True]


def test_an_answer_goes_when_a_page_is_laid_elsewhere(client: Client) -> None:
    forum, other = make_forum(title="A"), make_forum(title="B")
    article = make_article(forum, title="News")
    query = f"{{ articles {{ nodes {{ {PAGE} }} }} }}"
    assert thrown(client, query, lambda: type(article).objects.get().move(other, "last-child")) == [True]


def test_words_of_entries_of_menus_count_where_the_entries_lead_somewhere(client: Client) -> None:
    hidden, shown = make_forum(title="Hidden", live=False), make_forum(title="Shown")
    menu = Menu(site=Site.objects.get(), place="header")
    menu.items = [MenuItem(page=hidden, label={"en": "Soon"}), MenuItem(page=shown, label={"en": "Now"})]
    menu.save()

    def relabelled(page: Any) -> Callable[[], object]:
        def change() -> None:
            item = MenuItem.objects.get(page=page)
            item.label = {"en": "Otherwise"}
            item.save()

        return change

    query = "{ site { header { label path } } }"
    assert thrown(client, query, relabelled(hidden), relabelled(shown)) == [False, True]


def test_the_order_counts_of_what_belongs_to_the_same_page(client: Client) -> None:
    edition = make_edition()
    sessions = [make_session(edition, title=title) for title in ("A", "B")]
    for session in sessions:
        session.participations = [
            session.participations.model(person=make_person(), confirmed=True, sort_order=place)
            for place in range(2)
        ]
        publish(session)

    def renumbered(*places: int) -> Callable[[], object]:
        def change() -> None:
            rows = sessions[0].participations.model.objects.filter(page=sessions[0]).order_by("pk")
            for row, place in zip(rows, places, strict=True):
                row.sort_order = place
                row.save()

        return change

    query = "{ sessions { nodes { title participations { person { name } } } } }"
    assert thrown(client, query, renumbered(5, 6), renumbered(6, 5)) == [False, True]
