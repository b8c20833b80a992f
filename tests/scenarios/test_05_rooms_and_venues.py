"""5. Parallel sessions, rooms, two venues: by day, start and room; one speaker at two places is warned of."""

from datetime import date, time
from itertools import groupby

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

ROOMS = ("مسرح الجهات", "قاعة طاهر شريعة", "قاعة صوفي القلي")


def test_two_venues_on_two_days(db: None) -> None:
    olympia = make_venue("Olympia Municipal Music Theater “Maria Callas”", rooms=("Theatre",))
    hub = make_venue("The Hub Events", rooms=("Hub",))
    edition = make_edition(
        make_forum("Greece", country="GR", time_zone="Europe/Athens"),
        "Convergences Greece Forum",
        start_date=date(2019, 4, 1),
        end_date=date(2019, 4, 2),
        city={"en": "Athens"},
    )
    edition.venues = [
        EditionVenue(venue=olympia, note={"en": "Opening event, 1 April, 19:30"}),
        EditionVenue(venue=hub, note={"en": "Forum, 2 April, 9:30 to 20:00"}),
    ]
    edition = publish(edition)
    make_session(
        edition,
        "Forum",
        day=date(2019, 4, 2),
        start_time=time(9, 30),
        end_time=time(20, 0),
        room=hub.rooms.get(),
    )
    make_session(
        edition, "Opening event", day=date(2019, 4, 1), start_time=time(19, 30), room=olympia.rooms.get()
    )

    rows = SessionPage.objects.of_edition(edition.pk).in_programme_order()
    assert [(row.day.day, str(row.start_time), row.title, str(row.room.venue.name)) for row in rows] == [
        (1, "19:30:00", "Opening event", "Olympia Municipal Music Theater “Maria Callas”"),
        (2, "09:30:00", "Forum", "The Hub Events"),
    ]
    assert [str(each.venue.name) for each in edition.venues.all()] == [
        "Olympia Municipal Music Theater “Maria Callas”",
        "The Hub Events",
    ]


def three_rooms() -> EditionPage:
    edition = make_edition(title="Forum in three rooms")
    edition.venues = [EditionVenue(venue=make_venue("مدينة الثقافة", rooms=ROOMS))]
    return publish(edition)


def test_three_parallel_rooms_stand_by_day_then_start_then_room(db: None) -> None:
    edition = three_rooms()
    rooms = list(edition.venues.get().venue.rooms.order_by("sort_order"))
    plan = [(15, 9, 0), (14, 11, 2), (14, 11, 0), (14, 9, 1), (14, 11, 1)]
    for day, hour, room in plan:
        start = time(hour, 0)
        make_session(
            edition, f"{day} {hour} {room}", day=date(2030, 5, day), start_time=start, room=rooms[room]
        )

    rows = SessionPage.objects.of_edition(edition.pk).in_programme_order()
    by_day = {day.day: [row.title for row in group] for day, group in groupby(rows, lambda row: row.day)}
    assert by_day == {14: ["14 9 1", "14 11 0", "14 11 1", "14 11 2"], 15: ["15 9 0"]}


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
    warning = "Ada Example also takes part in “Opening” (May 14, 2030, 9 a.m. to 10 a.m.)."
    assert (saved.accepted, warning in texts(page.context["messages"])) == (True, True)
    reason = "Opens, then walks over."
    assert editor.open(panel).fill(clash_reason=reason).publish().errors == {}
