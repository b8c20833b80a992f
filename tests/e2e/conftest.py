"""A browser, people who are logged in, and the rule that nothing may go wrong behind what they see."""

import os
import re
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.people import People
from tests.live.fixtures import demo_folder, own_server, server
from tests.live.folder import KEPT
from tests.live.partner import PartnerSite
from tests.live.server import Server

__all__ = ["demo_folder", "own_server", "server"]

PICTURES = KEPT / "failures"
FAILED = pytest.StashKey[bool]()
# Two cores that somebody else uses as well.
PATIENCE = 20_000


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember whether the test failed, for the fixture that takes pictures."""
    report = yield
    if call.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window; ``CHROMIUM`` says where it is."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def people(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[People]:
    """Whoever the test needs. What the browser complained of fails the test; a failure is photographed."""
    people = People(browser, server)
    yield people
    failed = request.node.stash.get(FAILED, False)
    if failed or people.complaints:
        _photograph(people.pages, re.sub(r"\W+", "-", request.node.nodeid))
    people.leave()
    assert failed or people.complaints == []


def _photograph(pages: list[Page], name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(pages, start=1):
        if not page.is_closed():
            page.screenshot(path=PICTURES / f"{name[-120:]}-{number}.png", full_page=True)


@pytest.fixture(scope="session")
def site() -> Iterator[PartnerSite]:
    """A partner's website, which is another site than the gateway."""
    site = PartnerSite()
    yield site
    site.close()


@pytest.fixture
def admin(people: People) -> Page:
    """The administrator, logged in."""
    return people.log_in("admin")


@pytest.fixture
def visitor(people: People) -> Page:
    """Somebody who just came by."""
    return people.come_by()


@pytest.fixture
def upload(tmp_path: Path) -> Any:
    """Write a file that somebody is about to upload."""

    def write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write
