"""5. Parallel sessions, rooms, two venues: by day, start and room; one speaker at two places is warned of."""

from datetime import date, time
from itertools import groupby
from typing import Any

from django.urls import reverse

from forums_pages.models import EditionPage, EditionVenue, Participation, SessionPage
from tests.factories import (
    Desk,
    make_edition,
    make_forum,
    make_person,
    make_session,
    make_venue,
    publish,
    texts,
)
from tests.scenarios.conftest import Read

OLYMPIA = "Olympia Municipal Music Theater “Maria Callas”"
GREECE = """{ editions { nodes {
  city venues { venue { name } note }
  sessions { nodes { title day startTime endTime room { name venue { name } } } }
} } }"""
ROOMS = ("مسرح الجهات", "قاعة طاهر شريعة", "قاعة صوفي القلي")


def add(editor: Desk, edition: EditionPage, **fields: Any) -> None:
    assert editor.new(edition, SessionPage).fill(**fields).publish().errors == {}


def test_two_venues_on_two_days(editor: Desk, read: Read) -> None:
    olympia = make_venue(OLYMPIA, rooms=("Theatre",))
    hub = make_venue("The Hub Events", rooms=("Hub",))
    forum = make_forum("Greece", country="GR", time_zone="Europe/Athens")
    form = editor.new(forum, EditionPage).fill(
        title="Convergences Greece Forum",
        slug="2019",
        start_date="2019-04-01",
        end_date="2019-04-02",
        city={"en": "Athens"},
    )
    form.add("venues", venue=olympia, note={"en": "Opening event, 1 April, 19:30"})
    form.add("venues", venue=hub, note={"en": "Forum, 2 April, 9:30 to 20:00"})
    assert form.publish().errors == {}
    edition = EditionPage.objects.get()
    times = {"day": "2019-04-02", "start_time": "09:30", "end_time": "20:00"}
    add(editor, edition, title="Forum", slug="forum", room=hub.rooms.get(), **times)
    times = {"day": "2019-04-01", "start_time": "19:30"}
    add(editor, edition, title="Opening event", slug="opening", room=olympia.rooms.get(), **times)

    [told] = read(GREECE)["editions"]["nodes"]

    assert told == {
        "city": "Athens",
        "venues": [
            {"venue": {"name": OLYMPIA}, "note": "Opening event, 1 April, 19:30"},
            {"venue": {"name": "The Hub Events"}, "note": "Forum, 2 April, 9:30 to 20:00"},
        ],
        "sessions": {
            "nodes": [
                session("Opening event", "2019-04-01", ("19:30:00", None), ("Theatre", OLYMPIA)),
                session("Forum", "2019-04-02", ("09:30:00", "20:00:00"), ("Hub", "The Hub Events")),
            ]
        },
    }


def session(title: str, day: str, times: tuple[str, str | None], where: tuple[str, str]) -> dict[str, object]:
    room, venue = where
    start, end = times
    told = {"title": title, "day": day, "startTime": start, "endTime": end}
    return told | {"room": {"name": room, "venue": {"name": venue}}}


def three_rooms() -> EditionPage:
    edition = make_edition(title="Forum in three rooms")
    edition.venues = [EditionVenue(venue=make_venue("مدينة الثقافة", rooms=ROOMS))]
    return publish(edition)


def test_three_parallel_rooms_stand_by_day_then_start_then_room(read: Read) -> None:
    edition = three_rooms()
    rooms = list(edition.venues.get().venue.rooms.order_by("sort_order"))
    plan = [(15, 9, 0), (14, 11, 2), (14, 11, 0), (14, 9, 1), (14, 11, 1)]
    for day, hour, room in plan:
        start = time(hour, 0)
        make_session(
            edition, f"{day} {hour} {room}", day=date(2030, 5, day), start_time=start, room=rooms[room]
        )

    rows = read("{ sessions { nodes { title day } } }")["sessions"]["nodes"]
    by_day = {day: [row["title"] for row in group] for day, group in groupby(rows, lambda row: row["day"])}
    assert by_day == {
        "2030-05-14": ["14 9 1", "14 11 0", "14 11 1", "14 11 2"],
        "2030-05-15": ["15 9 0"],
    }


def test_one_speaker_in_two_rooms_is_a_warning_and_no_block(editor: Desk) -> None:
    edition = three_rooms()
    first, second, _third = edition.venues.get().venue.rooms.order_by("sort_order")
    day, speaker = date(2030, 5, 14), make_person()
    opening = make_session(edition, "Opening", day=day, start_time=time(9), end_time=time(10), room=first)
    opening.participations = [Participation(person=speaker)]
    publish(opening)

    form = editor.new(edition, SessionPage)
    form.fill(title="Panel", slug="panel", day=day, start_time="09:30", end_time="10:30", room=second)
    form.add("participations", person=speaker)
    saved = form.save()

    panel = SessionPage.objects.get(title="Panel")
    page = editor.client.get(reverse("wagtailadmin_pages:edit", args=[panel.pk]))
    warning = "Ada Example also takes part in “Opening” (14 May 2030, 09:00 to 10:00)."
    assert (saved.accepted, warning in texts(page.context["messages"])) == (True, True)
    reason = "Opens, then walks over."
    assert editor.open(panel).fill(clash_reason=reason).publish().errors == {}
