from typing import Any
from urllib.parse import quote

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import PageViewRestriction

from graphql_api.nodes import node_uid
from tests.factories import (
    make_article,
    make_call,
    make_edition,
    make_forum,
    make_index,
    make_organisation,
    make_person,
    make_session,
    make_standard,
    make_theme,
    translate,
)

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
pytestmark = pytest.mark.django_db


def fetch(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    return fromstring(answer.content)


def entries(client: Client, address: str) -> dict[str, dict[str, str]]:
    """Return the addresses of a map, each with those of all languages."""
    return {
        each.findtext(f"{MAP}loc"): {link.get("hreflang"): link.get("href") for link in each.findall(LINK)}
        for each in fetch(client, address)
    }


def test_the_index_leads_to_every_public_page_in_every_language(client: Client) -> None:
    edition = make_edition()
    pages = [make_index(), edition.get_parent().specific, edition, make_article(), make_call(edition)]
    about = make_standard()
    pages += [about, make_standard(about, "Imprint")]
    session = make_session(edition)
    french = translate(session, "fr", title="Ouverture")
    index = [each.findtext(f"{MAP}loc") for each in fetch(client, "/sitemap.xml")]
    assert index == [
        "http://testserver/sitemap/pages.xml",
        "http://testserver/sitemap/directory.xml",
        f"http://testserver/sitemap/editions/{node_uid(edition)}.xml",
    ]

    assert set(entries(client, index[0])) == {each.full_url for each in pages}
    both = {"en": session.full_url, "fr": french.full_url, "x-default": session.full_url}
    assert entries(client, index[2]) == {session.full_url: both, french.full_url: both}


def test_what_a_page_names_names_it_back(client: Client) -> None:
    edition = make_edition()
    for language in ("fr", "ar"):
        translate(edition, language, title=f"Forum {language}")
    found = entries(client, "/sitemap/pages.xml")

    translated = {address: links for address, links in found.items() if len(links) > 2}
    assert len(translated) == 3
    for address, links in translated.items():
        assert address in links.values()
        assert [other for other in links.values() if translated[other] != links] == []


def test_drafts_and_what_is_restricted_are_in_no_map(client: Client) -> None:
    closed = make_forum("Closed", make_index())
    edition = make_edition(closed)
    session = make_session(edition)
    make_article(make_index(), "A draft", live=False)
    before = entries(client, "/sitemap/pages.xml")
    assert {closed.full_url, edition.full_url} <= set(before)
    assert set(entries(client, f"/sitemap/editions/{node_uid(edition)}.xml")) == {session.full_url}

    PageViewRestriction.objects.create(page=closed, restriction_type="password", password="open sesame")
    after = entries(client, "/sitemap/pages.xml")
    assert set(after) == set(before) - {closed.full_url, edition.full_url}
    assert [each.findtext(f"{MAP}loc") for each in fetch(client, "/sitemap.xml")] == [
        "http://testserver/sitemap/pages.xml",
        "http://testserver/sitemap/directory.xml",
    ]
    assert entries(client, f"/sitemap/editions/{node_uid(edition)}.xml") == {}


def test_the_directory_is_listed_in_every_language_by_addresses_that_answer(
    client: Client, settings: Settings
) -> None:
    translate(make_index(), "fr"), translate(make_index(), "ar")
    people = make_person("مها", "مثال"), make_person(family_name="Draft", live=False)
    organisation, theme = make_organisation(), make_theme()
    paths = [f"people/{people[0].slug}", f"organisations/{organisation.slug}", f"themes/{theme.slug}"]
    languages = dict.fromkeys(("en", "fr", "ar"))

    found = entries(client, "/sitemap/directory.xml")

    assert list(found) == [f"http://testserver/{code}/{quote(path)}/" for path in paths for code in languages]
    assert {tuple(links) for links in found.values()} == {(*languages, "x-default")}
    assert [client.get(address).status_code for address in found] == [200] * 9
    settings.PUBLIC_SITE_ENABLED = False
    assert entries(client, "/sitemap/directory.xml") == {}


def test_a_map_is_sent_once(client: Client) -> None:
    edition = make_edition()
    for address in (
        "/sitemap.xml",
        "/sitemap/pages.xml",
        "/sitemap/directory.xml",
        f"/sitemap/editions/{node_uid(edition)}.xml",
    ):
        first = client.get(address)
        assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get("/sitemap/editions/nonsense.xml").status_code == 404


def test_robots_lead_to_the_map_while_there_are_pages(client: Client, settings: Settings) -> None:
    line = "Sitemap: http://testserver/sitemap.xml"
    assert line in client.get("/robots.txt").content.decode().splitlines()
    settings.PUBLIC_SITE_ENABLED = False
    assert line not in client.get("/robots.txt").content.decode().splitlines()


@pytest.mark.parametrize("size", [2, 20])
def test_statements_do_not_grow_with_the_site(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    edition = make_edition()
    for number in range(size):
        make_session(edition, f"Session {number}")
    address = f"/sitemap/editions/{node_uid(edition)}.xml"
    client.get(address)
    with django_assert_num_queries(4):
        client.get(address)
