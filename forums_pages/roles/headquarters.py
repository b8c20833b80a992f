"""The groups of headquarters, the collection that all forums share and the moderation of last resort."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from wagtail.models import Collection, Page, Workflow, WorkflowPage

from forums_pages.models import Organisation, Person, Theme
from forums_pages.roles import names, rights
from forums_pages.roles.moderation import assign_to_models, assign_to_pages, ensure_workflow
from forums_pages.roles.permissions import set_media_rights, set_model_rights, set_page_rights

# Made by Wagtail's own migrations, before anything of ours.
STOCK_GROUPS = ("Editors", "Moderators")
STOCK_WORKFLOW = "Moderators approval"


@dataclass(frozen=True)
class Headquarters:
    """What headquarters have."""

    editors: Group
    moderators: Group
    partner_managers: Group
    workflow: Workflow


@transaction.atomic
def ensure_headquarters() -> Headquarters:
    """Make what headquarters need, or bring it back to what the table of rights says. Idempotent.

    Groups get their rights on the root of the page tree, so that a new language's tree is theirs at
    once. Raises ``ImproperlyConfigured`` on a database that was never migrated.
    """
    root = Page.get_first_root_node()
    if root is None:
        raise ImproperlyConfigured("There is no page tree yet: run “migrate” first.")
    _remove_unused_stock()
    editors = _group(names.EDITORS, rights.EDITOR, root)
    moderators = _group(names.MODERATORS, rights.MODERATOR, root)
    partner_managers = _group(names.PARTNER_MANAGERS, rights.PARTNER_MANAGER, root)
    known = Workflow.objects.filter(name=names.HEADQUARTERS_MODERATION).order_by("pk").first()
    workflow = ensure_workflow(known, names.HEADQUARTERS_MODERATION, [moderators])
    assign_to_pages(workflow, [root])
    assign_to_models(workflow, [Person, Organisation, Theme])
    return Headquarters(editors, moderators, partner_managers, workflow)


def headquarters_moderators() -> Group:
    """Return the group that may approve everything, made with the rest of headquarters where missing."""
    group: Group | None = Group.objects.filter(name=names.MODERATORS).first()
    return group or ensure_headquarters().moderators


def root_collection() -> Collection:
    """Return the collection above all others, made where an emptied database lacks it."""
    return Collection.get_first_root_node() or Collection.add_root(name="Root")


def shared_collection() -> Collection:
    """Return the collection from which every team may choose, made where it is missing."""
    root = root_collection()
    found = root.get_children().filter(name=names.SHARED_COLLECTION).first()
    return found or root.add_child(name=names.SHARED_COLLECTION)


def _group(name: str, granted: rights.Rights, root: Page) -> Group:
    group, _created = Group.objects.get_or_create(name=name)
    set_model_rights(group, granted.models)
    set_page_rights(group, [root], granted.pages)
    media = {root_collection(): granted.own_media, shared_collection(): granted.shared_media}
    set_media_rights(group, media)
    return group


def _remove_unused_stock() -> None:
    """Remove the two groups and the workflow that Wagtail starts with, unless somebody uses them."""
    unused = Group.objects.filter(name__in=STOCK_GROUPS, user__isnull=True)
    stock = Workflow.objects.filter(name=STOCK_WORKFLOW, workflow_states__isnull=True).first()
    if stock is not None and not Group.objects.filter(name__in=STOCK_GROUPS, user__isnull=False).exists():
        WorkflowPage.objects.filter(workflow=stock).delete()
        for task in list(stock.tasks):
            task.delete()
        stock.delete()
    unused.delete()
