"""11. Cancel a session on the day: it stays readable and says so, and leaves the default lists."""

from datetime import date, time

from forums_pages.enums import SessionState
from forums_pages.models import SessionPage
from tests.factories import Desk, make_edition, make_session
from tests.factories.telling import tell
from tests.scenarios.conftest import Read

LIST = "query($all: Boolean!) { sessions(filter: { includeCancelled: $all }) { nodes { title state } } }"
ONE = "query($code: String!) { session(code: $code) { uid title state startTime } }"
KEPT = "query($uid: ID!) { node(id: $uid) { ... on Session { title state startTime } } }"


def test_cancelled_on_the_day(editor: Desk, read: Read) -> None:
    edition = make_edition()
    make_session(edition, "Opening", day=date(2030, 5, 14), start_time=time(9, 0))
    session = make_session(edition, "Workshop", day=date(2030, 5, 14), start_time=time(11, 0))
    address = (session.url, session.guid, session.code)
    # What a partner's site has stored.
    uid = read(ONE, code=session.code)["session"]["uid"]

    assert editor.open(session).fill(state=SessionState.CANCELLED).publish().errors == {}

    kept = SessionPage.objects.get(pk=session.pk)
    opening = {"title": "Opening", "state": "CONFIRMED"}
    workshop = {"title": "Workshop", "state": "CANCELLED"}
    assert (kept.url, kept.guid, kept.code, kept.live) == (*address, True)
    assert read(LIST, all=False)["sessions"]["nodes"] == [opening]
    assert read(LIST, all=True)["sessions"]["nodes"] == [opening, workshop]
    assert read(ONE, code=session.code)["session"] == workshop | {"uid": uid, "startTime": "11:00:00"}
    assert read(KEPT, uid=uid)["node"] == workshop | {"startTime": "11:00:00"}


def test_told_by_the_guided_action_and_taken_back(editor: Desk, read: Read) -> None:
    edition = make_edition()
    make_session(edition, "Opening", day=date(2030, 5, 14), start_time=time(9, 0))
    session = make_session(edition, "Workshop", day=date(2030, 5, 14), start_time=time(11, 0))
    before = read(LIST, all=True)

    shown = tell(editor.client, session, "cancelled")
    assert read(LIST, all=True) == before
    shown.confirm()
    assert read(LIST, all=False)["sessions"]["nodes"] == [{"title": "Opening", "state": "CONFIRMED"}]
    assert read(ONE, code=session.code)["session"]["state"] == "CANCELLED"

    tell(editor.client, session, "reinstated").confirm()
    assert read(LIST, all=True) == before
