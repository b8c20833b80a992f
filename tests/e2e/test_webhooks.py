"""An administrator makes a webhook, an editor sees a change arrive; axe objects to none of the screens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.editing import field, opens, presses
from tests.e2e.judging import judge_all, objections
from tests.e2e.people import People
from tests.live.folder import Folder
from tests.live.receiver import Receiver, receiving
from tests.live.server import Server
from tests.live.worker import Worker

pytestmark = pytest.mark.e2e

EDITION = "/forums/exampleland/exampleland-second/"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def server(demo_folder: Folder, receiver: Receiver, tmp_path: Path) -> Iterator[Server]:
    """A server of its own, which may tell this machine, with a worker beside it."""
    folder = demo_folder.copy_to(tmp_path / "var")
    folder.write("DELETE FROM django_tasks_database_dbtaskresult")
    server = Server(folder, LIVE_WEBHOOK_HOSTS=receiver.host)
    worker = Worker(folder, LIVE_WEBHOOK_HOSTS=receiver.host)
    server.start()
    worker.start()
    yield server
    worker.stop()
    server.stop()


@pytest.fixture
def subscribed(admin: Page, receiver: Receiver) -> Page:
    """The administrator, who has just been shown the secret of a new webhook."""
    admin.goto("/admin/webhooks/new/")
    admin.get_by_role("textbox", name="Name").fill("Partner in Tunis")
    admin.get_by_role("textbox", name="Address").fill(receiver.url)
    admin.get_by_role("button", name="Create").click()
    expect(admin.get_by_text("whsec_")).to_be_visible()
    assert objections(admin) == []
    admin.get_by_role("link", name="I have kept it").click()
    return admin


def test_a_change_is_seen_to_arrive(subscribed: Page, server: Server, receiver: Receiver) -> None:
    admin = subscribed
    opens(admin, server, EDITION)
    field(admin, "Slogan").first.fill("Together")
    # It refuses at first, so that the editor sees it wait.
    receiver.answers(503)
    presses(admin, "Publish")
    opens(admin, server, EDITION)
    toggle = admin.get_by_role("button", name="Toggle “Is it live?”")
    expect(toggle).to_contain_text("1")
    toggle.click()
    expect(admin.get_by_text("Did not arrive yet")).to_be_visible(timeout=60_000)
    receiver.answers(204)
    # Nobody has to load the page again.
    expect(admin.get_by_text("Has arrived")).to_be_visible(timeout=60_000)
    expect(toggle).not_to_contain_text("1")
    assert objections(admin, within="[data-side-panel=arrival]") == []
    assert b'"type":"edition.changed"' in receiver.messages[0].body


def test_an_address_inside_is_refused_in_words(admin: Page) -> None:
    admin.goto("/admin/webhooks/new/")
    admin.get_by_role("textbox", name="Name").fill("Nosy")
    admin.get_by_role("textbox", name="Address").fill("https://169.254.169.254/latest/meta-data/")
    admin.get_by_role("button", name="Create").click()
    expect(admin.get_by_text("leads into a private network")).to_be_visible()


def test_its_screens_are_accessible_also_on_a_phone_and_in_arabic(
    subscribed: Page, browser: Browser, people: People
) -> None:
    subscribed.get_by_role("button", name="Send a test", exact=True).click()
    expect(subscribed.get_by_text("What would be sent now")).to_be_visible()
    screens = ["", "new/", "inspect/1/", "edit/1/", "delivery/1/"]
    addresses = [f"/admin/webhooks/{screen}" for screen in screens]
    assert judge_all(subscribed, addresses) == {}
    subscribed.set_viewport_size({"width": 390, "height": 844})
    assert judge_all(subscribed, addresses, colours=False) == {}
    assert judge_all(people.log_in("admin", "ar"), addresses, colours=False) == {}
