"""What drafts say is read without making pages of them, and comes out as it was written."""

from datetime import date, time

import pytest

from forums_pages.enums import SessionState
from forums_pages.models import Participation, SessionPage
from forums_pages.programme.drafted import drafts_of
from tests.factories import make_person, make_session, make_venue

pytestmark = pytest.mark.django_db


def rows() -> list[dict[str, object]]:
    return list(SessionPage.objects.values("pk", "latest_revision_id"))


def test_facts_have_the_types_that_rows_have() -> None:
    session, ada, room = make_session(live=False), make_person("Ada"), make_venue().rooms.first()
    session.day, session.start_time, session.end_time = date(2030, 5, 14), time(9, 30), time(11, 0)
    session.room, session.state = room, SessionState.PROPOSED
    session.participations = [Participation(person=ada)]
    session.save_revision()
    assert drafts_of(rows()) == {
        session.pk: {
            "pk": session.pk,
            "kind": "other",
            "day": date(2030, 5, 14),
            "start_time": time(9, 30),
            "end_time": time(11, 0),
            "room_id": room.pk,
            "state": "proposed",
            "clash_reason": "",
            "people": frozenset((ada.pk,)),
            "languages": (),
        }
    }


@pytest.mark.parametrize("reason", ["2030", "null", "[]", '"', "1e3", "Both sit at one table."])
def test_a_reason_that_looks_like_a_value_stays_the_text_it_is(reason: str) -> None:
    session = make_session(live=False)
    session.clash_reason = reason
    session.save_revision()
    assert [draft["clash_reason"] for draft in drafts_of(rows()).values()] == [reason]


def test_a_session_without_a_revision_has_no_draft() -> None:
    make_session(live=False)
    assert drafts_of(rows()) == {}
