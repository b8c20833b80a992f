import json
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.core.mail import EmailMessage
from wagtail.models import Page

from forums_pages.models import SessionPage
from forums_pages.roles import ensure_headquarters
from tests.desk import Desk
from tests.factories import make_edition, make_forum, make_index, make_member

COMMENT = "Which speakers? “Two” & more."
TITLE = "Water & tea"


@pytest.fixture
def team(db: None, mailoutbox: list[EmailMessage]) -> SimpleNamespace:
    """A member who has submitted a session, and the coordinator who decides."""
    make_index()
    ensure_headquarters()
    forum = make_forum("Tunisia")
    edition = make_edition(forum)
    coordinator = Desk(make_member("coordinator", forum.roles.coordinators))
    member = Desk(make_member("member", forum.roles.working_group))
    member.add(edition, "sessionpage", "submit", title=TITLE)
    told(member, "/admin/")
    return SimpleNamespace(member=member, coordinator=coordinator, page=SessionPage.objects.get(title=TITLE))


def decides(desk: Desk, page: Page, decision: str, **extra: str) -> list[str]:
    """Press the button below the form; return what is told on the next screen."""
    pressed = {"action-workflow-action": "on", "workflow-action-name": decision}
    desk.edit(page, **pressed, **{"workflow-action-extra-data": json.dumps(extra)})
    return told(desk, "/admin/")


def told(desk: Desk, address: str) -> list[str]:
    """Return the messages at the top of a screen."""
    screen = BeautifulSoup(desk.client.get(address).content, "html.parser")
    return [" ".join(each.get_text(" ").split()) for each in screen.select(".messages li")]


def body(mailbox: list[EmailMessage]) -> tuple[str, list[str]]:
    """Return the subject of the last e-mail, and its lines but the addresses."""
    lines = [line for line in mailbox[-1].body.splitlines() if line and "://" not in line]
    return mailbox[-1].subject, lines


def test_an_author_reads_above_the_form_what_is_asked_for(
    team: SimpleNamespace, mailoutbox: list[EmailMessage]
) -> None:
    address = f"/admin/pages/{team.page.pk}/edit/"
    assert decides(team.coordinator, team.page, "reject", comment=COMMENT) == [
        f"“{TITLE}” went back to its author, who is told that you ask for changes."
    ]
    asked = f"coordinator asks for changes: “{COMMENT}” Make them, then press Resubmit."
    assert told(team.member, address) == [asked]
    assert body(mailoutbox) == (
        f"Changes are asked for: “{TITLE}”",
        [
            "Hello member,",
            f"coordinator asks for changes to “{TITLE}”.",
            f"The comment: “{COMMENT}”",
            "Open it, make the changes and press Resubmit:",
            "Which e-mails you get, you choose here:",
        ],
    )


def test_approving_says_that_it_is_public(team: SimpleNamespace, mailoutbox: list[EmailMessage]) -> None:
    assert body(mailoutbox) == (
        f"“{TITLE}” awaits your review",
        [
            "Hello coordinator,",
            f"“{TITLE}” was submitted to “Moderation — Tunisia” and awaits your review.",
            "Open it, read it and decide:",
            "Which e-mails you get, you choose here:",
        ],
    )
    assert decides(team.coordinator, team.page, "approve") == [f"“{TITLE}” is approved and public."]
    assert body(mailoutbox) == (
        f"“{TITLE}” was approved",
        [
            "Hello member,",
            f"“{TITLE}” was approved in “Moderation — Tunisia”.",
            "It is public here:",
            "Which e-mails you get, you choose here:",
        ],
    )
