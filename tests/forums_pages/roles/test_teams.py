import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowPage

from forums_pages.models import ForumPage, ForumRoles
from forums_pages.roles import ensure_forum_roles
from tests.factories import (
    locale,
    make_edition,
    make_forum,
    make_image,
    make_index,
    make_member,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db


def names_of(team: ForumRoles) -> list[str]:
    team = ForumRoles.objects.get(pk=team.pk)
    return [each.name for each in (team.coordinators, team.working_group, team.collection, team.workflow)]


def pages_of(group: Group) -> set[int]:
    return set(GroupPagePermission.objects.filter(group=group).values_list("page_id", flat=True))


def test_publishing_a_forum_makes_its_team() -> None:
    draft = make_forum("Tunisia", live=False)
    before = ForumRoles.objects.count()
    forum = publish(draft)

    assert before == 0
    assert names_of(forum.roles) == [
        "National coordinators — Tunisia",
        "Working Group — Tunisia",
        "Tunisia",
        "Moderation — Tunisia",
    ]
    assert make_edition(forum).get_workflow() == forum.roles.workflow
    task = forum.roles.workflow.tasks.get().specific
    approvers = {"National coordinators — Tunisia", "Headquarters moderators"}
    assert {group.name for group in task.groups.all()} == approvers


def test_renaming_a_forum_renames_its_team_and_keeps_everybody() -> None:
    forum = make_forum("Tunisia")
    member = make_member("somebody", forum.roles.coordinators)
    draft = forum.get_latest_revision_as_object()
    draft.title = "Tunisia and Libya"
    draft.save_revision()
    unpublished = names_of(forum.roles)[0]
    publish(draft)

    assert unpublished == "National coordinators — Tunisia"
    assert names_of(forum.roles)[0] == "National coordinators — Tunisia and Libya"
    assert list(member.groups.all()) == [forum.roles.coordinators]
    assert (Group.objects.filter(name__contains="Tunisia").count(), ForumRoles.objects.count()) == (2, 1)


def test_forums_of_one_title_have_teams_of_their_own() -> None:
    first = make_forum("Tunisia")
    second = make_forum("Tunisia")

    assert names_of(second.roles)[0] == "National coordinators — Tunisia (2)"
    assert pages_of(second.roles.coordinators) == {second.pk}
    assert pages_of(first.roles.coordinators) == {first.pk}


def test_a_title_that_no_group_could_carry_is_shortened() -> None:
    forum = make_forum("Forum " * 40)
    assert [len(name) for name in names_of(forum.roles)] == [150] * 4


@pytest.mark.parametrize("how", ["published", "draft", "alias"])
def test_a_new_language_belongs_to_the_same_team(how: str) -> None:
    forum = make_forum("Tunisia")
    if how == "alias":
        french = forum.copy_for_translation(locale("fr"), copy_parents=True, alias=True)
    else:
        french = translate(forum, "fr", live=how == "published", title="Tunisie")

    team = forum.roles
    assert pages_of(team.coordinators) == pages_of(team.working_group) == {forum.pk, french.pk}
    assert Page.objects.get(pk=french.pk).get_workflow() == team.workflow
    assert (ForumRoles.objects.count(), names_of(team)[2]) == (1, "Tunisia")


def test_a_language_that_comes_with_an_edition_belongs_to_the_team_too() -> None:
    edition = make_edition(make_forum("Tunisia"))
    arabic = translate(edition, "ar")
    parent = arabic.get_parent()

    assert parent.pk in pages_of(edition.forum.roles.coordinators)


def test_what_was_deleted_by_hand_is_made_again() -> None:
    forum = make_forum("Tunisia")
    forum.roles.coordinators.delete()
    forum.roles.collection.delete()
    team = ensure_forum_roles(ForumPage.objects.get(pk=forum.pk))

    assert names_of(team)[::2] == ["National coordinators — Tunisia", "Tunisia"]
    assert pages_of(team.coordinators) == {forum.pk}


def test_a_disabled_moderation_stays_disabled() -> None:
    forum = make_forum("Tunisia")
    forum.roles.workflow.deactivate()
    ensure_forum_roles(forum)

    assert not Workflow.objects.get(pk=forum.roles.workflow.pk).active
    assert not WorkflowPage.objects.filter(page=forum).exists()


def test_a_page_that_was_given_another_moderation_keeps_it() -> None:
    forum = make_forum("Tunisia")
    other = Workflow.objects.create(name="Two steps")
    WorkflowPage.objects.filter(page=forum).update(workflow=other)
    ensure_forum_roles(forum)

    assert Page.objects.get(pk=forum.pk).get_workflow() == other


def test_deleting_the_source_leaves_the_team_with_the_other_languages() -> None:
    forum = make_forum("Tunisia")
    french = translate(forum, "fr", title="Tunisie")
    team = forum.roles
    member = make_member("somebody", team.working_group)
    ForumPage.objects.get(pk=forum.pk).delete()

    team.refresh_from_db()
    assert (team.forum_id, pages_of(team.working_group)) == (french.pk, {french.pk})
    assert list(member.groups.all()) == [team.working_group]


def test_deleting_a_forum_in_its_last_language_takes_all_rights_and_keeps_the_pictures() -> None:
    make_index()
    forum = make_forum("Tunisia")
    team = forum.roles
    picture = make_image(collection=team.collection)
    member = make_member("somebody", team.coordinators)
    ForumPage.objects.get(pk=forum.pk).delete()

    assert (ForumRoles.objects.count(), list(member.groups.all())) == (0, [])
    assert not Group.objects.filter(name__contains="Tunisia").exists()
    assert not Workflow.objects.get(pk=team.workflow.pk).active
    picture.refresh_from_db()
    assert picture.collection == team.collection
