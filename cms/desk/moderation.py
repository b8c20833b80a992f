"""What authors and reviewers are told in words while a draft is in moderation."""

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_latest_str, get_user_display_name
from wagtail.models import WorkflowState


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def tell_what_is_asked_for(request: HttpRequest, record: Any) -> None:
    """Show who asked for which changes, each time a draft that came back is opened.

    Wagtail tells it by e-mail, and in a window two clicks away from the form.
    """
    state = getattr(record, "current_workflow_state", None)
    is_opened = request.method == "GET" and "_w_hydrate_create_view" not in request.GET
    if is_opened and state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        messages.warning(request, _request_for_changes(state))


@hooks.register("after_edit_page")
@hooks.register("after_edit_snippet")
def tell_what_was_decided(request: HttpRequest, record: Any) -> None:
    """Say what a reviewer's decision did, where Wagtail says "has been updated" of any of them."""
    decision = request.POST.get("workflow-action-name")
    if not request.POST.get("action-workflow-action") or decision not in ("approve", "reject"):
        return
    kept = list(get_messages(request))[:-1]
    for message in kept:
        messages.add_message(request, message.level, message.message, extra_tags=message.extra_tags)
    messages.success(request, _outcome(decision, type(record)._default_manager.get(pk=record.pk)))


def _request_for_changes(state: WorkflowState) -> str:
    task = state.current_task_state.specific
    words = {
        "reviewer": get_user_display_name(task.finished_by) if task.finished_by else _("A reviewer"),
        "comment": task.get_comment(),
    }
    if words["comment"]:
        return _("{reviewer} asks for changes: “{comment}” Make them, then press Resubmit.").format(**words)
    return _("{reviewer} asks for changes. Make them, then press Resubmit.").format(**words)


def _outcome(decision: str, record: Any) -> str:
    if decision == "reject":
        sentence = _("“{title}” went back to its author, who is told that you ask for changes.")
    elif record.live and not record.has_unpublished_changes:
        sentence = _("“{title}” is approved and public.")
    else:
        sentence = _("“{title}” is approved.")
    return sentence.format(title=get_latest_str(record))
