"""An approval publishes only what a form would publish; otherwise it leads to the form, and is undone."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from forums_pages.models import CallPage, Criterion
from tests.factories import make_call, make_edition, texts

pytestmark = pytest.mark.django_db

SENTENCE = "“Call” is not published: The weights of the criteria add up to 110; they must add up to 100."


@pytest.fixture
def workflow() -> Workflow:
    task = GroupApprovalTask.objects.create(name="Look at it")
    task.groups.add(Group.objects.get_or_create(name="Moderators")[0])
    workflow = Workflow.objects.create(name="Moderation", active=True)
    WorkflowTask.objects.create(workflow=workflow, task=task)
    return workflow


@pytest.fixture
def submitted(workflow: Workflow) -> CallPage:
    """A call that was complete when it was submitted."""
    call = make_call(make_edition(), live=False)
    weigh(call, 50, 50)
    workflow.start(CallPage.objects.get(), User.objects.create_superuser("willa"))
    return CallPage.objects.get()


def weigh(call: CallPage, *weights: int) -> None:
    """Save a draft with criteria of these weights."""
    draft = call.get_latest_revision_as_object()
    draft.criteria = [Criterion(label={"en": "Use"}, weight=weight) for weight in weights]
    draft.save_revision()


def approve(client: Client, call: CallPage, **headers: str) -> object:
    state = call.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[call.pk, "approve", state.pk])
    return client.post(address, {"comment": ""}, headers=headers, follow=True)


def standing() -> tuple[bool, str, int]:
    call = CallPage.objects.get()
    return call.live, call.current_workflow_task_state.status, call.revisions.count()


def test_what_became_incomplete_is_led_to_its_form(admin_client: Client, submitted: CallPage) -> None:
    weigh(submitted, 60, 50)
    before = standing()

    answer = approve(admin_client, submitted)

    assert answer.redirect_chain == [(reverse("wagtailadmin_pages:edit", args=[submitted.pk]), 302)]
    assert texts(answer.context["messages"])[0] == SENTENCE
    assert standing() == before == (False, "in_progress", 2)


def test_a_window_is_told_where_to_go(admin_client: Client, submitted: CallPage) -> None:
    weigh(submitted, 60, 50)
    answer = approve(admin_client, submitted, **{"X-Requested-With": "XMLHttpRequest"})
    form = reverse("wagtailadmin_pages:edit", args=[submitted.pk])
    assert answer.json() == {"step": "success", "redirect": form}
    assert SENTENCE in texts(admin_client.get(form).context["messages"])


def test_what_is_complete_goes_live(admin_client: Client, submitted: CallPage) -> None:
    approve(admin_client, submitted)
    assert CallPage.objects.get().live


def test_what_is_scheduled_goes_live_as_it_was_asked_about(submitted: CallPage) -> None:
    """A draft that is saved later, with gaps, is another version than the one that was scheduled."""
    scheduled = submitted.get_latest_revision()
    type(scheduled).objects.filter(pk=scheduled.pk).update(approved_go_live_at="2020-01-01T00:00:00Z")
    weigh(submitted, 60, 50)

    call_command("publish_scheduled")

    assert [each.weight for each in CallPage.objects.get(live=True).criteria.all()] == [50, 50]
