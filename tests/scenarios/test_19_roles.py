"""Scenario 19: a coordinator edits their forum only, a Working Group proposes, headquarters may do all."""

import pytest

from forums_pages.models import EditionPage, ForumPage, SessionPage
from forums_pages.roles import ensure_headquarters
from tests.desk import Desk
from tests.factories import make_edition, make_index, make_member

pytestmark = pytest.mark.django_db


def titles() -> set[str]:
    return set(EditionPage.objects.live().values_list("title", flat=True))


def test_a_new_forum_its_team_and_headquarters() -> None:
    make_index()
    headquarters = Desk(make_member("headquarters", ensure_headquarters().moderators))
    editions = {}
    for name in ("Tunisia", "Greece"):
        # Headquarters make the forum; publishing it makes its team.
        parent = make_index()
        zone = {"time_zone": "Africa/Tunis", "slug": name.lower()}
        assert headquarters.add(parent, "forumpage", "publish", title=name, **zone)
        editions[name] = make_edition(ForumPage.objects.get(title=name), f"{name} 2030")
    tunisia = ForumPage.objects.get(title="Tunisia").roles
    coordinator = Desk(make_member("coordinator", tunisia.coordinators))
    member = Desk(make_member("member", tunisia.working_group))

    # The coordinator of Tunisia may edit only Tunisia.
    assert coordinator.edit(editions["Tunisia"], "publish", title="Tunisia, renamed")
    assert not coordinator.edit(editions["Greece"], "publish", title="Greece, renamed")
    assert titles() == {"Tunisia, renamed", "Greece 2030"}

    # A Working Group member may propose a session, but not publish it, nor touch what others wrote.
    assert member.add(editions["Tunisia"], "sessionpage", "publish", title="Water for all")
    proposal = SessionPage.objects.get(title="Water for all")
    assert not proposal.live
    assert member.edit(proposal, "submit")
    assert SessionPage.objects.get(pk=proposal.pk).workflow_in_progress
    assert not member.edit(editions["Tunisia"], title="Tunisia, by a member")
    assert not member.add(editions["Greece"], "sessionpage", title="Elsewhere")

    # Headquarters may do all.
    assert headquarters.edit(proposal, "publish")
    assert headquarters.edit(editions["Greece"], "publish", title="Greece, by headquarters")
    assert SessionPage.objects.get(pk=proposal.pk).live
    assert titles() == {"Tunisia, renamed", "Greece, by headquarters"}

    # A proposal of another forum's team is out of reach, whatever the address says.
    assert not SessionPage.objects.filter(title="Elsewhere").exists()
    assert not ForumPage.objects.get(title="Greece").roles.coordinators.user_set.exists()
