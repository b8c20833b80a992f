"""Pages of a partner's site that frame something of ours, and what their scripts do with the frame."""

from playwright.sync_api import FrameLocator, Page

from tests.live.partner import PartnerSite

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


def show(site: PartnerSite, page: Page, body: str, script: str = "", **headers: str) -> FrameLocator:
    """Open a page of the partner's with ``body`` and ``script``, and return its frame."""
    head = '<link rel="icon" href="data:,"><title>Partner</title>'
    head += f"<script>{script}</script>" if script else ""
    html = f'<!DOCTYPE html><html lang="en">{head}<main>{body}</main>'
    page.goto(site.publish("/framing", html, **headers))
    return page.frame_locator("iframe")
