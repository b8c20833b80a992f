"""Rich text in every form; a link to what is hidden or gone is plain words in all of them."""

from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from forums_pages.models import ArticlePage
from graphql_api.nodes import node_id
from tests.factories import make_article, make_document, make_edition, translate
from tests.factories.site import root_collection
from tests.graphql_api.blocks.asking import OF_NODE, body_of, store, stored
from tests.graphql_api.world import run

pytestmark = pytest.mark.django_db

STORED = (
    '<p data-block-key="a">Read <a linktype="page" id="{page}">the news</a>, '
    '<a linktype="document" id="{document}">the report</a>, <a href="https://a.example/(x)">more</a>, '
    '<a href="mailto:a@b.example">us</a>, <a href="tel:+216">call</a>, <a href="#top">up</a>, '
    '<a linktype="page" id="999999">gone</a>, <a linktype="page" id="x">odd</a>, '
    '<a linktype="user" id="1">who</a>'
    "<script>alert(1)</script></p><ul><li>one *star*</li><li>two &lt;b&gt;</li></ul><p>CO<sub>2</sub></p>"
)


def content_of(page: ArticlePage) -> dict[str, Any]:
    return body_of(page)[0]["content"]


def linking(page: ArticlePage, document: Any, source: str = STORED) -> ArticlePage:
    holder = make_article(title="Holder")
    store(holder, [stored("paragraph", source.format(page=page.pk, document=document.pk))])
    return holder


def test_rich_text_is_told_in_every_form() -> None:
    page, document = make_article(title="News"), make_document()

    content = content_of(linking(page, document))

    address = f"http://testserver/documents/{document.pk}/{document.filename}"
    assert content["html"] == (
        f'<p>Read <a href="/en/news/">the news</a>, <a href="{address}">the report</a>, '
        '<a href="https://a.example/(x)">more</a>, <a href="mailto:a@b.example">us</a>, '
        '<a href="tel:+216">call</a>, <a href="#top">up</a>, gone, odd, who</p>'
        "<ul><li>one *star*</li><li>two &lt;b&gt;</li></ul>"
        "<p>CO<sub>2</sub></p>"
    )
    assert content["markdown"] == (
        f"Read [the news](/en/news/), [the report]({address}), [more](https://a.example/%28x%29), "
        "[us](mailto:a@b.example), [call](tel:+216), [up](#top), gone, odd, who\n\n"
        "- one \\*star\\*\n- two \\<b\\>\n\nCO<sub>2</sub>"
    )
    assert content["text"] == (
        "Read the news, the report, more, us, call, up, gone, odd, who\n\none *star*\ntwo <b>\n\nCO2"
    )
    assert content["links"] == [
        {
            "kind": "PAGE",
            "href": "/en/news/",
            "page": {"__typename": "Article", "title": "News", "path": "/en/news/"},
            "document": None,
        },
        {"kind": "DOCUMENT", "href": address, "page": None, "document": {"title": "Programme"}},
        {"kind": "WEB", "href": "https://a.example/(x)", "page": None, "document": None},
        {"kind": "EMAIL", "href": "mailto:a@b.example", "page": None, "document": None},
        {"kind": "PHONE", "href": "tel:+216", "page": None, "document": None},
        {"kind": "ANCHOR", "href": "#top", "page": None, "document": None},
    ]
    assert [(node["style"], node["level"]) for node in content["nodes"]] == [
        ("PARAGRAPH", None),
        ("BULLET", 1),
        ("BULLET", 1),
        ("PARAGRAPH", None),
    ]


def restrict(page: ArticlePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


HIDING = {
    "draft": lambda page: ArticlePage.objects.filter(pk=page.pk).update(live=False),
    "expired": lambda page: ArticlePage.objects.filter(pk=page.pk).update(expire_at=timezone.now()),
    "restricted": restrict,
    "deleted": lambda page: page.delete(),
}


@pytest.mark.parametrize("how", HIDING)
def test_a_link_to_a_hidden_page_is_plain_words(how: str) -> None:
    page = make_article(title="Secret", slug="kanarie7")
    holder = linking(page, make_document())
    assert "kanarie7" in str(content_of(holder))

    HIDING[how](page)

    found = content_of(holder)
    assert "kanarie7" not in str(found)
    assert found["html"].startswith("<p>Read the news, <a")


def test_a_link_to_a_private_document_is_plain_words() -> None:
    folder = root_collection().add_child(name="Private")
    document = make_document(title="kanarie7", collection=folder)
    holder = linking(make_article(), document)
    assert "kanarie7" in str(content_of(holder))

    folder.view_restrictions.create(restriction_type="login")

    assert "kanarie7" not in str(content_of(holder))


def test_links_lead_to_the_readers_language_whichever_was_chosen() -> None:
    page = make_article(title="News")
    french = translate(page, "fr", title="Actualités")
    holder = linking(french, make_document())

    def first_link(locale: str) -> dict[str, Any]:
        content = run(OF_NODE, id=node_id(holder, locale))["node"]["body"][0]["content"]
        return content["links"][0]

    assert [(each["href"], each["page"]["title"]) for each in map(first_link, ("fr", "en"))] == [
        ("/fr/news/", "Actualités"),
        ("/en/news/", "News"),
    ]


def test_markdown_holds_no_markup_that_the_words_pretend() -> None:
    words = "&lt;script&gt;alert(1)&lt;/script&gt; # a\n1. b ![c](javascript:d) `e` &amp;lt;"
    holder = linking(make_edition(), make_document(), f"<p>{words}</p>")

    assert content_of(holder)["markdown"] == (
        r"\<script\>alert(1)\</script\> \# a" + "\n" + r"1\. b !\[c\](javascript:d) \`e\` \&lt;"
    )
