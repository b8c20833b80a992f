"""What every page says of itself and of the pages around it."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from forums_pages.models import (
    ArticlePage,
    BasePage,
    EditionPage,
    ForumPage,
    FrontendOrigin,
    PublicSettings,
    SessionPage,
)
from graphql_api.nodes import node_id, node_uid
from tests.factories import (
    make_article,
    make_call,
    make_edition,
    make_forum,
    make_index,
    make_session,
    make_standard,
    translate,
)
from tests.graphql_api.world import run

pytestmark = pytest.mark.django_db


def read(page: BasePage, selection: str, locale: str = "en") -> dict[str, Any]:
    query = f"query($id: ID!) {{ node(id: $id) {{ ... on Page {{ {selection} }} }} }}"
    found: dict[str, Any] = run(query, id=node_id(page, locale))["node"]
    return found


def statements(query: str, **variables: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        run(query, **variables)
    return len(captured)


def test_every_type_of_page_is_one() -> None:
    forum = make_forum("Tunisia")
    edition = make_edition(forum, "Forum 2030")
    pages = [
        make_index(),
        forum,
        edition,
        make_session(edition),
        make_call(edition),
        make_article(forum),
        make_standard(),
    ]
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Page { title path } } }"

    assert run(query, ids=[node_uid(page) for page in pages])["nodes"] == [
        {"__typename": "ForumsIndex", "title": "Forums", "path": "/en/"},
        {"__typename": "Forum", "title": "Tunisia", "path": "/en/tunisia/"},
        {"__typename": "Edition", "title": "Forum 2030", "path": "/en/tunisia/forum-2030/"},
        {"__typename": "Session", "title": "Opening", "path": "/en/tunisia/forum-2030/opening/"},
        {"__typename": "CallForContributions", "title": "Call", "path": "/en/tunisia/forum-2030/call/"},
        {"__typename": "Article", "title": "News", "path": "/en/tunisia/news/"},
        {"__typename": "StandardPage", "title": "Legal notice", "path": "/en/legal-notice/"},
    ]


# Addresses


def test_an_address_is_that_of_the_language_where_the_page_has_a_place() -> None:
    forum = make_forum("Tunisia")
    edition = make_edition(forum, "Forum 2030")
    translate(edition, "fr", title="Forum 2030", slug="forum-de-2030")

    # The forum is mirrored in French, not translated; in Arabic there is neither.
    assert read(forum, "locale path", "fr") == {"locale": "en", "path": "/fr/tunisia/"}
    assert read(edition, "locale path", "fr") == {"locale": "fr", "path": "/fr/tunisia/forum-de-2030/"}
    assert read(edition, "locale path", "ar") == {"locale": "fr", "path": "/fr/tunisia/forum-de-2030/"}


def test_a_hidden_place_is_no_address() -> None:
    forum = make_forum("Tunisia")
    translation = translate(forum, "fr", title="Tunisie", slug="tunisie")
    ForumPage.objects.filter(pk=translation.pk).update(live=False)

    assert read(forum, "path", "fr") == {"path": "/en/tunisia/"}


def test_an_address_is_percent_encoded() -> None:
    forum = make_forum("تونس", slug="تونس")

    assert read(forum, "slug path") == {"slug": "تونس", "path": "/en/%D8%AA%D9%88%D9%86%D8%B3/"}
    assert forum.get_url() == "/en/%D8%AA%D9%88%D9%86%D8%B3/"


def test_an_absolute_address_is_the_frontends_where_there_is_one() -> None:
    forum = make_forum("Tunisia")
    assert read(forum, "url") == {"url": "http://testserver/en/tunisia/"}

    settings = PublicSettings.for_site(Site.objects.get())
    settings.frontends = [
        FrontendOrigin(origin="https://partner.example", shows_pages=False),
        FrontendOrigin(origin="https://forums.example", shows_pages=True),
    ]
    settings.save()

    assert read(forum, "path url") == {
        "path": "/en/tunisia/",
        "url": "https://forums.example/en/tunisia/",
    }


def test_a_page_that_no_site_shows_has_no_address() -> None:
    forum = make_forum("Tunisia")
    Site.objects.all().delete()

    assert read(forum, "title path url") == {"title": "Tunisia", "path": None, "url": None}


def test_of_several_sites_the_deepest_shows_a_page() -> None:
    forum = make_forum("Tunisia")
    edition = make_edition(forum, "Forum 2030")
    Site.objects.create(hostname="tunisia.example", port=443, root_page=forum)

    assert read(edition, "path url") == {
        "path": "/en/forum-2030/",
        "url": "https://tunisia.example/en/forum-2030/",
    }


def test_translations_tell_where_to_read_them() -> None:
    forum = make_forum("Tunisia")
    translate(forum, "fr", title="Tunisie", slug="tunisie")
    make_session(make_edition(forum))
    selection = "translations { locale title path url id }"

    assert read(forum, selection, "ar")["translations"] == [
        {
            "locale": code,
            "title": title,
            "path": path,
            "url": f"http://testserver{path}",
            "id": node_id(forum, code),
        }
        for code, title, path in (("en", "Tunisia", "/en/tunisia/"), ("fr", "Tunisie", "/fr/tunisie/"))
    ]


# Around a page


def test_the_pages_above_are_told_in_the_language_asked_for() -> None:
    forum = make_forum("Tunisia")
    session = make_session(make_edition(forum, "Forum 2030"))
    translate(forum, "fr", title="Tunisie", slug="tunisie")

    found = read(session, "parent { title } breadcrumbs { __typename title path }", "fr")

    assert found == {
        "parent": {"title": "Forum 2030"},
        "breadcrumbs": [
            {"__typename": "ForumsIndex", "title": "Forums", "path": "/fr/"},
            {"__typename": "Forum", "title": "Tunisie", "path": "/fr/tunisie/"},
            {"__typename": "Edition", "title": "Forum 2030", "path": "/en/tunisia/forum-2030/"},
        ],
    }
    assert read(make_index(), "parent { title } breadcrumbs { title }") == {"parent": None, "breadcrumbs": []}


def test_children_are_found_in_whichever_language_they_were_written() -> None:
    forum = make_forum("Tunisia")
    make_edition(forum, "Forum 2030")
    french = translate(forum, "fr", title="Tunisie")
    make_article(french, "Nouvelles")
    make_article(forum, "Draft", live=False)
    selection = "children(types: %s) { totalCount nodes { __typename title locale } }"

    edition = {"__typename": "Edition", "title": "Forum 2030", "locale": "en"}
    article = {"__typename": "Article", "title": "Nouvelles", "locale": "fr"}
    for types, nodes in (
        ("null", [edition, article]),
        ("[ARTICLE]", [article]),
        ("[SESSION, CALL_FOR_CONTRIBUTIONS]", []),
    ):
        assert read(forum, selection % types) == {"children": {"totalCount": len(nodes), "nodes": nodes}}


def test_children_come_in_parts() -> None:
    forum = make_forum("Tunisia")
    for number in range(3):
        make_article(forum, f"News {number}")
    selection = "children(first: 2, after: %s) { nodes { title } pageInfo { hasNextPage endCursor } }"

    first = read(forum, selection % "null")["children"]
    rest = read(forum, selection % f'"{first["pageInfo"]["endCursor"]}"')["children"]

    assert [node["title"] for node in first["nodes"] + rest["nodes"]] == ["News 0", "News 1", "News 2"]
    assert (first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)


AROUND = """{
  forums(locale: fr, first: 100) { nodes {
    path url translations { path url } parent { title path } breadcrumbs { title path }
    children(first: 100) { totalCount edges { cursor node { __typename title path
      parent { title path } breadcrumbs { title path }
      children(first: 100) { totalCount nodes { __typename title path parent { path } } } } } }
  } }
}"""


def enlarge(number: int) -> None:
    forum = make_forum(f"Country {number}")
    edition = make_edition(forum, f"Forum {number}")
    make_session(edition, f"Session {number}", day=date(2030, 5, 14))
    make_call(edition, f"Call {number}")
    make_article(forum, f"News {number}")
    make_standard(make_standard(forum, f"Page {number}"), f"Below {number}")
    translate(edition, "fr", title=f"Forum {number} FR")


def test_statements_do_not_depend_on_rows() -> None:
    for number in range(2):
        enlarge(number)
    few = statements(AROUND)

    for number in range(2, 12):
        enlarge(number)

    assert statements(AROUND) == few


def test_an_address_costs_no_statement_for_each_row() -> None:
    for number in range(3):
        make_session(make_edition(make_forum(f"Country {number}"), f"Forum {number}"), f"Session {number}")

    without = statements("{ sessions { nodes { title } } }")
    assert statements("{ sessions { nodes { title path url } } }") == without + 1


def test_no_column_is_read_after_its_row() -> None:
    enlarge(0)
    with CaptureQueriesContext(connection) as captured:
        run(AROUND)

    single = [each["sql"] for each in captured if " LIMIT 21" in each["sql"]]
    assert single == []
    for model in (ForumPage, EditionPage, SessionPage, ArticlePage):
        assert model.objects.exists()
