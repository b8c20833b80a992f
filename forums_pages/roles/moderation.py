"""Workflows of one step: the groups that may approve."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)


def ensure_workflow(workflow: Workflow | None, name: str, approvers: Iterable[Group]) -> Workflow:
    """Return ``workflow``, made where it is None, called ``name`` and approved by any of ``approvers``.

    One that somebody disabled stays disabled; steps that somebody added stay too.
    """
    if workflow is None:
        workflow = Workflow.objects.create(name=name)
        task = GroupApprovalTask.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    else:
        task = (
            GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow)
            .order_by("workflow_tasks__sort_order")
            .first()
        )
    for each in (workflow, task):
        if each is not None and each.name != name:
            each.name = name
            each.save(update_fields=["name"])
    if task is not None:
        task.groups.set(approvers)
    return workflow


def assign_to_pages(workflow: Workflow, pages: Iterable[Page]) -> None:
    """Let ``workflow`` moderate ``pages`` and what is below; a page that has another one keeps it."""
    if workflow.active:
        for page in pages:
            WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})


def assign_to_models(workflow: Workflow, kinds: Iterable[type[models.Model]]) -> None:
    """Let ``workflow`` moderate the records of ``kinds``; a kind that has another one keeps it."""
    if workflow.active:
        for kind in kinds:
            content_type = ContentType.objects.get_for_model(kind)
            WorkflowContentType.objects.get_or_create(
                content_type=content_type, defaults={"workflow": workflow}
            )


def retire(workflow: Workflow | None) -> None:
    """Cancel what waits in ``workflow`` and disable it; what it once approved keeps its history."""
    if workflow is not None and workflow.active:
        tasks = [each.specific for each in workflow.tasks.filter(active=True)]
        workflow.deactivate()
        for task in tasks:
            task.deactivate()
