"""The head of a page: what editors wrote, else its own words; and one canonical address for each language."""

from datetime import date
from typing import Any

import pytest
from wagtail.models import PageViewRestriction, Site

from forums_pages.models import EditionPage, PublicSettings
from graphql_api.grants import make_grant
from graphql_api.nodes import node_id
from tests.factories import (
    make_article,
    make_edition,
    make_forum,
    make_image,
    make_session,
    make_standard,
    publish,
    translate,
)
from tests.graphql_api.conftest import Ask

pytestmark = pytest.mark.django_db
SEO = """query($id: ID!) { node(id: $id) { ... on Page { seo {
  title description canonical robots
  alternates { language url }
  openGraph { type title description url siteName locale image { alt picture(preset: OPEN_GRAPH) { width } } }
} } } }"""
HOME = "http://testserver"


def seo(ask: Ask, page: Any, locale: str = "en") -> dict[str, Any]:
    found: dict[str, Any] = ask(SEO, id=node_id(page, locale))["node"]["seo"]
    return found


def test_the_page_speaks_for_itself_where_nobody_wrote_for_search_engines(ask: Ask) -> None:
    forum = make_forum("Tunisia", intro="Two  sentences.\nOr three.")

    assert seo(ask, forum) == {
        "title": "Tunisia",
        "description": "Two sentences. Or three.",
        "canonical": f"{HOME}/en/tunisia/",
        "robots": "index, follow",
        "alternates": [
            {"language": "en", "url": f"{HOME}/en/tunisia/"},
            {"language": "x-default", "url": f"{HOME}/en/tunisia/"},
        ],
        "openGraph": {
            "type": "website",
            "title": "Tunisia",
            "description": "Two sentences. Or three.",
            "url": f"{HOME}/en/tunisia/",
            "siteName": Site.objects.get().site_name or "Forums gateway",
            "locale": "en",
            "image": None,
        },
    }


def test_what_was_written_for_search_engines_comes_first(ask: Ask) -> None:
    page = make_standard(
        title="About", intro="An intro.", seo_title="About us", search_description="Who we are."
    )
    told = seo(ask, page)
    assert (told["title"], told["description"], told["openGraph"]["title"]) == (
        "About us",
        "Who we are.",
        "About us",
    )


def test_a_long_summary_is_cut_between_words(ask: Ask) -> None:
    text = seo(ask, make_standard(title="Long", intro="word " * 200))["description"]
    assert (len(text) <= 300, text[-6:]) == (True, " word…")


def test_each_language_names_all_and_a_fallback_its_original(ask: Ask) -> None:
    forum = make_forum("Tunisia")
    translate(forum, "fr", title="Tunisie", slug="tunisie")
    edition = make_edition(forum, "Forum 2030")
    addresses = [
        {"language": "en", "url": f"{HOME}/en/tunisia/"},
        {"language": "fr", "url": f"{HOME}/fr/tunisie/"},
        {"language": "x-default", "url": f"{HOME}/en/tunisia/"},
    ]

    english, french = seo(ask, forum), seo(ask, forum, "fr")
    assert (english["alternates"], french["alternates"]) == (addresses, addresses)
    assert (french["canonical"], french["title"]) == (f"{HOME}/fr/tunisie/", "Tunisie")
    # Read in French, the edition has English words only: their address is the one to index.
    assert seo(ask, edition, "fr")["canonical"] == f"{HOME}/en/tunisia/forum-2030/"


def test_a_shared_link_has_the_nearest_picture(ask: Ask) -> None:
    cover, share = make_image(alt_text={"en": "Cover"}), make_image(alt_text={"en": "Site"})
    edition = make_edition(title="Forum 2030", cover=cover)
    session, article = make_session(edition), make_article(title="News", date=date(2030, 1, 1))
    PublicSettings.objects.create(site=Site.objects.get(), share_image=share, name={"en": "The forums"})

    told = [seo(ask, page)["openGraph"] for page in (edition, session, article)]

    assert [each["image"]["alt"] for each in told] == ["Cover", "Cover", "Site"]
    assert [each["type"] for each in told] == ["website", "website", "article"]
    assert {each["siteName"] for each in told} == {"The forums"}


def test_what_a_password_opened_is_not_for_search_engines(client: Any) -> None:
    page = make_standard(title="Secret")
    lock = PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    query = '{ route(path: "/en/secret/") { ... on Page { seo { robots } } } }'
    answer = client.get(
        "/graphql/",
        {"query": query},
        headers={"x-page-grant": make_grant([lock]), "accept": "application/json"},
    )
    assert answer.json()["data"]["route"] == {"seo": {"robots": "noindex, nofollow"}}


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_statements_do_not_depend_on_how_many_there_are(
    ask: Ask, locale: str, django_assert_max_num_queries: Any
) -> None:
    query = f"""{{ editions(locale: {locale}, first: 100) {{ nodes {{ seo {{
      title description canonical robots jsonLd alternates {{ language url }}
      openGraph {{ type title description url siteName locale image {{ url }} }}
    }} }} }} }}"""

    def make(number: int) -> None:
        edition = make_edition(make_forum(f"Forum {number}"), f"Edition {number}", cover=make_image())
        translate(edition, "fr", title=f"Édition {number}")
        translate(make_session(edition), "fr", title=f"Session {number}, en français")

    def statements() -> int:
        with django_assert_max_num_queries(100) as seen:
            assert len(ask(query)["editions"]["nodes"]) == EditionPage.objects.filter(is_source=True).count()
        return len(seen)

    for number in range(2):
        make(number)
    few = statements()
    for number in range(2, 6):
        make(number)

    assert statements() == few


def test_publishing_again_keeps_the_canonical_address(ask: Ask) -> None:
    page = make_standard(title="About")
    publish(page)
    assert seo(ask, page)["canonical"] == f"{HOME}/en/about/"
