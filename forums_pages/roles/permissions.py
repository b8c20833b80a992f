"""Gives a group exactly the rights it is to have, and takes every other away; members are never touched."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from forums_pages.roles.rights import MEDIA


def permissions_named(names: Iterable[str]) -> list[Permission]:
    """Return the permissions called ``names`` (``app.action_model``), made where they are missing.

    Wagtail makes those for publishing and locking records after migrating, Django the rest; a team
    may be needed before. Raises ``LookupError`` where a name's model does not exist.
    """
    wanted = set(names)
    codenames = {name.partition(".")[2] for name in wanted}
    rows = Permission.objects.filter(codename__in=codenames).select_related("content_type")
    found = {f"{row.content_type.app_label}.{row.codename}": row for row in rows}
    return [found.get(name) or _make_permission(name) for name in sorted(wanted)]


def set_model_rights(group: Group, names: Iterable[str]) -> None:
    """Let ``group`` do everywhere what ``names`` say, and nothing else."""
    group.permissions.set(permissions_named(names))


def set_page_rights(group: Group, pages: Iterable[Page], actions: Iterable[str]) -> None:
    """Let ``group`` do ``actions`` on ``pages`` and what is below them, and nothing on other pages."""
    permissions = permissions_named(f"wagtailcore.{action}_page" for action in actions)
    wanted = {(page.pk, each.pk) for page in pages for each in permissions}
    rows = GroupPagePermission.objects.filter(group=group)
    missing = wanted - _drop_others(rows, wanted, "page_id")
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page_id=page, permission_id=permission)
        for page, permission in sorted(missing)
    )


def set_media_rights(group: Group, actions: Mapping[Collection, Iterable[str]]) -> None:
    """Let ``group`` do ``actions`` with the media of each collection, and nothing with those of others."""
    wanted = {
        (collection.pk, permission.pk)
        for collection, names in actions.items()
        for permission in permissions_named(kind.format(name) for kind in MEDIA for name in names)
    }
    rows = GroupCollectionPermission.objects.filter(group=group)
    missing = wanted - _drop_others(rows, wanted, "collection_id")
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection_id=collection, permission_id=permission)
        for collection, permission in sorted(missing)
    )


def _drop_others(rows: QuerySet[Any], wanted: set[tuple[int, int]], place: str) -> set[tuple[int, int]]:
    """Delete the rows that are not wanted; return those that stay."""
    found = {
        (where, permission): pk for pk, where, permission in rows.values_list("pk", place, "permission_id")
    }
    surplus = [pk for key, pk in found.items() if key not in wanted]
    if surplus:
        rows.filter(pk__in=surplus).delete()
    return set(found) & wanted


def _make_permission(name: str) -> Permission:
    app_label, _dot, codename = name.partition(".")
    action, _line, model_name = codename.rpartition("_")
    model = apps.get_model(app_label, model_name)
    content_type = ContentType.objects.get_for_model(model)
    permission, _created = Permission.objects.get_or_create(
        content_type=content_type,
        codename=codename,
        # As Wagtail and Django name them.
        defaults={"name": f"Can {action} {model._meta.verbose_name_raw}"},
    )
    return permission
