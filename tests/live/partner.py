"""Somebody else's website: a server of its own, for pages that show what the gateway has."""

from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from tools.ports import HOST


class PartnerSite:
    """Serves the pages that it is given, each with headers of its own."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[bytes, Mapping[str, str]]] = {}
        self._server = ThreadingHTTPServer((HOST, 0), self._handler())
        # Another name than the gateway's is another site, not only another origin.
        self.url = f"http://localhost:{self._server.server_address[1]}"
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def publish(self, path: str, html: str, **headers: str) -> str:
        """Put a page at ``path`` and return its address; Content_Security_Policy is a header's name."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (html.encode(), named)
        return f"{self.url}{path}"

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        pages = self.pages

        class Handler(BaseHTTPRequestHandler):
            """Answers one request."""

            def do_GET(self) -> None:
                """Answer the page, or nothing at all."""
                body, headers = pages.get(self.path, (b"", {}))
                self.send_response(200 if body else 204)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler
