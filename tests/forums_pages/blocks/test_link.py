from typing import Any

import pytest
from wagtail.blocks import StructBlockValidationError

from forums_pages.blocks.link import LinkBlock
from tests.factories import make_article

pytestmark = pytest.mark.django_db
ONLY_ONE = "Choose only one: a page, a document or an address."


def link(**targets: Any) -> Any:
    return LinkBlock().normalize({"page": None, "document": None, "url": "", **targets})


def errors(block: LinkBlock, value: Any) -> Any:
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value)
    return refused.value.as_json_data()


def test_two_targets_are_not_published() -> None:
    value = link(page=make_article(), url="https://example.org/")

    assert errors(LinkBlock(), value) == {
        "messages": [ONLY_ONE],
        "blockErrors": {"url": {"messages": [ONLY_ONE]}},
    }


def test_a_link_without_target_is_published_only_where_it_may_be_left_out() -> None:
    assert errors(LinkBlock(), link()) == {"messages": ["Choose a page or a document, or write an address."]}
    assert LinkBlock(required=False).clean(link()) == link()


def test_a_draft_may_have_no_target_or_two() -> None:
    both = link(page=make_article(), url="https://example.org/")

    cleaned = LinkBlock().clean_deferred(both)

    assert LinkBlock().clean_deferred(link()) == link()
    assert (cleaned["page"].specific, cleaned["url"]) == (both["page"], both["url"])


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "/page"])
def test_an_address_that_is_not_of_the_web_is_refused(url: str) -> None:
    assert errors(LinkBlock(), link(url=url)) == {
        "blockErrors": {"url": {"messages": ["Write the whole address, beginning with https://"]}}
    }
