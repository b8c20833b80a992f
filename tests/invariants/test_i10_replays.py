"""I10: a replay appears with consent and after its embargo only; taking it away takes it away everywhere."""

from datetime import UTC, datetime, timedelta

import pytest

from forums_pages.models import Replay, SessionPage
from tests.factories import make_session, publish, translate

pytestmark = pytest.mark.django_db

LIFTED = datetime(2030, 6, 1, 12, tzinfo=UTC)
BEFORE = LIFTED - timedelta(seconds=1)


def session_with(**replay: object) -> SessionPage:
    session = make_session()
    session.replays = [Replay(url="https://youtu.be/example", **replay)]
    return publish(session)


def public(session: SessionPage, moment: datetime) -> list[str]:
    """Return what the public sees; the query and the record must say the same."""
    replays = SessionPage.objects.get(pk=session.source.pk).replays
    by_query = [replay.url for replay in replays.public(moment)]
    assert by_query == [replay.url for replay in replays.all() if replay.is_public(moment)]
    return by_query


@pytest.mark.parametrize(
    ("facts", "before", "after"),
    [
        ({}, 0, 0),
        ({"consent": True}, 1, 1),
        ({"consent": True, "embargo_until": LIFTED}, 0, 1),
        ({"consent": False, "embargo_until": LIFTED}, 0, 0),
    ],
)
def test_consent_and_embargo_decide(facts: dict[str, object], before: int, after: int) -> None:
    session = session_with(**facts)
    assert session.replays.count() == 1
    assert (len(public(session, BEFORE)), len(public(session, LIFTED))) == (before, after)


def test_taking_it_away_takes_it_away_in_every_language() -> None:
    session = session_with(consent=True)
    languages = [session, translate(session, "fr"), translate(session, "ar")]
    seen = [public(each, LIFTED) for each in languages]

    session.replays = []
    publish(session)

    assert seen == [["https://youtu.be/example"]] * 3
    assert [public(each, LIFTED) for each in languages] == [[]] * 3
    assert not Replay.objects.exists()
