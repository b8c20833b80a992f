"""axe finds nothing to object to on the public pages. The admin's are in ``test_admin_accessibility``."""

import pytest
from playwright.sync_api import Page

from tests.e2e.judging import objections, settle

pytestmark = pytest.mark.e2e

FIRST = "exampleland/exampleland-first"
PUBLIC = [
    *("/en/", "/ar/", "/en/exampleland/", "/ar/exampleland/", f"/en/{FIRST}/", f"/ar/{FIRST}/"),
    *(f"/en/{FIRST}/opening/", f"/ar/{FIRST}/opening/", "/fr/exampleland/exampleland-third/call/"),
    *("/en/exampleland/ninety-kettles/", "/ar/exampleland/practical-information/", "/fr/tunisia/2021/"),
    *("/en/about/", "/en/people/iris-voorbeeld/", "/ar/organisations/city-of-sampleton/"),
    *("/en/themes/water-wisely/", "/ar/articles/", "/fr/articles/", "/en/search/?q=water", "/ar/search/"),
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_pages(visitor: Page, address: str) -> None:
    visitor.goto(address)
    settle(visitor)
    assert objections(visitor) == []


@pytest.mark.parametrize("address", ["/en/", f"/fr/{FIRST}/", f"/ar/{FIRST}/opening/"])
def test_public_pages_on_a_phone(visitor: Page, address: str) -> None:
    visitor.set_viewport_size({"width": 390, "height": 844})
    visitor.goto(address)
    settle(visitor)
    wide = visitor.evaluate("document.documentElement.scrollWidth")
    assert (objections(visitor), wide) == ([], 390)


def test_the_page_around_graphiql(visitor: Page) -> None:
    visitor.goto("/graphql/")
    visitor.get_by_role("button", name="Execute query").wait_for()
    # GraphiQL is another project's application and is served as it was published. What axe objects to inside
    # it (labels of its editors, colours of its syntax, its tabs) can only be mended there.
    assert objections(visitor, but=".graphiql-container") == []
