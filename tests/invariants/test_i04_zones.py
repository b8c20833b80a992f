"""I4: a zone is a real one; instant and zone are both kept; correcting a zone keeps the wall-clock time."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError

from forums_pages.models import SessionPage
from tests.factories import make_call, make_edition, make_forum, make_session, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["Tunis", "UTC+1", "Africa/Tunis ", "../etc/passwd"])
def test_what_is_no_zone_is_refused(name: str) -> None:
    for page in (make_forum(), make_edition(), make_call()):
        with pytest.raises(ValidationError) as refusal:
            page._meta.get_field("time_zone").clean(name, page)
        assert len(refusal.value.messages) == 1


def test_the_instant_and_its_zone_are_both_kept() -> None:
    edition = make_edition(time_zone="Europe/Athens", start_date=date(2019, 4, 1), end_date=date(2019, 4, 2))
    session = make_session(edition, day=date(2019, 4, 1), start_time=time(19, 30))

    assert session.starts_at == datetime(2019, 4, 1, 16, 30, tzinfo=UTC)
    assert (str(session.edition.time_zone), session.start_time) == ("Europe/Athens", time(19, 30))
    assert (edition.begins_at, edition.ends_at) == (
        datetime(2019, 3, 31, 21, tzinfo=UTC),
        datetime(2019, 4, 2, 21, tzinfo=UTC),
    )


def test_correcting_the_zone_moves_the_instants_and_keeps_what_the_clock_shows() -> None:
    edition = make_edition(time_zone="UTC", start_date=date(2019, 4, 1), end_date=date(2019, 4, 2))
    session = make_session(edition, day=date(2019, 4, 1), start_time=time(19, 30), end_time=time(21, 0))
    draft = session.get_latest_revision_as_object()
    draft.start_time = time(20, 0)
    draft.save_revision()

    edition.time_zone = "Europe/Athens"
    publish(edition)

    session.refresh_from_db()
    assert (session.start_time, session.end_time) == (time(19, 30), time(21, 0))
    assert (session.starts_at, session.ends_at) == (
        datetime(2019, 4, 1, 16, 30, tzinfo=UTC),
        datetime(2019, 4, 1, 18, 0, tzinfo=UTC),
    )
    published = publish(session.get_latest_revision_as_object())
    assert published.starts_at == datetime(2019, 4, 1, 17, 0, tzinfo=UTC)


def test_a_draft_of_the_zone_moves_nothing_yet() -> None:
    edition = make_edition(time_zone="UTC")
    session = make_session(edition, day=date(2030, 5, 14), start_time=time(9, 0))
    edition.time_zone = "Asia/Manila"
    edition.save_revision()

    assert SessionPage.objects.get(pk=session.pk).starts_at == datetime(2030, 5, 14, 9, tzinfo=UTC)
