from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.permissions import policy_registry

from forums_pages.contributions.replies import prepare
from forums_pages.models import Reply, ReplyTemplate
from forums_pages.roles.replies import (
    ReplyPermissionPolicy,
    ReplyTemplatePermissionPolicy,
    forums_written_for_by,
    may_write_for_all,
    replies_visible_to,
)
from tests.factories import make_contribution


def test_replies_are_seen_by_those_who_may_decide(world: SimpleNamespace) -> None:
    here = prepare(make_contribution(world.here.call, "Here", state="declined"))
    there = prepare(make_contribution(world.there.call, "There", state="declined"))
    seen = {role: set(replies_visible_to(user)) for role, user in world.people.items()}

    assert seen == {
        "editor": {here, there},
        "moderator": {here, there},
        "coordinator": {here},
        "member": set(),
        "partners": set(),
    }
    assert list(replies_visible_to(AnonymousUser())) == []


def test_templates_are_changed_by_those_who_may_edit_what_they_are_for(world: SimpleNamespace) -> None:
    told = {
        role: (may_write_for_all(user), {forum.title for forum in forums_written_for_by(user)})
        for role, user in world.people.items()
    }

    assert told == {
        "editor": (True, {"Tunisia", "Greece"}),
        "moderator": (True, {"Tunisia", "Greece"}),
        "coordinator": (False, {"Tunisia"}),
        "member": (False, set()),
        "partners": (False, set()),
    }


@pytest.mark.parametrize("role", ["member", "partners"])
def test_wagtail_is_told_the_same(world: SimpleNamespace, role: str) -> None:
    policies = [policy_registry.get_by_type(model) for model in (Reply, ReplyTemplate)]
    reply = prepare(make_contribution(world.here.call, state="declined"))
    template = ReplyTemplate.objects.get(state="declined", is_shared=True)

    assert [type(policy) for policy in policies] == [ReplyPermissionPolicy, ReplyTemplatePermissionPolicy]
    for user, may in ((world.people[role], False), (world.people["editor"], True)):
        asked = [
            policy.user_has_permission_for_instance(user, "change", thing)
            for policy, thing in zip(policies, (reply, template), strict=True)
        ]
        assert asked == [may, may]
    assert not policies[1].user_has_permission_for_instance(world.people["editor"], "delete", template)
