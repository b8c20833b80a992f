"""The team of a forum: two groups, a collection and a moderation, made when the forum is published."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Collection, Workflow

from forums_pages.models import ForumPage, ForumRoles
from forums_pages.roles import names, rights
from forums_pages.roles.headquarters import headquarters_moderators, root_collection, shared_collection
from forums_pages.roles.moderation import assign_to_pages, ensure_workflow, retire
from forums_pages.roles.permissions import set_media_rights, set_model_rights, set_page_rights


@transaction.atomic
def ensure_forum_roles(forum: ForumPage) -> ForumRoles:
    """Make the team of ``forum``, or bring its names and rights up to date; members stay. Idempotent.

    ``forum`` may be any of the forum's language versions. The team is found by key: after the forum
    was renamed, its groups, collection and moderation carry the new name.
    """
    # Of two who publish the forum at the same time, the second waits for the first.
    source = ForumPage.objects.select_for_update().get(pk=forum.source.pk)
    team = ForumRoles.objects.filter(forum=source).first() or ForumRoles(forum=source)
    team.coordinators = _group(team.coordinators, names.COORDINATORS_OF, source.title)
    team.working_group = _group(team.working_group, names.WORKING_GROUP_OF, source.title)
    team.collection = _collection(team.collection, source.title)
    team.workflow = _workflow(team, source.title)
    team.save()
    for group, granted in _members(team):
        set_model_rights(group, granted.models)
    _set_media_rights(team)
    _set_page_rights(team, source)
    return team


def extend_team_to(page: ForumPage) -> None:
    """Give the forum's team its rights on ``page``, a language version that was just made."""
    team = ForumRoles.objects.filter(forum__translation_key=page.translation_key).first()
    if team is not None:
        _set_page_rights(team, page)


@transaction.atomic
def dismiss_teams_without_forum() -> None:
    """Take the rights of teams whose forum is gone in every language; their pictures are kept."""
    for team in ForumRoles.objects.filter(forum__isnull=True):
        retire(team.workflow)
        groups = [group.pk for group, _granted in _members(team)]
        team.delete()
        Group.objects.filter(pk__in=groups).delete()


def _members(team: ForumRoles) -> list[tuple[Group, rights.Rights]]:
    pairs = ((team.coordinators, rights.COORDINATOR), (team.working_group, rights.WORKING_GROUP))
    return [(group, granted) for group, granted in pairs if group is not None]


def _set_page_rights(team: ForumRoles, forum: ForumPage) -> None:
    versions = list(ForumPage.objects.filter(translation_key=forum.translation_key))
    for group, granted in _members(team):
        set_page_rights(group, versions, granted.pages)
    if team.workflow is not None:
        assign_to_pages(team.workflow, versions)


def _set_media_rights(team: ForumRoles) -> None:
    shared = shared_collection()
    for group, granted in _members(team):
        set_media_rights(group, {team.collection: granted.own_media, shared: granted.shared_media})


def _group(group: Group | None, pattern: str, title: str) -> Group:
    group = group or Group()
    group.name = names.name_of(pattern, title, _other_names(Group, group, pattern))
    group.save()
    return group


def _collection(collection: Collection | None, title: str) -> Collection:
    root = root_collection()
    children = root.get_children()
    others = children if collection is None else children.exclude(pk=collection.pk)
    name = names.name_of(names.COLLECTION_OF, title, others.values_list("name", flat=True))
    if collection is None:
        return root.add_child(name=name)
    if collection.name != name:
        collection.name = name
        collection.save(update_fields=["name"])
    return collection


def _workflow(team: ForumRoles, title: str) -> Workflow:
    taken = _other_names(Workflow, team.workflow, names.MODERATION_OF)
    name = names.name_of(names.MODERATION_OF, title, taken)
    approvers = [group for group in (team.coordinators, headquarters_moderators()) if group is not None]
    return ensure_workflow(team.workflow, name, approvers)


def _other_names(
    model: type[Group] | type[Workflow], one: Group | Workflow | None, pattern: str
) -> Iterable[str]:
    rows = model._default_manager.filter(name__startswith=pattern.format(""))
    others = rows if one is None or one.pk is None else rows.exclude(pk=one.pk)
    return others.values_list("name", flat=True)
