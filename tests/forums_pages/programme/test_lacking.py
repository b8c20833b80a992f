from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from forums_pages.models import EditionPage, Language, Participation, PartnerLevel, Partnership, Replay
from forums_pages.programme.lacking import Lack, missing_in
from tests.factories import (
    make_call,
    make_edition,
    make_image,
    make_organisation,
    make_person,
    make_session,
    make_venue,
    publish,
    translate,
)
from tests.factories.translating import begin, kept, say

pytestmark = pytest.mark.django_db
DAY = date(2030, 5, 14)
BEFORE, AFTER = datetime(2030, 5, 1, tzinfo=UTC), datetime(2030, 6, 1, tzinfo=UTC)


def told(edition: EditionPage, moment: datetime = BEFORE, *kinds: Lack) -> list[tuple[str, str, str]]:
    found = missing_in(edition, moment)
    return [(each.kind.value, each.title, each.detail) for each in found if not kinds or each.kind in kinds]


def make_whole(edition: EditionPage, title: str = "Opening", **fields: Any) -> Any:
    """Return a session that lacks nothing before it begins."""
    room = make_venue(f"Hall of {title}").rooms.first()
    session = make_session(edition, title, day=DAY, start_time=time(9), room=room, **fields)
    portrait = make_image(f"Portrait for {title}")
    person = make_person(title, "Speaker", portrait=portrait, portrait_consent=True)
    session.participations = [Participation(person=person)]
    return publish(session)


@pytest.fixture
def edition() -> EditionPage:
    """An edition in English alone."""
    made = make_edition()
    made.forum.languages = [Language.objects.get(code="en")]
    publish(made.forum)
    return EditionPage.objects.get(pk=made.pk)


def test_a_programme_that_is_whole_lacks_nothing(edition: EditionPage) -> None:
    make_whole(edition)
    make_session(edition, "Off", state="cancelled")

    assert told(edition) == []


def test_sessions_lack_time_room_and_people(edition: EditionPage) -> None:
    make_session(edition, "Workshop", day=DAY)
    make_session(
        edition, "Coffee", kind="break", day=DAY, start_time=time(10), room=make_venue().rooms.first()
    )

    assert told(edition) == [
        ("time", "Workshop", "14 May 2030"),
        ("room", "Workshop", "14 May 2030"),
        ("people", "Workshop", "14 May 2030"),
    ]


def test_people_lack_their_yes_or_a_portrait_and_each_is_told_once(edition: EditionPage) -> None:
    sessions = [make_whole(edition, title) for title in ("One", "Two")]
    faceless, unsure = make_person("Face", "Less"), make_person("Un", "Sure")
    for session in sessions:
        session.participations.add(Participation(person=faceless))
    sessions[1].participations.add(Participation(person=unsure, confirmed=False))
    for session in sessions:
        publish(session)

    assert told(edition) == [("confirmation", "Two", "Un Sure"), ("portrait", "Face Less", "")]


def test_pictures_that_nobody_described_are_named(edition: EditionPage) -> None:
    edition.cover = make_image("Cover", alt_text="")
    publish(edition)
    session = make_whole(edition)
    for title, consent in (("Shown", True), ("Kept back", False)):
        portrait = make_image(title, alt_text="")
        person = make_person(title, "Person", portrait=portrait, portrait_consent=consent)
        session.participations.add(Participation(person=person))
    publish(session)

    assert told(edition) == [("description", "Cover", ""), ("description", "Shown", "")]


def test_partners_wait_for_their_logo(edition: EditionPage) -> None:
    level = PartnerLevel(kind="media")
    level.partnerships = [
        Partnership(organisation=make_organisation(name), confirmed=confirmed, logo_approved=approved)
        for name, confirmed, approved in (
            ("Radio", True, False),
            ("Daily", True, True),
            ("Maybe", False, False),
        )
    ]
    edition.partner_levels = [level]
    publish(edition)

    assert told(edition) == [("logo", "Radio", "Media partner")]


def test_each_language_of_the_forum_is_looked_at(edition: EditionPage) -> None:
    edition.forum.languages = list(Language.objects.filter(code__in=["en", "fr", "ar"]))
    publish(edition.forum)
    session = make_whole(edition)
    translate(edition, "fr", title="Forum en français")
    translate(edition, "ar", title="منتدى", live=False)
    french = translate(session, "fr", title="Ouverture")
    session.title = "Grand opening"
    publish(session)

    assert told(edition) == [
        ("translation", "Grand opening", "Arabic"),
        ("draft", "Forum 2030", "Arabic"),
        ("following", "Grand opening", "French"),
    ]
    publish(french)
    assert [kind for kind, _title, _detail in told(edition)] == ["translation", "draft"]


def test_new_words_that_nobody_has_published_are_told(
    edition: EditionPage, admin_user: User, django_capture_on_commit_callbacks: Any
) -> None:
    edition.forum.languages = list(Language.objects.filter(code__in=["en", "fr"]))
    publish(edition.forum)
    translate(edition, "fr", title="Forum en français")
    session = make_whole(edition)
    begin(session, "fr")
    say(session, "fr", title="Ouverture")
    with django_capture_on_commit_callbacks(execute=True):
        kept(session, "fr").save_target(user=admin_user, publish=True)
    assert told(edition) == []

    session.title = "Grand opening"
    with django_capture_on_commit_callbacks(execute=True):
        publish(session)
    assert told(edition) == [("following", "Grand opening", "French")]
    say(session, "fr", title="Grande ouverture")
    assert told(edition) == [("ready", "Grand opening", "French")]
    with django_capture_on_commit_callbacks(execute=True):
        kept(session, "fr").save_target(user=admin_user, publish=True)
    assert told(edition) == []


def test_a_call_that_closes_soon_is_told(edition: EditionPage) -> None:
    call = make_call(edition, opens_on=date(2030, 1, 1), closes_on=date(2030, 3, 31))
    assert call.closes_at
    soon, sooner = call.closes_at - timedelta(days=13), call.closes_at - timedelta(days=15)

    assert [kind for kind, _title, _detail in told(edition, soon, Lack.CALL)] == ["call"]
    assert told(edition, sooner, Lack.CALL) == []
    assert told(edition, call.closes_at + timedelta(days=1), Lack.CALL) == []


def test_past_sessions_lack_a_replay(edition: EditionPage) -> None:
    kept = make_whole(edition, "Kept")
    kept.replays = [Replay(url="https://vimeo.com/1", consent=True)]
    publish(kept)
    make_whole(edition, "Lost")
    make_whole(edition, "Tour", kind="field_trip")

    assert told(edition) == []
    assert told(edition, AFTER) == [("replay", "Lost", "14 May 2030")]


@pytest.mark.parametrize("size", [2, 20])
def test_statements_do_not_grow_with_the_programme(
    edition: EditionPage, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    for number in range(size):
        make_whole(edition, f"Session {number}")
        make_session(edition, f"Empty {number}")
    edition = EditionPage.objects.get(pk=edition.pk)
    assert edition.forum

    with django_assert_num_queries(21):
        assert len(missing_in(edition, AFTER)) == 5 * size
