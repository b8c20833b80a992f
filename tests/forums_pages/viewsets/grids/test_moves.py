"""Moves over HTTP: what a script is answered, and what somebody without scripts is."""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forums_pages.enums import SessionKind
from forums_pages.models import EditionPage, EditionVenue, Participation, Room, SessionPage
from forums_pages.programme.planning import Spot, read_plan
from tests.factories import make_edition, make_forum, make_person, make_session, publish
from tests.forums_pages.viewsets.grids.test_views import (
    DAY,
    NEXT_DAY,
    address,
    edition_with_rooms,
    placed,
    text_of,
)

pytestmark = pytest.mark.django_db
SCRIPT = {"X-Requested-With": "XMLHttpRequest"}
Fields = dict[str, Any]


def session_address(session: SessionPage, day: object = DAY) -> str:
    return reverse("programme_grid:session", args=[session.edition_id, session.pk]) + f"?day={day}"


def fields_of(session: SessionPage, **changes: Any) -> Fields:
    """Return what a script sends: the place the session has and its version, but for ``changes``."""
    planned = read_plan(EditionPage.objects.get(pk=session.edition_id)).sessions[session.pk]
    spot = planned.spot
    fields = {"day": spot.day, "start_time": spot.starts, "end_time": spot.ends, "room": spot.room}
    shown = {name: "" if value is None else str(value) for name, value in fields.items()}
    return shown | {"version": planned.version} | changes


def send(client: Client, session: SessionPage, fields: Fields) -> tuple[int, Fields]:
    answer = client.post(session_address(session), fields, headers=SCRIPT)
    return answer.status_code, answer.json()


def spot_of(session: SessionPage) -> Spot:
    return read_plan(EditionPage.objects.get(pk=session.edition_id)).sessions[session.pk].spot


def titles(answer: Fields) -> list[str]:
    return [text_of(BeautifulSoup(card, "html.parser"), ".slot__title") for card in answer["cards"].values()]


def test_a_move_answers_with_what_looks_different_and_how_to_undo_it(desk: Client) -> None:
    edition, (hall, small) = edition_with_rooms()
    ada = make_person("Ada")
    session = placed(edition, "Moved", hall, 9, 10, kind=SessionKind.BREAK)
    elsewhere = placed(edition, "With Ada", small, 9, 10, kind=SessionKind.BREAK)
    for each in (session, elsewhere):
        each.participations = [Participation(person=ada)]
        publish(each)
    placed(edition, "Was beside it", hall, 9, 10)
    tomorrow = placed(edition, "On another day", hall, 9, 10, day=NEXT_DAY)

    before = spot_of(session)
    status, answer = send(desk, session, fields_of(session, start_time="14:00", end_time="15:00"))
    sentence = "“Moved” is now: Tue 14 May, 14:00–15:00, Great hall. Readers find it there."
    assert (status, answer["outcome"], answer["sentences"]) == (200, "moved", [sentence])
    assert titles(answer) == ["Was beside it", "With Ada", "Moved"]
    assert tomorrow.pk not in answer["placed"]
    assert answer["frame"] == [480, 1200]
    assert answer["undo"] == {
        "day": "2030-05-14",
        "start_time": "09:00:00",
        "end_time": "10:00:00",
        "room": str(hall.pk),
        "reason": "",
    }

    status, answer = send(desk, session, fields_of(session) | answer["undo"] | {"reason": "They are twins."})
    assert (status, spot_of(session)) == (200, before)


def test_a_clash_is_a_question_and_a_mistake_a_sentence_with_nothing_changed(desk: Client) -> None:
    edition, (hall, _small) = edition_with_rooms()
    placed(edition, "Taken", hall, 9, 11)
    session = placed(edition, "Moved", hall, 14, 15)
    before = spot_of(session)

    question = "Great hall is also taken by “Taken” (14 May 2030, 09:00 to 11:00). "
    question += "Is this intended? Then say why; otherwise change the time, the room or the people."
    onto = {"start_time": "10:00", "end_time": "11:00"}
    cases = [
        (onto, "question", question),
        ({"day": "2031-01-01"}, "invalid", "The day lies outside the edition's dates."),
        ({"day": "soon"}, "invalid", "Enter a valid date."),
        (
            {"room": "999999"},
            "invalid",
            "Select a valid choice. That choice is not one of the available choices.",
        ),
        ({"reason": "a" * 256}, "invalid", "Ensure this value has at most 255 characters (it has 256)."),
    ]
    for changes, outcome, sentence in cases:
        answer = send(desk, session, fields_of(session, **changes))
        assert answer == (422, {"outcome": outcome, "sentences": [sentence]})
    assert spot_of(session) == before
    assert send(desk, session, fields_of(session, **onto, reason="A curtain."))[0] == 200


def test_whoever_comes_second_is_told_by_whom_and_where_the_session_is_now(
    desk: Client, coordinator: Callable[..., Client]
) -> None:
    edition, (hall, _small) = edition_with_rooms()
    session = placed(edition, "Moved", hall, 9, 10)
    opened = fields_of(session, start_time="16:00", end_time="17:00")
    first = coordinator(edition)
    assert send(first, session, fields_of(session, start_time="11:00", end_time="12:00"))[0] == 200

    status, answer = send(desk, session, opened)
    assert (status, answer["outcome"], titles(answer)) == (409, "stale", ["Moved"])
    (sentence,) = answer["sentences"]
    assert sentence.startswith("coordinator saved “Moved” at ")
    assert sentence.endswith(
        "after you had opened it. It is now: Tue 14 May, 11:00–12:00, Great hall. "
        "Nothing was overwritten. Move it again if you still want to."
    )


def test_without_scripts_the_form_is_a_page_and_its_answer_another(desk: Client) -> None:
    edition, (hall, _small) = edition_with_rooms()
    placed(edition, "Taken", hall, 9, 11)
    session = placed(edition, "Moved", hall, 14, 15)
    page = BeautifulSoup(desk.get(session_address(session)).content.decode(), "html.parser")
    values = {each["name"]: each.get("value", "") for each in page.select(".move input[name]")}
    assert values["start_time"] == "14:00"
    assert [each.get_text().strip() for each in page.select("option[selected]")] == ["Great hall"]

    refused = desk.post(session_address(session), fields_of(session, start_time="10:00", end_time="11:00"))
    assert refused.status_code == 422
    assert "Great hall is also taken by “Taken”" in refused.content.decode()
    moved = desk.post(session_address(session), fields_of(session, start_time="16:00", end_time="17:00"))
    assert moved.headers["Location"] == address(edition, DAY)
    assert spot_of(session).starts == time(16)


def test_the_window_says_what_a_move_would_do(desk: Client, coordinator: Callable[..., Client]) -> None:
    edition, (hall, _small) = edition_with_rooms()
    public = placed(edition, "Public", hall, 9, 10)
    hidden = placed(edition, "Hidden", hall, 11, 12, live=False)

    def window(client: Client, session: SessionPage) -> BeautifulSoup:
        answer = client.get(session_address(session), headers=SCRIPT)
        return BeautifulSoup(answer.content.decode(), "html.parser")

    consequences = [text_of(window(desk, each), ".move__consequence") for each in (public, hidden)]
    assert consequences == [
        "Readers are told at once.",
        "The session is not public: the move is saved in its draft.",
    ]
    SessionPage.objects.filter(pk=public.pk).update(locked=True)
    kept = window(desk, public)
    assert (kept.select("form"), text_of(kept, ".move__note")) == (
        [],
        "'Public' is locked.",
    )


def test_those_of_another_forum_find_no_session_and_move_none(coordinator: Callable[..., Client]) -> None:
    mine, theirs = make_edition(make_forum("Tunisia")), make_edition(make_forum("Greece"), "Elsewhere")
    session = make_session(theirs, "Theirs")
    client = coordinator(mine)
    through_mine = reverse("programme_grid:session", args=[mine.pk, session.pk])
    outcomes = [
        client.get(session_address(session), headers=SCRIPT).status_code,
        client.post(
            session_address(session), fields_of(session, day="2030-05-14"), headers=SCRIPT
        ).status_code,
        # What is not found is looked for under the language, too.
        client.post(through_mine, fields_of(session), headers=SCRIPT, follow=True).status_code,
    ]
    assert outcomes == [403, 403, 404]
    assert spot_of(session) == Spot()


def test_a_member_who_may_only_add_moves_their_own_sessions() -> None:
    edition, (hall, _small) = edition_with_rooms()
    member = User.objects.create_user("member")
    member.groups.add(edition.forum.roles.working_group)
    client = Client()
    client.force_login(member)
    own, other = (
        placed(edition, title, hall, start, start + 1, live=False)
        for title, start in (("Own", 9), ("Other", 11))
    )
    SessionPage.objects.filter(pk=own.pk).update(owner=member)
    page = BeautifulSoup(client.get(address(edition)).content.decode(), "html.parser")
    movable = [text_of(card, ".slot__title") for card in page.select("[data-movable]")]
    assert movable == ["Own"]
    assert send(client, own, fields_of(own, start_time="14:00", end_time="15:00"))[0] == 200
    assert send(client, other, fields_of(other, start_time="16:00", end_time="17:00")) == (
        403,
        {"outcome": "forbidden", "sentences": ["You may not change this session."]},
    )


def test_the_statements_of_a_move_do_not_grow_with_the_programme(desk: Client) -> None:
    def cost(edition: EditionPage, hall: Room, others: int) -> int:
        for number in range(others):
            placed(edition, f"Session {number}", hall, 8 + number, 9 + number)
            make_session(edition, f"Waiting {number}", live=False)
        session = placed(edition, "Moved", hall, 17, 18)
        send(desk, session, fields_of(session, start_time="18:00", end_time="19:00"))
        fields = fields_of(session, start_time="19:00", end_time="20:00")
        with CaptureQueriesContext(connection) as statements:
            assert send(desk, session, fields)[0] == 200
        return len(statements)

    few, (hall, _small) = edition_with_rooms()
    many = make_edition(few.forum, "Many")
    many.venues = [EditionVenue(venue=hall.venue)]
    assert cost(few, hall, 2) == cost(publish(many), hall, 8)
