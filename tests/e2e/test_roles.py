"""Each role logs in, sees its own desk in its own language, and is refused what is not its own."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import adds, asks_edition, field, is_told, opens, presses, publishes
from tests.e2e.people import People
from tests.live.server import Server

pytestmark = pytest.mark.e2e

DESKS = [
    (
        "admin",
        "en",
        "Alma",
        ["Pages", "Programme", "Directory", "Images", "Documents", "Reports", "Settings"],
    ),
    ("moderator", "en", "Moira", ["Pages", "Programme", "Directory", "Images", "Documents", "Reports"]),
    ("editor", "fr", "Edgar", ["Pages", "Programme", "Annuaire", "Images", "Documents", "Rapports"]),
    ("coordinator", "fr", "Cyrine", ["Pages", "Programme", "Annuaire", "Images", "Documents", "Rapports"]),
    ("member", "en", "Willa", ["Pages", "Programme", "Directory", "Images", "Documents", "Reports"]),
    ("partners", "en", "Pat", ["Pages", "Programme", "Directory", "Images", "Documents", "Reports"]),
]


@pytest.mark.parametrize(("username", "language", "name", "menu"), DESKS)
def test_each_role_logs_in_to_a_desk_of_its_own(
    people: People, username: str, language: str, name: str, menu: list[str]
) -> None:
    page = people.log_in(username, language)
    page.goto("/admin/")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator(".sidebar")).to_contain_text(name)
    offered = page.locator(".sidebar-main-menu__list > li").all_inner_texts()
    assert [entry for entry in menu if entry not in offered] == []


def test_a_member_writes_and_submits_but_cannot_publish(people: People, server: Server) -> None:
    member = people.log_in("member")
    adds(member, server, "sessionpage", "/forums/exampleland/exampleland-second/")
    field(member, "Title").fill("Proposed by a member")
    foot = member.get_by_role("navigation", name="Actions (footer)")
    foot.get_by_role("button", name="More actions").click()
    expect(foot.get_by_role("button", name=re.compile("^Submit to"))).to_be_visible()
    expect(foot.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    foot.get_by_role("button", name=re.compile("^Submit to")).click()
    is_told(member, "submitted for moderation")
    live = server.folder.rows("SELECT live FROM wagtailcore_page WHERE slug = 'proposed-by-a-member'")
    assert live == [(0,)]

    moderator = people.log_in("moderator")
    opens(moderator, server, "/forums/exampleland/exampleland-second/proposed-by-a-member/")
    presses(moderator, re.compile("^Approve and publish", re.IGNORECASE))
    is_told(moderator, "is approved and public")
    live = server.folder.rows("SELECT live FROM wagtailcore_page WHERE slug = 'proposed-by-a-member'")
    assert live == [(1,)]


def test_the_coordinator_of_tunisia_publishes_there_and_nowhere_else(people: People, server: Server) -> None:
    coordinator = people.log_in("coordinator")
    opens(coordinator, server, "/forums-fr/tunisia/2021/")
    field(coordinator, "Slogan").fill("Par celle qui coordonne")
    publishes(coordinator, "3e Forum Convergences Tunisie")
    before = asks_edition(server, "1st Exampleland Forum")
    opens(coordinator, server, "/forums/exampleland/exampleland-first/")
    refused(coordinator, server)
    adds(coordinator, server, "editionpage", "/forums/exampleland/")
    refused(coordinator, server)
    assert asks_edition(server, "1st Exampleland Forum") == before


@pytest.mark.parametrize(
    ("username", "address"),
    [
        ("partners", "/admin/users/"),
        ("partners", "/admin/groups/"),
        ("moderator", "/admin/users/"),
        ("editor", "/admin/workflows/list/"),
        ("member", "/admin/redirects/"),
        ("coordinator", "/admin/sites/"),
    ],
)
def test_settings_of_others_are_refused(people: People, username: str, address: str) -> None:
    page = people.log_in(username)
    page.goto(address)
    refused(page, people.server)


def test_a_stranger_is_asked_to_log_in(visitor: Page, server: Server) -> None:
    opens(visitor, server, "/forums/exampleland/")
    expect(visitor.get_by_role("heading", name="Sign in to the Forums gateway")).to_be_visible()


def refused(page: Page, server: Server) -> None:
    """Expect to be led back to the start and told why."""
    expect(page).to_have_url(f"{server.url}/admin/")
    is_told(page, "you do not have permission")
