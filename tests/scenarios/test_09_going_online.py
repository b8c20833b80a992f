"""9. Going online: the venue leaves the public data and not the editor; the address stays as it was."""

from datetime import time, timedelta

from django.utils import timezone
from time_machine import travel

from forums_pages.models import EditionVenue, Venue
from tests.factories import Desk, make_edition, make_forum, make_index, make_session, make_venue
from tests.factories.telling import tell
from tests.scenarios.conftest import Read

ASKED = """{ route(path: "/fr/tunisie/forum-2021/") { ... on Edition {
  title format city venues { venue { name } } onlinePlatform onlineUrl accessNote lastPublishedAt
  sessions { nodes { title room { name } isOnline liveUrl } }
} } }"""


def test_an_edition_moves_online_and_keeps_its_address(editor: Desk, read: Read) -> None:
    today = timezone.localdate()
    arena = Venue(name={"fr": "L'Arena"}, city={"fr": "Tunis"})
    arena.save()
    edition = make_edition(
        make_forum("Tunisie", make_index("fr"), country="TN"),
        "Forum 2021",
        start_date=today,
        end_date=None,
        format="in_person",
        venues=[EditionVenue(venue=arena)],
    )
    session = make_session(edition, "Ouverture", day=today, start_time=time(14))
    before = read(ASKED)["route"]
    assert (before["format"], before["venues"]) == ("IN_PERSON", [{"venue": {"name": "L'Arena"}}])

    form = editor.open(edition).fill(
        format="online", online_platform="Zoom", online_url="https://online.example/forum"
    )
    assert form.publish().errors == {}
    form = editor.open(session).fill(is_online=True, live_url="https://online.example/ouverture")
    assert form.publish().errors == {}

    after = read(ASKED)["route"]
    assert (after["title"], after["format"], after["venues"]) == ("Forum 2021", "ONLINE", [])
    assert (after["onlinePlatform"], after["onlineUrl"]) == ("Zoom", "https://online.example/forum")
    assert after["lastPublishedAt"] > before["lastPublishedAt"]
    [told] = after["sessions"]["nodes"]
    assert (told["room"], told["isOnline"], told["liveUrl"]) == (None, True, None)
    # Partners' sites find what to show again, the last change first.
    recent = read("{ editions(orderBy: RECENTLY_PUBLISHED) { nodes { title lastPublishedAt } } }")
    assert recent["editions"]["nodes"][0]["lastPublishedAt"] == after["lastPublishedAt"]

    # The editor has lost nothing: partly back in the hall, the venue is there again.
    assert EditionVenue.objects.filter(page=edition, venue=arena).count() == 1
    assert editor.open(edition).fill(format="hybrid").publish().errors == {}
    assert read(ASKED)["route"]["venues"] == [{"venue": {"name": "L'Arena"}}]

    # The join link shows itself when it is time.
    session.refresh_from_db()
    assert session.starts_at is not None
    with travel(session.starts_at - timedelta(minutes=10)):
        [live] = read(ASKED)["route"]["sessions"]["nodes"]
    assert live["liveUrl"] == "https://online.example/ouverture"


def test_told_by_the_guided_action_it_is_shown_first_and_every_language_learns_of_it(
    editor: Desk, read: Read
) -> None:
    venue = make_venue()
    edition = make_edition(
        make_forum("Tunisie", make_index("fr"), country="TN"),
        "Forum 2021",
        format="in_person",
        venues=[EditionVenue(venue=venue)],
    )
    make_session(edition, "Ouverture", room=venue.rooms.first())
    before = read(ASKED)["route"]

    shown = tell(editor.client, edition, "online").look(
        lifecycle_reason={"fr": "La situation sanitaire."}, online_url="https://online.example/forum"
    )
    assert read(ASKED)["route"] == before
    assert [line[0] for line in shown.lines] == [
        *("Format", "Address of the online event", "Venues", "Rooms of the sessions", "Reason French")
    ]
    shown.confirm()

    after = read(ASKED)["route"]
    assert (after["format"], after["venues"], after["onlineUrl"]) == (
        *("ONLINE", []),
        "https://online.example/forum",
    )
    assert [session["room"] for session in after["sessions"]["nodes"]] == [None]
    assert after["lastPublishedAt"] > before["lastPublishedAt"]

    # Back in the hall, all of it is there again.
    tell(editor.client, edition, "in-person").look().confirm()
    back = read(ASKED)["route"]
    assert (back["format"], back["venues"]) == ("IN_PERSON", before["venues"])
    assert back["sessions"]["nodes"][0]["room"] == before["sessions"]["nodes"][0]["room"]
