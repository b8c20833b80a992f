from datetime import date
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

    assert BLOCK.clean(page_list(pages=[page])).pages_shown == [page.page_ptr]
    assert BLOCK.clean(page_list(latest="articles")).pages_shown == [page]
    for value in (page_list(), page_list(pages=[page], latest="articles")):
        with pytest.raises(StructBlockValidationError) as refused:
            BLOCK.clean(value)
        assert refused.value.as_json_data() == {
            "messages": ["Choose pages, or let the latest be shown: one of the two."]
        }


def test_the_latest_follow_what_is_published() -> None:
    value = page_list(latest="articles", count=2)
    pages = [make_article(title=str(year), date=date(year, 1, 1)) for year in (2019, 2020, 2021)]

    assert value.pages_shown == [pages[2], pages[1]]


@pytest.mark.parametrize("fields", [{"latest": "secrets"}, {"latest": "articles", "count": None}])
def test_a_draft_that_says_nothing_useful_lists_nothing(fields: dict[str, Any]) -> None:
    make_article()

    assert page_list(**fields).pages_shown == []
