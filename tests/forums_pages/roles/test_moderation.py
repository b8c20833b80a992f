"""From a Working Group's proposal to the published session, on the screens that people use."""

from types import SimpleNamespace

from django.core.mail import EmailMessage
from wagtail.models import Page, TaskState

from forums_pages.models import SessionPage
from tests.desk import Desk
from tests.factories import locale, translate


def proposed(world: SimpleNamespace, title: str = "Water for all") -> SessionPage:
    """Let the Working Group member add a session and submit it in one go."""
    Desk(world.people["member"]).add(world.here.edition, "sessionpage", "submit", title=title)
    return SessionPage.objects.get(title=title)


def decide(desk: Desk, page: Page, decision: str, **fields: str) -> bool:
    """Press the moderator's button; return whether the page's moderation went on."""
    state = page.current_workflow_task_state
    desk.send(f"/admin/pages/workflow/action/{page.pk}/{decision}/{state.pk}/", **fields)
    return bool(TaskState.objects.get(pk=state.pk).status != TaskState.STATUS_IN_PROGRESS)


def waiting_for(world: SimpleNamespace) -> dict[str, list[str]]:
    """Return the titles that wait for each person's decision."""
    return {
        role: [str(state.revision.content["title"]) for state in TaskState.objects.reviewable_by(user)]
        for role, user in world.people.items()
    }


def told(mailbox: list[EmailMessage]) -> set[str]:
    """Return who was written to since this was last asked."""
    addresses = {address for message in mailbox for address in message.to}
    mailbox.clear()
    return addresses


NOTHING: dict[str, list[str]] = {
    role: [] for role in ("editor", "moderator", "coordinator", "member", "partners")
}


def test_a_proposal_reaches_the_coordinator_and_goes_live_when_approved(world: SimpleNamespace) -> None:
    page = proposed(world)
    waiting = waiting_for(world)
    decided = decide(Desk(world.people["coordinator"]), page, "approve")

    assert waiting == {**NOTHING, "coordinator": ["Water for all"], "moderator": ["Water for all"]}
    assert decided
    assert (page.live, SessionPage.objects.get(pk=page.pk).live) == (False, True)
    assert waiting_for(world) == NOTHING


def test_a_proposal_that_needs_changes_returns_with_the_comment_and_may_be_sent_again(
    world: SimpleNamespace, mailoutbox: list[EmailMessage]
) -> None:
    page = proposed(world)
    assert told(mailoutbox) == {"coordinator@example.org", "moderator@example.org"}
    coordinator, member = Desk(world.people["coordinator"]), Desk(world.people["member"])
    decide(coordinator, page, "reject", comment="Which speakers?")

    page = SessionPage.objects.get(pk=page.pk)
    state = page.current_workflow_state.current_task_state
    assert (page.live, state.status, state.comment) == (False, "rejected", "Which speakers?")
    for screen, words in (("edit", "Resubmit to Moderation — Tunisia"), ("history", "Which speakers?")):
        assert words in member.client.get(f"/admin/pages/{page.pk}/{screen}/").content.decode()
    assert told(mailoutbox) == {"member@example.org"}

    member.edit(page, "restart-workflow", title="Water for all, with speakers")
    page = SessionPage.objects.get(pk=page.pk)
    assert decide(coordinator, page, "approve")
    page = SessionPage.objects.get(pk=page.pk)
    assert (page.live, page.title) == (True, "Water for all, with speakers")


def test_nobody_else_decides(world: SimpleNamespace) -> None:
    page = proposed(world)
    outsider = world.people["coordinator"]
    outsider.groups.set([world.there.team.coordinators])

    decided = {
        role: decide(Desk(world.people[role]), page, "approve")
        for role in ("member", "editor", "partners", "coordinator")
    }
    assert decided == dict.fromkeys(decided, False)
    assert not SessionPage.objects.get(pk=page.pk).live


def test_a_member_may_take_the_proposal_back(world: SimpleNamespace) -> None:
    page = proposed(world)
    Desk(world.people["member"]).edit(page, "cancel-workflow")

    assert not SessionPage.objects.get(pk=page.pk).workflow_in_progress


def test_a_proposal_in_the_forums_other_language_reaches_the_same_coordinator(world: SimpleNamespace) -> None:
    locale("fr")
    french = translate(world.here.edition, "fr", title="Tunisie 2030")
    member = Desk(world.people["member"])
    member.add(french, "sessionpage", "submit", title="De l'eau pour tous")

    page = SessionPage.objects.get(title="De l'eau pour tous")
    assert waiting_for(world)["coordinator"] == ["De l'eau pour tous"]
    assert decide(Desk(world.people["coordinator"]), page, "approve")
    assert SessionPage.objects.get(pk=page.pk).live


def test_headquarters_editors_have_their_pages_published_by_headquarters_moderators(
    world: SimpleNamespace,
) -> None:
    index = world.here.forum.get_parent().specific
    Desk(world.people["editor"]).edit(index, "submit", title="All our forums")

    index = Page.objects.get(pk=index.pk)
    assert waiting_for(world) == {**NOTHING, "moderator": ["All our forums"]}
    assert decide(Desk(world.people["moderator"]), index, "approve")
    assert Page.objects.get(pk=index.pk).title == "All our forums"
