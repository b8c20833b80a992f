"""Opens windows as somebody, waits until they are still, and keeps what they show."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tools.screenshots.pictures import keep
from tools.screenshots.places import IMAGES

WIDTH = 1280
HEIGHT = 820
PASSWORD = "demo"  # noqa: S105 - of every demonstration login
# Marks that differ from run to run or tell of Wagtail rather than of the work.
STILL = """
    *, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; }
    wagtail-userbar, .tippy-box[data-theme="tooltip"], .xdsoft_datetimepicker, .sidebar-menu-item__notification, .w-dismissible-badge { display: none !important; }
"""  # noqa: E501
# In milliseconds.
ABOUT_TO_SCROLL = 1_000
SCROLL = """(node, above) => {
    node.style.scrollMarginTop = `${above}px`;
    node.scrollIntoView({block: "start", behavior: "instant"});
}"""


class Camera:
    """One browser, a window per person; each is closed with the browser."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self._desks: dict[str, Page] = {}

    def desk(self, username: str) -> Page:
        """Return the window of the admin in which ``username`` is logged in; the menu is folded away."""
        if username not in self._desks:
            self._desks[username] = self._log_in(username)
        return self._desks[username]

    def visit(self, path: str, width: int = WIDTH, height: int = HEIGHT, scale: float = 1) -> Page:
        """Return a window in which a visitor has opened ``path``."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            reduced_motion="reduce",
        )
        page = context.new_page()
        self.go(page, path)
        return page

    def go(self, page: Page, path: str) -> None:
        """Open ``path`` in the window and wait until it is quiet."""
        page.goto(self.address + path)
        settle(page)

    def fold_menu(self, page: Page, *, folded: bool) -> None:
        """Fold the admin's menu away, or show it, from the next page on."""
        host = str(urlsplit(self.address).hostname)
        cookie = {"name": "wagtail_sidebar_collapsed", "value": str(int(folded)), "domain": host, "path": "/"}
        page.context.add_cookies([cookie])  # type: ignore[list-item]  # a plain dictionary is what it takes

    def shoot(self, page: Page, name: str, height: int | None = None) -> Path:
        """Keep what the window shows, down to ``height``, as ``docs/images/<name>.png``."""
        settle(page)
        page.evaluate(
            "document.activeElement?.matches('body, dialog, dialog *') || document.activeElement.blur()"
        )
        size = page.viewport_size or {"width": WIDTH, "height": HEIGHT}
        clip = {"x": 0.0, "y": 0.0, "width": float(size["width"]), "height": float(height or size["height"])}
        target = IMAGES / f"{name}.png"
        keep(page.screenshot(clip=clip, animations="disabled"), target)  # type: ignore[arg-type]  # as above
        print(f"  {target.name}", flush=True)
        return target

    def _log_in(self, username: str) -> Page:
        page = self.visit("/admin/login/")
        self.fold_menu(page, folded=True)
        page.fill("#id_username", username)
        page.fill("#id_password", PASSWORD)
        page.click("button[type=submit]")
        expect(page).not_to_have_url(f"{self.address}/admin/login/")
        return page


def settle(page: Page) -> None:
    """Wait for what is still loading, then hold still what moves."""
    page.wait_for_load_state("networkidle")
    page.add_style_tag(content=STILL)
    page.evaluate("document.fonts.ready")


def open_tab(page: Page, name: str) -> None:
    """Open a tab of the form."""
    page.get_by_role("tab", name=name, exact=True).click()


def scroll_to(target: Locator, above: int = 130) -> None:
    """Scroll so that ``target`` stands ``above`` pixels below the window's top.

    Opening a tab, an error and an editor of texts scroll and stretch the page by themselves a little later.
    """
    target.page.wait_for_timeout(ABOUT_TO_SCROLL)
    target.evaluate(SCROLL, above)


def unfold(page: Page, *selectors: str) -> None:
    """Open the folded groups found by their CSS selectors, from the outside in."""
    for selector in selectors:
        toggle = page.locator(f"{selector} [data-panel-toggle]").first
        if toggle.get_attribute("aria-expanded") == "false":
            toggle.click()


def press_action(page: Page, name: str) -> None:
    """Choose an entry of the menu beside “Save draft”, such as “Publish”."""
    open_actions(page)
    page.locator("footer").get_by_role("button", name=name).click()
    settle(page)


def open_actions(page: Page) -> None:
    """Open the menu beside “Save draft”."""
    page.locator("footer [data-w-dropdown-target=toggle]").click()


@contextmanager
def opened(chromium: str, address: str) -> Iterator[Camera]:
    """Start the browser at ``chromium``; close it at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            yield Camera(browser, address)
        finally:
            browser.close()
