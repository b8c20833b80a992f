"""Visitors and editors, each in a browser window of their own."""

from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect

from tests.e2e.editing import field
from tests.live.server import Server

PASSWORD = "demo"
WINDOW = {"width": 1400, "height": 1000}


class People:
    """Makes windows, and notes what went wrong in them."""

    # A login lasts for the whole run, as it does for somebody who keeps the window open.
    _cookies: dict[tuple[str, str], Any] = {}

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser = browser
        self.server = server
        self.pages: list[Page] = []
        self.complaints: list[str] = []
        self._foreseen: set[int] = set()
        self._has_no_line = False

    def come_by(self, language: str = "en-GB", cookies: Any = None, **more: Any) -> Page:
        """Open a window of somebody new; ``more`` is how their browser differs, in Playwright's words."""
        usual = {"viewport": WINDOW, "locale": language, "storage_state": cookies}
        context = self.browser.new_context(base_url=self.server.url, **usual | more)
        context.set_default_timeout(20_000)
        context.set_default_navigation_timeout(60_000)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))
        context.on("requestfailed", self._note_failure)
        context.on("response", self._note_answer)
        page = context.new_page()
        self.pages.append(page)
        return page

    def log_in(self, username: str, language: str = "en") -> Page:
        """Open a window of ``username``, who reads the admin in ``language``."""
        self.server.folder.write(
            "UPDATE wagtailusers_userprofile SET preferred_language = ?"
            " WHERE user_id = (SELECT id FROM auth_user WHERE username = ?)",
            *(language, username),
        )
        cookies = self._cookies.get((self.server.url, username))
        page = self.come_by(cookies=cookies)
        if cookies is None:
            page.goto("/admin/login/")
            field(page, "Username").fill(username)
            field(page, "Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            expect(page).to_have_url(f"{self.server.url}/admin/")
            self._cookies[self.server.url, username] = page.context.storage_state()
        return page

    def foresee(self, status: int) -> None:
        """Do not complain of answers with ``status``: the test asks for what is refused."""
        self._foreseen.add(status)

    def lose_the_line(self, page: Page) -> None:
        """Cut the window off from the network; what it asks for meanwhile fails, and is not complained of."""
        self._has_no_line = True
        page.context.set_offline(True)

    def find_the_line_again(self, page: Page) -> None:
        """Let the window reach the network again."""
        page.context.set_offline(False)
        self._has_no_line = False

    def leave(self) -> None:
        """Close all windows."""
        for page in self.pages:
            page.context.close()

    def _hear(self, message: ConsoleMessage) -> None:
        # Chromium repeats failed answers here; those are noted with their status and address.
        # Wagtail prints what its content checker found in a preview as an error, also when it is nothing.
        repeated = message.text.startswith(("Failed to load resource", "axe.run results"))
        if message.type == "error" and not repeated and not self._has_no_line:
            self.complaints.append(f"console: {message.text} ({message.page and message.page.url})")

    def _note_failure(self, request: Request) -> None:
        # Leaving a page aborts what it was still asking for.
        if request.failure != "net::ERR_ABORTED" and not self._has_no_line:
            self.complaints.append(f"{request.method} {request.url}: {request.failure}")

    def _note_answer(self, response: Response) -> None:
        # While a form is still incomplete, Wagtail's autosave is told so with a 400.
        method = response.request.method
        is_autosave = response.status == 400 and method == "POST" and "/admin/pages/" in response.url
        if response.status >= 400 and response.status not in self._foreseen and not is_autosave:
            self.complaints.append(f"{method} {response.url}: {response.status}")
