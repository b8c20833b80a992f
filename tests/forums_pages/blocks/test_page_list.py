from typing import Any

import pytest
from wagtail.blocks import StructBlockValidationError

from forums_pages.blocks.page_list import PageListBlock
from tests.factories import make_article

pytestmark = pytest.mark.django_db
BLOCK = PageListBlock()


def page_list(**fields: Any) -> Any:
    return BLOCK.normalize({"heading": "", "pages": [], "latest": "", "count": 3, "layout": "list", **fields})


def test_pages_are_chosen_or_found_never_both_and_never_neither() -> None:
    page = make_article()

    assert list(BLOCK.clean(page_list(pages=[page]))["pages"]) == [page.page_ptr]
    assert BLOCK.clean(page_list(latest="articles"))["latest"] == "articles"
    for value in (page_list(), page_list(pages=[page], latest="articles")):
        with pytest.raises(StructBlockValidationError) as refused:
            BLOCK.clean(value)
        assert refused.value.as_json_data() == {
            "messages": ["Choose pages, or let the latest be shown: one of the two."]
        }
