from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.permissions import policy_registry

from forums_pages.models import Contribution
from forums_pages.roles import ContributionPermissionPolicy, contributions_visible_to
from tests.factories import make_call, make_contribution, make_edition, make_member, translate


def test_contributions_are_seen_by_those_who_may_edit_their_call(world: SimpleNamespace) -> None:
    here = make_contribution(world.here.call, "Here")
    there = make_contribution(world.there.call, "There")
    seen = {role: set(contributions_visible_to(user)) for role, user in world.people.items()}

    assert seen == {
        "editor": {here, there},
        "moderator": {here, there},
        "coordinator": {here},
        "member": set(),
        "partners": set(),
    }


def test_a_call_written_in_the_forums_other_language_is_the_coordinators_too(world: SimpleNamespace) -> None:
    french = translate(world.here.forum, "fr", title="Tunisie")
    call = make_call(make_edition(french, "Forum 2031"))
    proposal = make_contribution(call, "Ici")

    assert list(contributions_visible_to(world.people["coordinator"])) == [proposal]


def test_the_policy_wagtail_asks_agrees_for_one_record(world: SimpleNamespace) -> None:
    policy = policy_registry.get_by_type(Contribution)
    here = make_contribution(world.here.call, "Here")
    there = make_contribution(world.there.call, "There")
    coordinator, moderator = world.people["coordinator"], world.people["moderator"]

    assert type(policy) is ContributionPermissionPolicy
    asked = [
        policy.user_has_permission_for_instance(user, action, proposal)
        for user, action, proposal in (
            (coordinator, "change", here),
            (coordinator, "change", there),
            (coordinator, "delete", here),
            (moderator, "delete", there),
        )
    ]
    assert asked == [True, False, False, True]
    those = set(policy.users_with_permission_for_instance("change", there))
    assert those == {world.people["editor"], moderator}


@pytest.mark.parametrize("who", ["anonymous", "former coordinator", "nobody special"])
def test_others_see_none(who: str, world: SimpleNamespace) -> None:
    make_contribution(world.here.call)
    users = {
        "anonymous": AnonymousUser(),
        "former coordinator": make_member("former", world.here.team.coordinators, is_active=False),
        "nobody special": make_member("nobody"),
    }
    assert list(contributions_visible_to(users[who])) == []


def test_a_superuser_sees_all(world: SimpleNamespace) -> None:
    proposal = make_contribution(world.there.call)
    assert list(contributions_visible_to(make_member("root", is_superuser=True))) == [proposal]
