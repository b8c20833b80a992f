"""A mail server that takes messages, refuses recipients, hangs up unanswered, or never answers."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class MailServer(socketserver.ThreadingTCPServer):
    """Speaks as much SMTP as sending one message takes; ``behaviour`` says how it ends."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, behaviour: str) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.behaviour = behaviour
        self.taken: list[str] = []
        # How many messages have come whole, answered or not.
        self.come = threading.Semaphore(0)
        self.may_go_on = threading.Event()


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            match line.split()[0].upper():
                case "RCPT" if self.server.behaviour == "refuses":
                    self._say("550 5.1.1 nobody of that name")
                case "DATA":
                    self._say("354 go on")
                    message = self._message()
                    self.server.come.release()
                    if self.server.behaviour == "stalls":
                        self.server.may_go_on.wait()
                    if self.server.behaviour in ("hangs up", "stalls"):
                        return
                    self.server.taken.append(message)
                    self._say("250 taken")
                case "QUIT":
                    self._say("221 bye")
                    return
                case _:
                    self._say("250 fine")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())

    def _message(self) -> str:
        lines = []
        while (line := self.rfile.readline().decode()) != ".\r\n":
            lines.append(line)
        return "".join(lines)


@contextmanager
def serving_mail(behaviour: str) -> Iterator[MailServer]:
    """Serve while the block runs."""
    with MailServer(behaviour) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.may_go_on.set()
        server.shutdown()
        thread.join()


@contextmanager
def mail_server(settings: Any, behaviour: str) -> Iterator[MailServer]:
    """Serve while the block runs, and let Django send there."""
    with serving_mail(behaviour) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_TIMEOUT = 5
        yield server
