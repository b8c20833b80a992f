"""Keeps proposals from going with their call: whoever deletes is told first, and nothing is lost."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction
from wagtail.models import Page

from forums_pages.models import CallPage, Contribution


@hooks.register("before_delete_page")
def refuse_deleting_with_proposals(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say how many proposals would be lost, and lead back to the pages; nothing when there are none."""
    return _refusal(request, [page])


class KeepingDeleteBulkAction(DeleteBulkAction):
    """Deletes several pages together, unless proposals were sent to one of them: then it deletes none.

    Wagtail's own looks for protected rows before it asks any hook, and answers with "access denied".
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say what is in the way before anything is asked or deleted."""
        pages, _others = self.get_actionable_objects()
        answer: HttpResponse = _refusal(request, pages) or super().dispatch(request, *args, **kwargs)
        return answer


# Of two actions of one name, Wagtail takes the one that is registered last.
hooks.register("register_bulk_action", KeepingDeleteBulkAction, order=1)


def _refusal(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse | None:
    """Return the way back after a message per page that cannot go; None if all can."""
    kept = [(page, count) for page in pages if (count := _proposals_below(page))]
    for page, count in kept:
        sentence = ngettext(
            "“%(title)s” cannot be deleted: %(count)d proposal was sent in answer to its call. "
            "Unpublish it instead, or delete the proposal first.",
            "“%(title)s” cannot be deleted: %(count)d proposals were sent in answer to its call. "
            "Unpublish it instead, or delete the proposals first.",
            count,
        )
        messages.error(request, sentence % {"title": page.get_admin_display_title(), "count": count})
    return redirect("wagtailadmin_explore", kept[0][0].get_parent().pk) if kept else None


def _proposals_below(page: Page) -> int:
    calls = CallPage.objects.descendant_of(page, inclusive=True).values("pk")
    return Contribution.objects.filter(call__in=calls).count()
