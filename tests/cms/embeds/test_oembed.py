"""oEmbed: what is answered for which address, in which format and size, and to whom never."""

import re
from urllib.parse import quote, urlsplit

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from graphql_api.nodes import node_uid
from tests.cms.public.stage import fill_call, make_full_edition
from tests.factories import make_call, make_edition, make_session, publish

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


def ask(url: str, rest: str = "") -> str:
    return f"/oembed?url={quote(url, safe='')}{rest}"


def filtered(html: str, secret: str) -> str | None:
    """Return what WordPress makes of a provider's HTML that it does not know, in our own words.

    Of the elements it keeps links, quotations and frames with few attributes; then the quotation before the
    frame, and the frame, which gets the strictest sandbox, a secret, and is hidden until it tells its height.
    """
    kept = {"a": {"href"}, "blockquote": set(), "iframe": {
        "src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title",
    }}  # fmt: skip
    soup = BeautifulSoup(html, "html.parser")
    for each in soup.find_all(True):
        if each.name not in kept:
            each.unwrap()
        else:
            each.attrs = {name: value for name, value in each.attrs.items() if name in kept[each.name]}
    found = re.search(r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", str(soup), re.DOTALL)
    if found is None:
        return None
    quotation = (found[1] or "").replace("<blockquote", '<blockquote class="wp-embedded-content"')
    frame = re.sub(r' src="(.*?)"', rf' src="\1#?secret={secret}" data-secret="{secret}"', found[2])
    forced = 'sandbox="allow-scripts" style="position: absolute; visibility: hidden;"'
    return quotation + frame.replace("<iframe", f'<iframe class="wp-embedded-content" {forced}', 1)


def test_an_edition_is_answered_with_a_frame(client: Client) -> None:
    edition = make_full_edition()
    answer = client.get(ask(HOST + edition.url))
    told = answer.json()
    source = f"{HOST}/embed/edition/en/{node_uid(edition)}/"

    html, thumbnail = told.pop("html"), told.pop("thumbnail_url")
    assert told == {
        "type": "rich", "version": "1.0", "title": "Forum 2030", "provider_name": "Forums gateway",
        "provider_url": f"{HOST}/", "cache_age": 3600, "width": 600, "height": 420,
        "thumbnail_width": 120, "thumbnail_height": 80,
    }  # fmt: skip
    assert html == (
        f'<blockquote><a href="{HOST}{edition.url}">Forum 2030</a></blockquote>'
        f'<iframe src="{source}" width="600" height="420" title="Forum 2030" frameborder="0" loading="lazy"'
        ' sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>'
    )
    assert urlsplit(thumbnail).netloc == "testserver"
    assert client.get(urlsplit(source).path).status_code == 200
    assert (answer.headers["Content-Type"], answer.headers["Access-Control-Allow-Origin"]) == (
        "application/json",
        "*",
    )
    assert answer.headers.get("Vary") is None


def test_wordpress_keeps_the_quotation_and_the_frame(client: Client) -> None:
    edition = make_edition(title='“Fair” & <equal> "cities"')
    html = filtered(client.get(ask(HOST + edition.url)).json()["html"], "Qx7Zk2Lm9P")

    soup = BeautifulSoup(html or "", "html.parser")
    assert [each.name for each in soup.find_all(True)] == ["blockquote", "a", "iframe"]
    assert soup.a.get_text() == '“Fair” & <equal> "cities"'
    assert dict(soup.iframe.attrs) == {
        "class": ["wp-embedded-content"],
        "sandbox": ["allow-scripts"],
        "style": "position: absolute; visibility: hidden;",
        "src": f"{HOST}/embed/edition/en/{node_uid(edition)}/#?secret=Qx7Zk2Lm9P",
        "data-secret": "Qx7Zk2Lm9P",
        "width": "600",
        "height": "420",
        "title": '“Fair” & <equal> "cities"',
        "frameborder": "0",
    }


def test_every_kind_of_page_has_its_frame(client: Client) -> None:
    edition = make_full_edition()
    session = make_session(edition, "Closing session")
    call = publish(fill_call(make_call(edition, "Call 2031")))
    asked = {
        "editions": edition.forum.url,
        "edition": edition.url,
        "programme": f"{edition.url}#programme",
        "partners": f"{edition.url}#partners",
        "session": session.url,
        "call": call.url,
    }
    answered = {kind: client.get(ask(HOST + url)).json()["html"] for kind, url in asked.items()}
    assert {kind: f"/embed/{kind}/en/" in html for kind, html in answered.items()} == dict.fromkeys(
        asked, True
    )


def test_sizes_obey_the_room_that_there_is(client: Client) -> None:
    edition = make_edition(title="Forum 2031")
    whole = client.get(ask(HOST + edition.url)).json()
    told = client.get(ask(HOST + edition.url, "&maxwidth=320&maxheight=300")).json()

    assert (whole["thumbnail_width"], whole["thumbnail_height"]) == (1200, 630)
    assert (told["width"], told["height"], "thumbnail_url" in told) == (320, 300, False)
    assert 'width="320" height="300"' in told["html"]


def test_xml_says_the_same(client: Client) -> None:
    edition = make_full_edition()
    answer = client.get(ask(HOST + edition.url, "&format=xml"))
    root = fromstring(answer.content)

    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert root.tag == "oembed"
    told = client.get(ask(HOST + edition.url)).json()
    assert {each.tag: each.text for each in root} == {name: str(value) for name, value in told.items()}


def test_what_is_not_for_everybody_is_told_to_nobody(client: Client) -> None:
    edition = make_full_edition()
    assert client.get(ask(HOST + edition.url)).status_code == 200

    PageViewRestriction.objects.create(page=edition, restriction_type="password", password="fig")
    locked = client.get(ask(HOST + edition.url))
    edition.view_restrictions.all().delete()
    edition.unpublish()
    hidden = client.get(ask(HOST + edition.url))

    assert [(each.status_code, each.content.decode()) for each in (locked, hidden)] == [
        (401, "This page is not for everybody.\n"),
        (404, "No public page that can be embedded is at this address.\n"),
    ]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("?url=", 400),
        ("?url=http%3A%2F%2Fexample.org%2Fen%2F", 404),
        ("?url=http%3A%2F%2Ftestserver%2Fen%2Fnothing%2F", 404),
        ("?url=http%3A%2F%2Ftestserver%2Fde%2F", 404),
        ("?url=http%3A%2F%2Ftestserver%2Fen%2F", 404),
        ("?url=http%3A%2F%2F%5Btestserver%2Fen%2F", 404),
        ("?url=ftp%3A%2F%2Ftestserver%2Fen%2F", 404),
        ("?url=nonsense", 404),
        ("?url=x&format=yaml", 501),
        ("?url=x&maxwidth=0", 400),
        ("?url=x&maxwidth=-1", 400),
        ("?url=x&maxheight=wide", 400),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_sentence(client: Client, query: str, status: int) -> None:
    make_full_edition()
    answer = client.get(f"/oembed{query}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "text/plain; charset=utf-8")
    assert answer.content.decode().endswith(".\n")


def test_an_address_that_moved_is_followed(client: Client) -> None:
    edition = make_full_edition()
    Redirect.add_redirect("/en/old-address", redirect_to=edition)
    assert node_uid(edition) in client.get(ask(f"{HOST}/en/old-address/")).json()["html"]


def test_pages_lead_to_their_answers_before_wordpress_stops_reading(client: Client) -> None:
    edition = make_full_edition()
    page = client.get(edition.url).content
    head = page[: page.index(b"</head>")]
    links = BeautifulSoup(head, "html.parser").select("link[type$=oembed]")

    assert len(head) < 150_000
    assert [each["type"] for each in links] == ["application/json+oembed", "text/xml+oembed"]
    answers = [client.get(each["href"].removeprefix(HOST)) for each in links]
    assert [each.status_code for each in answers] == [200, 200]
    assert answers[0].json()["title"] == "Forum 2030"
    assert b"+oembed" not in client.get("/en/articles/").content
