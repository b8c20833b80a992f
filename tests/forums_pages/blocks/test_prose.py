import pytest
from django.core.exceptions import ValidationError

from forums_pages.blocks.prose import Prose, ProseBlock, allowed_markup


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("plain & simple", "plain &amp; simple"),
        ("<p>CO<sub>2</sub>, <b>now</b></p>", "<p>CO<sub>2</sub>, <b>now</b></p>"),
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ("<p onclick='x()' style='color:red'>a</p>", "<p>a</p>"),
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="java\nscript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="https://example.org/">a</a>', '<a href="https://example.org/">a</a>'),
        ('<a linktype="page" id="3">a</a>', '<a id="3" linktype="page">a</a>'),
        # A browser ends a drawing where a paragraph begins, and knows no CDATA.
        ("<svg><a xlink:href='javascript:x'><p>a</p></a></svg>b", "<p>a</p>b"),
        ("<!-- <img src=x> --><![CDATA[<img src=x>]]><p>a</p>", "]]&gt;<p>a</p>"),
        ("<div><p>a</p></div>", "<p>a</p>"),
        ("<p>&lt;script&gt;</p>", "<p>&lt;script&gt;</p>"),
        ("<math><style><p></style></math><p>a", "<p></p><p>a</p>"),
        (
            '<a href="https://a"><a href="https://b">n</a></a>',
            '<a href="https://a"></a><a href="https://b">n</a>',
        ),
        ('<a href="https://a/?b>c&quot;d<e">n</a>', '<a href="https://a/?b&gt;c&quot;d&lt;e">n</a>'),
    ],
)
def test_only_allowed_markup_is_shown(stored: str, shown: str) -> None:
    assert allowed_markup(stored).replace('linktype="page" id="3"', 'id="3" linktype="page"') == shown


def test_what_was_stored_stays_readable_beside_what_is_shown() -> None:
    prose = Prose("<p>a<script>b</script></p>")

    assert (prose.source, prose.allowed_source, prose.__html__()) == (
        "<p>a<script>b</script></p>",
        "<p>a</p>",
        "<p>a</p>",
    )


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<p>a</p><script>b</script>", "The text contains the tag “script”, which is not allowed here."),
        ("<img src=x>", "The text contains the tag “img”, which is not allowed here."),
        ('<p><a href="javascript:b()">a</a></p>', "A link must begin with https://, mailto: or tel:"),
    ],
)
def test_code_is_refused_when_it_is_entered(html: str, message: str) -> None:
    block = ProseBlock()

    with pytest.raises(ValidationError) as refused:
        block.clean(block.normalize(html))

    assert refused.value.messages == [message]


def test_ordinary_text_is_kept_as_it_was_written() -> None:
    block = ProseBlock()
    html = '<p data-block-key="k1">Write to <a href="mailto:a@example.org">us</a><br/>or <i>call</i>.</p>'

    assert block.clean(block.normalize(html)).source == html
