import pytest

from forums_pages.blocks.prose import allowed_markup
from graphql_api.enums import LinkKind, TextMark, TextStyle
from graphql_api.loading.links import LinkRow
from graphql_api.loading.markup import Span, TextNode, nodes_of, with_links

P, B, N = TextStyle.PARAGRAPH, TextStyle.BULLET, TextStyle.NUMBER


def leads(attributes):
    """Follow every address but the hidden one."""
    href = attributes.get("href", f"/{attributes.get('id')}/")
    return None if href == "https://hidden.example/" else LinkRow(LinkKind.WEB, href)


def link(href: str) -> LinkRow:
    return LinkRow(LinkKind.WEB, href)


@pytest.mark.parametrize(
    ("stored", "nodes"),
    [
        ("", []),
        ("<p></p><p> </p><p>&nbsp;</p>", []),
        ("plain & simple", [TextNode(P, None, [Span("plain & simple")])]),
        (
            "<p>one\n two</p>\n\n<p>three</p>",
            [TextNode(P, None, [Span("one two")]), TextNode(P, None, [Span("three")])],
        ),
        (
            "<p>A <b>bold <i>and</i></b> <em>soft</em> word.</p>",
            [
                TextNode(
                    P,
                    None,
                    [
                        Span("A "),
                        Span("bold ", (TextMark.BOLD,)),
                        Span("and", (TextMark.BOLD, TextMark.ITALIC)),
                        Span(" "),
                        Span("soft", (TextMark.ITALIC,)),
                        Span(" word."),
                    ],
                )
            ],
        ),
        (
            "<p>CO<sub>2</sub> m<sup>2</sup></p>",
            [
                TextNode(
                    P,
                    None,
                    [
                        Span("CO"),
                        Span("2", (TextMark.SUBSCRIPT,)),
                        Span(" m"),
                        Span("2", (TextMark.SUPERSCRIPT,)),
                    ],
                )
            ],
        ),
        ("<p>one<br/>two <br> three</p>", [TextNode(P, None, [Span("one\ntwo \nthree")])]),
        (
            "<ul><li>a<ol><li>b</li></ol></li><li><p>c</p></li></ul><hr/><h3>d</h3>",
            [
                TextNode(B, 1, [Span("a")]),
                TextNode(N, 2, [Span("b")]),
                TextNode(B, 1, [Span("c")]),
                TextNode(TextStyle.RULE),
                TextNode(TextStyle.HEADING_3, None, [Span("d")]),
            ],
        ),
        (
            (
                '<p>Read <a href="https://a.example/?b=1&amp;c=2">on <b>now</b></a> or '
                '<a href="https://hidden.example/">never</a>.</p>'
            ),
            [
                TextNode(
                    P,
                    None,
                    [
                        Span("Read "),
                        Span("on ", (), link("https://a.example/?b=1&c=2")),
                        Span("now", (TextMark.BOLD,), link("https://a.example/?b=1&c=2")),
                        Span(" or never."),
                    ],
                )
            ],
        ),
        ("<li>lost</li><p>&lt;b&gt;</p>", [TextNode(B, 1, [Span("lost")]), TextNode(P, None, [Span("<b>")])]),
    ],
)
def test_markup_is_told_as_a_flat_list(stored: str, nodes: list[TextNode]) -> None:
    assert nodes_of(allowed_markup(stored), leads) == nodes


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ('<a linktype="page" id="3">here</a>', '<a href="/3/">here</a>'),
        ('<a href="https://hidden.example/">gone <b>there</b></a>!', "gone <b>there</b>!"),
        ('<a href="https://a.example/?b=1&amp;c=2">a</a>', '<a href="https://a.example/?b=1&amp;c=2">a</a>'),
        (
            '<a href="https://a.example/?&quot;><script>">a</a>',
            '<a href="https://a.example/?&quot;&gt;&lt;script&gt;">a</a>',
        ),
        ("<p>1 &lt; 2 &lt;a href=x&gt;</p>", "<p>1 &lt; 2 &lt;a href=x&gt;</p>"),
        ('<a id="3">anchor</a> <a>bare</a>', '<a href="/3/">anchor</a> <a href="/None/">bare</a>'),
    ],
)
def test_links_get_their_address_and_hidden_ones_stay_words(stored: str, shown: str) -> None:
    assert with_links(allowed_markup(stored), leads) == shown
