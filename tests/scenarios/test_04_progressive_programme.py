"""4. Progressive programme: after each step the public sees exactly that step."""

from datetime import date, time
from typing import Any

from forums_pages.enums import ParticipationRole
from forums_pages.models import EditionVenue, SessionPage
from tests.factories import Desk, make_edition, make_person, make_session, make_venue, publish
from tests.scenarios.conftest import Read

QUERY = """{ sessions { nodes {
  title day startTime startsAt endTime room { name } participations { role person { name } }
} } }"""


def panel(read: Read) -> dict[str, Any]:
    nodes = read(QUERY)["sessions"]["nodes"]
    return next(node for node in nodes if node["title"] == "Green jobs")


def test_progressive_programme(editor: Desk, read: Read) -> None:
    edition = make_edition(time_zone="Africa/Tunis")
    edition.venues = [EditionVenue(venue=make_venue())]
    edition = publish(edition)
    hall = edition.venues.get().venue.rooms.get(sort_order=0)
    form = editor.new(edition, SessionPage).fill(title="Green jobs", slug="green-jobs", day="2030-05-14")
    assert form.publish().errors == {}
    expected: dict[str, Any] = {
        "title": "Green jobs",
        "day": "2030-05-14",
        "startTime": None,
        "startsAt": None,
        "endTime": None,
        "room": None,
        "participations": [],
    }
    assert panel(read) == expected
    session = SessionPage.objects.get()

    def edit(**fields: Any) -> None:
        assert editor.open(session).fill(**fields).publish().errors == {}

    def invite(name: str, role: ParticipationRole) -> None:
        form = editor.open(session)
        form.add("participations", person=make_person(name), role=role)
        assert form.publish().errors == {}

    edit(start_time="09:30", end_time="11:00")
    expected |= {"startTime": "09:30:00", "startsAt": "2030-05-14T09:30:00+01:00", "endTime": "11:00:00"}
    assert panel(read) == expected

    edit(room=hall)
    expected |= {"room": {"name": "Great hall"}}
    assert panel(read) == expected

    for name, role in (
        ("Mona", ParticipationRole.MODERATOR),
        ("Sami", ParticipationRole.SPEAKER),
        ("Lina", ParticipationRole.SPEAKER),
    ):
        invite(name, role)
        told = {"role": role.name, "person": {"name": f"{name} Example"}}
        expected["participations"] = [*expected["participations"], told]
        assert panel(read) == expected


def test_a_session_without_a_time_comes_last_in_its_day_and_is_not_at_midnight(read: Read) -> None:
    edition = make_edition()
    make_session(edition, "Untimed", day=date(2030, 5, 14))
    make_session(edition, "Next day", day=date(2030, 5, 15))
    make_session(edition, "Late", day=date(2030, 5, 14), start_time=time(23, 0))

    nodes = read("{ sessions { nodes { title startTime } } }")["sessions"]["nodes"]
    assert [(node["title"], node["startTime"]) for node in nodes] == [
        ("Late", "23:00:00"),
        ("Untimed", None),
        ("Next day", None),
    ]
