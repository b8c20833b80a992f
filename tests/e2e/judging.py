"""What axe objects to, once a page is ready to be judged."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Scripts draw much of the admin: its menu, tabs, the overview beside a form. On a busy machine the network is
# silent long before they are done, so that silence says nothing.
READY = """() => {
  const shown = (selector) => document.querySelector(selector) !== null;
  return document.readyState === "complete" && (!shown("#wagtail-sidebar") || (
    shown("body.ready") && shown(".sidebar-main-menu__list")
    && (!shown("[data-minimap-container]") || !shown("main form [data-panel]") || shown(".w-minimap__list"))
    && (!shown("main [role=tab]") || shown("main [role=tabpanel]:not([hidden])"))
  ));
}"""
UNFOLD = """() => document.querySelectorAll("main [data-panel-toggle][aria-expanded=false]")
  .forEach((toggle) => toggle.click())"""
PANEL = 'main [role="tabpanel"]:not([hidden])'


def settle(page: Page) -> None:
    """Wait until the page has drawn itself."""
    page.wait_for_function(READY)


def objections(
    page: Page, *, within: str = "html", but: str | None = None, colours: bool = True
) -> list[str]:
    """Return what axe objects to, one line per rule and element.

    Contrast takes half of the time: ``colours=False`` leaves it out where another test sees the same colours.
    """
    context = {"include": [[within]], "exclude": [[but]] if but else []}
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if not colours:
        options["rules"] = {"color-contrast": {"enabled": False}}
    found = Axe().run(page, context=context, options=options).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['html'][:200]}"
        for each in found
        for node in each["nodes"]
        if not _takes_a_group_for_a_landmark(each["id"], node["html"])
    ]


def _takes_a_group_for_a_landmark(rule: str, html: str) -> bool:
    # axe counts every named <section> as a landmark, also one whose role says that it is none. Ours are the
    # blocks of a body (naming.js): two of a kind may have one name.
    return rule == "landmark-unique" and 'role="group"' in html


def judge(page: Page, address: str, *, colours: bool = True) -> list[str]:
    """Open a screen of the admin and return what axe objects to, every section unfolded, tab by tab."""
    answer = page.goto(address)
    if answer is None or not answer.ok:
        return [f"It does not open: {answer.status if answer else 'no answer'}"]
    settle(page)
    page.evaluate(UNFOLD)
    found = objections(page, colours=colours)
    for tab in page.get_by_role("main").get_by_role("tab").all()[1:]:
        if tab.is_visible():
            tab.click()
            found += objections(page, within=PANEL, colours=colours)
    return found


def judge_all(page: Page, addresses: list[str], *, colours: bool = True) -> dict[str, list[str]]:
    """Return the objections by address, without the addresses to which axe objects nothing."""
    found = {address: judge(page, address, colours=colours) for address in addresses}
    return {address: objected for address, objected in found.items() if objected}
