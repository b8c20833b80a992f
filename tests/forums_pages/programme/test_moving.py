"""A session that is moved: saved as its form would save it, asked as its form would ask."""

from datetime import date, time
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from wagtail.models import GroupPagePermission, Page, PageLogEntry, Workflow

from forums_pages.enums import SessionKind
from forums_pages.models import EditionPage, EditionVenue, Participation, Room, SessionPage
from forums_pages.programme.moving import (
    ForbiddenError,
    InvalidError,
    Move,
    Moved,
    NotMovedError,
    QuestionError,
    StaleError,
    move_session,
)
from forums_pages.programme.planning import Spot, read_plan
from tests.factories import make_edition, make_person, make_session, make_venue, publish

pytestmark = pytest.mark.django_db

DAY = date(2030, 5, 14)


@pytest.fixture
def chief(db: None) -> User:
    return User.objects.create_superuser("chief", "chief@example.org", "chief")


@pytest.fixture
def rooms(db: None) -> list[Room]:
    venue = make_venue()
    edition = make_edition()
    edition.venues = [EditionVenue(venue=venue)]
    publish(edition)
    return list(venue.rooms.all())


def somebody(name: str, at: Page, *may: str) -> User:
    user, group = User.objects.create_user(name), Group.objects.create(name=name)
    for codename in may:
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=at, permission=permission)
    user.groups.add(group)
    return user


def at(start: int, end: int | None, room: Room | None, day: date | None = DAY) -> Spot:
    return Spot(day, time(start), None if end is None else time(end), room.pk if room else None)


def session_at(spot: Spot, title: str = "Session", **facts: Any) -> SessionPage:
    place = {"day": spot.day, "start_time": spot.starts, "end_time": spot.ends, "room_id": spot.room}
    return make_session(title=title, kind=SessionKind.BREAK, **place, **facts)


def move_to(session: SessionPage, spot: Spot, user: User, **how: Any) -> Moved:
    plan = read_plan(EditionPage.objects.get())
    version = how.pop("version", plan.sessions[session.pk].version)
    return move_session(session, Move(spot, version, **how), plan, user)


def places(session: SessionPage) -> tuple[Spot, Spot | None]:
    """Return where those who plan find the session, and where readers do."""
    planned = read_plan(EditionPage.objects.get()).sessions[session.pk]
    return planned.spot, planned.public


def refused(
    session: SessionPage, spot: Spot, user: User, **how: Any
) -> tuple[type[NotMovedError], list[str]]:
    """Return how and why the move is refused, having seen that nothing was changed by it."""
    before, revisions = places(session), session.revisions.count()
    with pytest.raises(NotMovedError) as caught:
        move_to(session, spot, user, **how)
    assert (places(session), session.revisions.count()) == (before, revisions)
    return type(caught.value), caught.value.sentences


def test_a_public_session_is_moved_for_readers_at_once_and_history_says_by_whom(
    rooms: list[Room], chief: User
) -> None:
    old, new = at(9, 10, rooms[0]), at(14, 15, rooms[1])
    session = session_at(old)
    moved = move_to(session, new, chief)

    assert (moved.before, moved.reason_before, moved.is_public) == (old, "", True)
    assert places(session) == (new, new)
    latest = PageLogEntry.objects.filter(page=session.pk).order_by("-timestamp", "-pk")
    assert {(entry.action, entry.user) for entry in latest[:2]} == {
        ("wagtail.edit", chief),
        ("wagtail.publish", chief),
    }
    assert SessionPage.objects.get().latest_revision.user == chief


def test_nothing_else_of_a_draft_becomes_public_with_the_move(rooms: list[Room], chief: User) -> None:
    session = session_at(at(9, 10, rooms[0]), abstract="Public words.")
    draft = session.get_latest_revision_as_object()
    draft.abstract, draft.start_time, draft.end_time = "Unfinished words.", time(11), time(12)
    draft.save_revision()

    new = at(14, 15, rooms[1])
    assert move_to(session, new, chief).before == at(11, 12, rooms[0])
    assert places(session) == (new, new)
    row = SessionPage.objects.get()
    assert (row.abstract, row.get_latest_revision_as_object().abstract) == (
        "Public words.",
        "Unfinished words.",
    )


def test_a_draft_that_says_nothing_else_is_done_with(rooms: list[Room], chief: User) -> None:
    session = session_at(at(9, 10, rooms[0]))
    move_to(session, at(11, 12, rooms[0]), chief, as_draft=True)
    assert SessionPage.objects.get().has_unpublished_changes
    move_to(session, at(14, 15, rooms[0]), chief)
    assert SessionPage.objects.get().has_unpublished_changes is False
    assert places(session) == (at(14, 15, rooms[0]),) * 2


def test_the_move_of_a_hidden_session_is_kept_in_its_draft(rooms: list[Room], chief: User) -> None:
    session = session_at(at(9, 10, rooms[0]), live=False)
    new = at(14, None, rooms[1])
    assert move_to(session, new, chief).is_public is False
    assert places(session) == (new, None)
    assert SessionPage.objects.get().live is False


def test_a_session_is_taken_out_of_the_grid_and_put_back(rooms: list[Room], chief: User) -> None:
    old = at(9, 10, rooms[0])
    session = session_at(old)
    moved = move_to(session, Spot(), chief)
    assert places(session) == (Spot(), Spot())
    move_to(session, moved.before, chief)
    assert places(session) == (old, old)


def test_who_may_not_publish_moves_the_draft_and_readers_find_the_session_where_it_was(
    rooms: list[Room],
) -> None:
    old, new = at(9, 10, rooms[0]), at(14, 15, rooms[1])
    session = session_at(old)
    editor = somebody("editor", session.edition, "change_page")
    assert move_to(session, new, editor).is_public is False
    assert places(session) == (new, old)


def test_a_move_can_be_kept_a_draft_by_those_who_may_publish(rooms: list[Room], chief: User) -> None:
    old, new = at(9, 10, rooms[0]), at(14, 15, rooms[1])
    session = session_at(old)
    assert move_to(session, new, chief, as_draft=True).is_public is False
    assert places(session) == (new, old)


def test_while_a_draft_is_reviewed_a_reviewer_moves_the_draft_only(rooms: list[Room], chief: User) -> None:
    session = session_at(at(9, 10, rooms[0]))
    author = somebody("author", session.edition, "change_page")
    Workflow.objects.get(name="Moderation — Exampleland").start(session, author)
    new = at(14, 15, rooms[1])
    sentence = "This page is currently awaiting moderation. Only reviewers for this task can edit the page."
    assert refused(session, new, author) == (ForbiddenError, [sentence])
    assert move_to(session, new, chief).is_public is False
    assert SessionPage.objects.get().workflow_in_progress


def test_who_may_not_change_the_session_is_refused(rooms: list[Room]) -> None:
    session = session_at(at(9, 10, rooms[0]))
    stranger = somebody("stranger", session.edition, "add_page")
    assert refused(session, Spot(), stranger) == (ForbiddenError, ["You may not change this session."])
    SessionPage.objects.update(owner=stranger)
    assert move_to(session, Spot(), stranger).is_public is False


def test_a_locked_session_is_moved_by_nobody_but_who_locked_it(rooms: list[Room], chief: User) -> None:
    session = session_at(at(9, 10, rooms[0]))
    keeper = somebody("keeper", session.edition, "change_page", "publish_page")
    SessionPage.objects.update(locked=True, locked_by=keeper)
    assert refused(session, Spot(), chief) == (ForbiddenError, ["'Session' is locked."])
    assert move_to(session, Spot(), keeper).is_public is True


def test_whoever_comes_second_overwrites_nothing(rooms: list[Room], chief: User) -> None:
    session = session_at(at(9, 10, rooms[0]))
    opened = read_plan(EditionPage.objects.get()).sessions[session.pk].version
    colleague = somebody("colleague", session.edition, "change_page", "publish_page")
    move_to(session, at(11, 12, rooms[0]), colleague)

    with pytest.raises(StaleError) as caught:
        move_to(session, at(14, 15, rooms[0]), chief, version=opened)
    assert caught.value.newer is not None
    assert caught.value.newer.user == colleague
    assert places(session) == (at(11, 12, rooms[0]),) * 2


def test_a_place_outside_the_dates_or_at_a_time_that_clocks_skip_is_refused(
    rooms: list[Room], chief: User
) -> None:
    session = session_at(at(9, 10, rooms[0]))
    assert refused(session, at(9, 10, rooms[0], date(2030, 5, 20)), chief) == (
        InvalidError,
        ["The day lies outside the edition's dates."],
    )
    assert refused(session, Spot(None, time(9), None, None), chief) == (
        InvalidError,
        ["Give the day as well."],
    )
    edition = EditionPage.objects.get()
    edition.time_zone, edition.start_date, edition.end_date = (
        "Europe/Athens",
        date(2030, 3, 30),
        date(2030, 3, 31),
    )
    publish(edition)
    skipped = Spot(date(2030, 3, 31), time(3, 30), time(5), rooms[0].pk)
    assert refused(session, skipped, chief) == (
        InvalidError,
        ["Clocks in Europe/Athens skip this time: summer time begins. Choose another."],
    )


def test_a_clash_in_public_is_a_question_that_a_reason_answers(rooms: list[Room], chief: User) -> None:
    session_at(at(9, 11, rooms[0]), "Taken")
    session = session_at(at(14, 15, rooms[0]))
    onto = at(10, 12, rooms[0])
    sentence = "Great hall is also taken by “Taken” (14 May 2030, 09:00 to 11:00)."
    assert refused(session, onto, chief) == (QuestionError, [sentence])
    assert refused(session, onto, chief, reason="") == (QuestionError, [sentence])

    move_to(session, onto, chief, reason="A curtain.")
    assert (places(session), SessionPage.objects.get(pk=session.pk).clash_reason) == (
        (onto, onto),
        "A curtain.",
    )
    # The reason stays with the session, and answers what it was given for.
    move_to(session, at(10, 11, rooms[0]), chief)


def test_a_person_in_two_places_is_asked_about_and_a_draft_is_not(rooms: list[Room], chief: User) -> None:
    ada = make_person("Ada", family_name="")
    sessions = [session_at(at(9, 10, rooms[0]), "One"), session_at(at(14, 15, rooms[1]), "Two")]
    for each in sessions:
        each.participations = [Participation(person=ada)]
        publish(each)
    onto = at(9, 10, rooms[1])
    sentence = "Ada also takes part in “One” (14 May 2030, 09:00 to 10:00)."
    assert refused(sessions[1], onto, chief) == (QuestionError, [sentence])
    assert move_to(sessions[1], onto, chief, as_draft=True).is_public is False
