import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ImproperlyConfigured
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupPagePermission,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from forums_pages.roles import ensure_headquarters
from tests.factories import make_index, make_member, make_organisation, make_person, make_theme, translate
from tests.factories.site import tree_root

pytestmark = pytest.mark.django_db


def counts() -> list[int]:
    kinds = (Group, Permission, GroupPagePermission, Collection, Workflow, WorkflowPage, WorkflowContentType)
    return [kind.objects.count() for kind in kinds]


def make_stock() -> Group:
    """Wagtail's migrations leave this behind; a test database is made without them."""
    group = Group.objects.create(name="Moderators")
    workflow = Workflow.objects.create(name="Moderators approval")
    task = GroupApprovalTask.objects.create(name="Moderators approval")
    task.groups.add(group)
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(page=tree_root(), workflow=workflow)
    return group


def test_doing_it_again_changes_nothing_and_loses_no_member() -> None:
    make_index()
    headquarters = ensure_headquarters()
    member = make_member("somebody", headquarters.editors)
    before = counts()

    assert ensure_headquarters() == headquarters
    assert (counts(), list(member.groups.all())) == (before, [headquarters.editors])


def test_a_right_that_was_added_or_removed_by_hand_is_set_back() -> None:
    make_index()
    editors = ensure_headquarters().editors
    rights = set(editors.permissions.all())
    editors.permissions.set(Permission.objects.filter(codename__in=["delete_person", "add_person"]))

    ensure_headquarters()
    assert set(editors.permissions.all()) == rights


def test_the_programme_in_a_new_language_is_moderated_by_headquarters_at_once() -> None:
    index = make_index()
    workflow = ensure_headquarters().workflow
    arabic = translate(index, "ar", title="المنتديات")

    assert (index.get_workflow(), arabic.get_workflow()) == (workflow, workflow)


def test_directory_records_are_moderated_by_headquarters() -> None:
    make_index()
    workflow = ensure_headquarters().workflow

    records = (make_person(), make_organisation(), make_theme())
    assert [record.get_workflow() for record in records] == [workflow] * 3


def test_what_wagtail_starts_with_is_removed_while_nobody_uses_it() -> None:
    make_stock()
    workflow = ensure_headquarters().workflow

    assert not Group.objects.filter(name="Moderators").exists()
    assert [each.workflow for each in WorkflowPage.objects.all()] == [workflow]
    assert list(GroupApprovalTask.objects.values_list("name", flat=True)) == [workflow.name]


def test_what_wagtail_starts_with_stays_where_it_is_used() -> None:
    group = make_stock()
    make_member("somebody", group)
    ensure_headquarters()

    assert [each.workflow.name for each in WorkflowPage.objects.all()] == ["Moderators approval"]
    assert Group.objects.filter(name="Moderators").exists()


def test_a_database_without_pages_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured):
        ensure_headquarters()
