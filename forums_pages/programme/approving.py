"""Lets an approval publish only what a form would publish, since whoever approves may not open one.

Submitting asked for everything; but a draft that is being reviewed may be saved once more, with gaps.
"""

from __future__ import annotations  # Wagtail's models are made later than this

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wagtail.models import Page


class NotReadyError(Exception):
    """A page was approved that must not be published as it is. ``problems`` are sentences for an editor."""

    def __init__(self, page: Page, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.page = page
        self.problems = problems


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish what was approved; ``WAGTAIL_FINISH_WORKFLOW_ACTION`` names this function.

    Raises:
        NotReadyError: with nothing published. The approval is undone where the caller's transaction is.
    """
    # Wagtail loads this module while it makes its models, so none can be imported above.
    from wagtail.models import Page  # noqa: PLC0415
    from wagtail.workflows import publish_workflow_state  # noqa: PLC0415

    from forums_pages.programme.warnings import publish_problems  # noqa: PLC0415

    record = workflow_state.content_object
    problems = publish_problems(record) if isinstance(record, Page) else []
    if problems:
        raise NotReadyError(record, problems)
    publish_workflow_state(workflow_state, user=user)
