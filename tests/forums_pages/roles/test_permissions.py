import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from forums_pages.roles.headquarters import root_collection, shared_collection
from forums_pages.roles.permissions import (
    permissions_named,
    set_media_rights,
    set_model_rights,
    set_page_rights,
)
from tests.factories import make_forum, make_index

pytestmark = pytest.mark.django_db


def pages_of(group: Group) -> set[tuple[int, str]]:
    rows = GroupPagePermission.objects.filter(group=group)
    return set(rows.values_list("page_id", "permission__codename"))


def media_of(group: Group) -> set[tuple[int, str]]:
    rows = GroupCollectionPermission.objects.filter(group=group)
    return set(rows.values_list("collection_id", "permission__codename"))


def test_a_permission_that_is_not_there_yet_is_made_as_wagtail_names_it() -> None:
    Permission.objects.filter(codename="publish_person").delete()
    made = permissions_named(["forums_pages.publish_person"])
    again = permissions_named(["forums_pages.publish_person"])

    assert [each.name for each in made] == ["Can publish person"]
    assert again == made


def test_a_permission_of_a_model_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(LookupError):
        permissions_named(["forums_pages.publish_unicorn"])


def test_rights_are_set_not_added() -> None:
    index, forum = make_index(), make_forum()
    root, shared = root_collection(), shared_collection()
    group = Group.objects.create(name="Anybody")

    for page, collection, action in ((index, root, "change"), (forum, shared, "add")):
        set_model_rights(group, [f"forums_pages.{action}_venue"])
        set_page_rights(group, [page], [action])
        set_media_rights(group, {collection: [action]})

    assert [each.codename for each in group.permissions.all()] == ["add_venue"]
    assert pages_of(group) == {(forum.pk, "add_page")}
    assert media_of(group) == {(shared.pk, "add_image"), (shared.pk, "add_document")}
