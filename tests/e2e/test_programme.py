"""A session is put into the programme, with a speaker whom nobody had entered yet."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import adds, field, opens, presses, publishes, tab, unfold
from tests.live.server import Server

pytestmark = pytest.mark.e2e

SESSION = """
{ sessions(first: 100) { nodes {
    title abstract state day startTime
    participations { role person { name jobTitle organisation { name } } }
} } }
"""


def asks_session(server: Server, title: str) -> dict[str, object]:
    found = server.ask(SESSION)["sessions"]["nodes"]
    return next(session for session in found if session["title"] == title)


def test_a_session_with_two_speakers_one_of_them_created_in_the_form(admin: Page, server: Server) -> None:
    adds(admin, server, "sessionpage", "/forums/exampleland/exampleland-second/")
    field(admin, "Title").fill("Repair cafés after dark")
    field(admin, "Abstract").fill("Bring what is broken and a torch.")
    people = tab(admin, "People")
    window = admin.get_by_role("dialog")

    people.get_by_role("button", name="Add person").click()
    window.get_by_role("row", name="Noor Dalil").get_by_role("checkbox").check()
    window.get_by_role("button", name="Confirm selection").click()
    expect(people.get_by_text("Noor Dalil")).to_be_visible()

    people.get_by_role("button", name="Add person").click()
    new = tab(window, "New person")
    field(new, "Given name").fill("Nour")
    field(new, "Family name").fill("Specimen")
    field(new, "Job title – English").fill("Keeper of screws")
    field(new, "Organisation").fill("Society of Spare Parts")
    new.get_by_role("button", name="Create this person").click()
    expect(people.get_by_text("Nour Specimen")).to_be_visible()
    people.get_by_label("Role").last.select_option("Moderator")

    publishes(admin, "Repair cafés after dark")
    assert asks_session(server, "Repair cafés after dark") == {
        "title": "Repair cafés after dark",
        "abstract": "Bring what is broken and a torch.",
        "state": "CONFIRMED",
        "day": None,
        "startTime": None,
        "participations": [
            {
                "role": "SPEAKER",
                "person": {
                    "name": "Noor Dalil",
                    "jobTitle": "Sound engineer",
                    "organisation": {"name": "Radio Paper Boat"},
                },
            },
            {
                "role": "MODERATOR",
                "person": {
                    "name": "Nour Specimen",
                    "jobTitle": "Keeper of screws",
                    "organisation": {"name": "Society of Spare Parts"},
                },
            },
        ],
    }


def test_two_sessions_in_one_room_are_a_question_on_publishing(admin: Page, server: Server) -> None:
    opens(admin, server, "/forums/exampleland/exampleland-second/fund-the-first-attempt/")
    title = field(admin, "Title").input_value()
    elsewhere = server.folder.rows(
        "SELECT s.day, s.start_time, s.end_time, s.room_id FROM forums_pages_sessionpage s"
        " JOIN wagtailcore_page p ON p.id = s.page_ptr_id WHERE p.url_path = ?",
        "/forums/exampleland/exampleland-second/one-well-four-villages/",
    )[0]
    field(admin, "Day").fill(elsewhere[0])
    field(admin, "Starts").fill(elsewhere[1][:5])
    field(admin, "Ends").fill(elsewhere[2][:5])
    admin.get_by_label("Room").select_option(str(elsewhere[3]))
    presses(admin, "Publish")
    expect(admin.locator(".error-message").filter(has_text="One well, four villages").first).to_be_visible()
    before = asks_session(server, title)
    assert before["day"] is not None

    unfold(admin, "Overlapping on purpose")
    field(admin, "Reason for the clash").fill("The village hall is divided by a curtain.")
    publishes(admin, title)
    assert str(asks_session(server, title)["startTime"])[:5] == elsewhere[1][:5]
