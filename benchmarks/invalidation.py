"""What a change costs while a thousand answers are kept: whoever publishes, and the readers after that."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

from django.test import Client, override_settings

from benchmarks import browser
from benchmarks.admin import yardstick_of
from benchmarks.database import filled, use_copy_of
from benchmarks.hits import ADDRESS, asked
from benchmarks.measure import Measurement, measure
from benchmarks.volume import Volume
from forums_pages.models import SessionPage
from graphql_api.cache.store import store

KEPT = 1_000
# The session that is published is shown where all are.
FEW, ALL = 23, 60
SETTING = {"answers": KEPT + 10, "looks_every": 0.0}
TIMES = 5


def run() -> Iterator[Measurement]:
    """Measure a publish with nothing kept and with a thousand answers, and the readers after it."""
    use_copy_of(filled(Volume(sessions=ALL)))
    editor, reader = browser.log_in(), Client(SERVER_NAME="localhost")
    publish, yardstick = _publisher(editor), yardstick_of(editor)
    yield measure("Nothing is kept", "Publish a session", publish, yardstick)
    yield measure("Nothing is kept", "Read an answer that shows it", partial(_ask, reader, ALL), yardstick)
    with override_settings(GRAPHQL_CACHE=SETTING):
        store.forget()
        _ask_all(reader)
        kept = f"{KEPT:,} answers are kept"
        yield measure(kept, "Publish a session", publish, yardstick)
        for name, ask in (
            ("The next reader of an answer that does not show it", partial(_ask, reader, FEW)),
            ("The next reader of one that does", partial(_ask, reader, ALL)),
            (f"The next readers of all {KEPT:,}, which do not", partial(_ask_all, reader)),
        ):
            yield measure(kept, name, ask, yardstick, TIMES, before=publish)
        store.forget()


def _publisher(editor: Client) -> Callable[[], bytes]:
    session = SessionPage.objects.order_by("path").last()
    if session is None:
        raise RuntimeError("The volume has no session.")
    form = browser.filled_form(editor, session)
    # Another title each time: publishing what is public already changes nothing.
    titles = (f"Another title {number}" for number in count())

    def publish() -> bytes:
        form["title"] = next(titles)
        return browser.publish(editor, session, form)

    return publish


def _ask(reader: Client, sessions: int, remark: str = "") -> bytes:
    response = reader.post(ADDRESS, asked(sessions, remark), content_type="application/json")
    if response.content.startswith(b'{"errors"'):
        raise RuntimeError(f"The gateway answered {response.content[:500]!r}")
    return bytes(response.content)


def _ask_all(reader: Client) -> bytes:
    return [_ask(reader, FEW, f"# {number}") for number in range(KEPT)][-1]
