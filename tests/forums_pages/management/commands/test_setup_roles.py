from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from forums_pages.models import ForumRoles
from tests.factories import make_forum, make_index, make_member, publish

pytestmark = pytest.mark.django_db


def run() -> str:
    out = StringIO()
    call_command("setup_roles", stdout=out)
    return out.getvalue()


def test_it_sets_up_headquarters_and_every_published_forum_and_says_so() -> None:
    make_forum("Tunisia")
    make_forum("Greece")
    make_forum("Myanmar", live=False)
    ForumRoles.objects.all().delete()
    Group.objects.all().delete()

    assert [run(), run()] == ["Headquarters and 2 forum teams are set up.\n"] * 2
    assert sorted(Group.objects.values_list("name", flat=True)) == [
        "Headquarters editors",
        "Headquarters moderators",
        "National coordinators — Greece",
        "National coordinators — Tunisia",
        "Partner managers",
        "Working Group — Greece",
        "Working Group — Tunisia",
    ]


def test_it_loses_no_member() -> None:
    forum = publish(make_forum("Tunisia"))
    member = make_member("somebody", forum.roles.working_group)
    run()

    assert list(member.groups.all()) == [forum.roles.working_group]


def test_it_works_before_there_is_any_forum() -> None:
    make_index()
    assert run() == "Headquarters and 0 forum teams are set up.\n"


def test_it_asks_for_migrations_first() -> None:
    with pytest.raises(CommandError, match="migrate"):
        run()
