"""A partner's site: pages of another origin, made up for one test, that frame something of ours."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Self

from playwright.sync_api import FrameLocator, Page

# What WordPress's host script does, in our own words: says that it is ready, shows a frame once that tells
# its height with the secret, and follows links to the frame's own host and to no other.
WORDPRESS = """
window.followed = [];
addEventListener("message", ({ data, source }) => {
  if (!data?.secret || !data.message || /[^a-zA-Z0-9]/.test(data.secret)) return;
  for (const frame of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
    if (frame.contentWindow !== source) continue;
    frame.removeAttribute("style");
    if (data.message === "height") frame.height = Math.min(Math.max(parseInt(data.value, 10), 200), 1000);
    if (data.message === "link" && new URL(data.value).host === new URL(frame.src).host) {
      if (document.activeElement === frame) window.followed.push(data.value);
    }
  }
});
addEventListener("load", () => {
  for (const frame of document.querySelectorAll("iframe[data-secret]")) {
    frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
  }
});
"""
# A page that only notes what it is told.
LISTENING = 'window.told = []; addEventListener("message", ({ data }) => window.told.push(data));'
SECRET = "Qx7Zk2Lm9P"


def sandboxed(source: str, secret: str = "") -> str:
    """Return a frame in the strictest sandbox with scripts; with a secret, hidden as WordPress hides it."""
    hidden = f' data-secret="{secret}" style="position: absolute; visibility: hidden;"' if secret else ""
    fragment = f"#?secret={secret}" if secret else ""
    attributes = f'title="Forum" width="600" src="{source}{fragment}"{hidden}'
    return f'<iframe sandbox="allow-scripts" {attributes}></iframe>'


class Site:
    """A partner's site on this machine: browsers let no page of the internet frame what is here."""

    def __init__(self) -> None:
        self.html = b""
        site = self

        class Handler(BaseHTTPRequestHandler):
            """Answers every address with the page."""

            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(site.html)))
                self.end_headers()
                self.wfile.write(site.html)

            def log_message(self, *_arguments: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_failure: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def show(self, page: Page, body: str, script: str = "") -> FrameLocator:
        """Open a partner's page with ``body`` and ``script``, and return its frame."""
        head = f'<link rel="icon" href="data:,"><title>Partner</title><script>{script}</script>'
        self.html = f'<!DOCTYPE html><html lang="en">{head}<main>{body}</main>'.encode()
        page.goto(f"http://localhost:{self._server.server_port}/page/")
        return page.frame_locator("iframe")
