"""Proposals are compared, accepted together and answered, by keyboard; a worker sends what somebody sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import is_told
from tests.e2e.judging import objections, settle
from tests.e2e.people import People
from tests.live.folder import Folder
from tests.live.server import Server
from tests.live.worker import Worker

pytestmark = pytest.mark.e2e
SUBJECT = "Your proposal “{}” is accepted"
RAIN, COURT = "Gardens that drink the rain", "A court for broken promises of warranty"


@pytest.fixture
def server(demo_folder: Folder, tmp_path: Path) -> Iterator[Server]:
    """A server of its own with a worker beside it."""
    folder = demo_folder.copy_to(tmp_path / "var")
    folder.write("DELETE FROM django_tasks_database_dbtaskresult")
    server, worker = Server(folder), Worker(folder)
    server.start()
    worker.start()
    yield server
    worker.stop()
    server.stop()


def tick(page: Page, *titles: str) -> None:
    settle(page)
    for title in titles:
        box = page.get_by_role("row", name=title).get_by_role("checkbox", name="Select")
        box.focus()
        page.keyboard.press("Space")


def press(page: Page, name: str) -> None:
    button = page.get_by_role("region", name="Bulk actions").get_by_role("link", name=name)
    button.focus()
    page.keyboard.press("Enter")


def test_from_the_score_table_to_a_letter_that_arrives(people: People, server: Server) -> None:
    moderator = people.log_in("moderator")
    moderator.goto("/admin/contributions/scores/")
    tick(moderator, RAIN, COURT)
    press(moderator, "Compare the selected proposals")
    expect(moderator.get_by_role("heading", name="Compare proposals")).to_be_visible()
    expect(moderator.get_by_role("article")).to_have_count(2)
    settle(moderator)
    assert objections(moderator) == []

    moderator.goto("/admin/contributions/")
    tick(moderator, RAIN, COURT)
    press(moderator, "Accept the selected proposals")
    expect(moderator.get_by_role("main").get_by_role("listitem")).to_have_count(2)
    settle(moderator)
    assert objections(moderator) == []
    moderator.get_by_role("button", name="Accept").press("Enter")
    is_told(moderator, "2 proposals are now “Accepted”. 2 replies wait in the outbox.")

    # One letter is read, changed and sent; the other waits, whatever happens.
    moderator.get_by_role("link", name="Look at the replies").press("Enter")
    moderator.get_by_role("link", name=SUBJECT.format(RAIN)).press("Enter")
    expect(moderator.get_by_role("heading", name="As it will be sent")).to_be_visible()
    settle(moderator)
    assert objections(moderator) == []
    moderator.get_by_role("textbox", name="Subject").fill("Rain is welcome")
    moderator.get_by_role("button", name="Send", exact=True).press("Enter")
    is_told(moderator, "The reply is on its way.")
    statement = "SELECT state, sent_at IS NOT NULL FROM forums_pages_reply WHERE subject = ?"
    moderator.goto("/admin/outbox/?standing=sent")
    sent = moderator.get_by_role("link", name="Rain is welcome")
    while not sent.is_visible():
        moderator.reload()
    assert server.folder.rows(statement, "Rain is welcome") == [("sent", 1)]
    assert server.folder.rows(statement, SUBJECT.format(COURT)) == [("waiting", 0)]
    letters = [file.read_text(encoding="utf-8") for file in (server.folder.path / "mail").iterdir()]
    assert [("To: rain-garden@example.org" in letter) for letter in letters] == [True]


def test_two_people_answer_at_once_and_the_second_is_told(people: People, server: Server) -> None:
    moderator, editor = people.log_in("moderator"), people.log_in("editor")
    reply = server.folder.rows("SELECT min(id) FROM forums_pages_reply WHERE state = 'waiting'")[0][0]
    for page in (moderator, editor):
        page.goto(f"/admin/outbox/edit/{reply}/")
    moderator.get_by_role("textbox", name="Subject").fill("The moderator's words")
    moderator.get_by_role("button", name="Keep these words").click()
    is_told(moderator, "The reply is kept. It has not been sent.")
    editor.get_by_role("textbox", name="Subject").fill("The editor's words")
    editor.get_by_role("button", name="Keep these words").click()

    expect(editor.get_by_text("Somebody else has changed or sent this reply meanwhile.")).to_be_visible()
    expect(editor.get_by_role("textbox", name="Subject")).to_have_value("The editor's words")
    expect(editor.get_by_role("heading", name="The moderator's words", exact=True)).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_outbox_on_a_telephone_in_other_languages(people: People, server: Server, language: str) -> None:
    moderator = people.log_in("moderator", language)
    moderator.set_viewport_size({"width": 390, "height": 844})
    for address in ("/admin/outbox/", "/admin/contributions/scores/", "/admin/reply_templates/"):
        moderator.goto(address)
        settle(moderator)
        width = moderator.evaluate("document.documentElement.scrollWidth")
        assert (objections(moderator, colours=False), width) == ([], 390), address
