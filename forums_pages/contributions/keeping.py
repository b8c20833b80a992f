"""Keeps proposals from going with their call: whoever deletes is told first, and nothing is lost."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from forums_pages.models import CallPage, Contribution


@hooks.register("before_delete_page")
def refuse_deleting_with_proposals(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say how many proposals would be lost, and lead back to the pages; nothing when there are none."""
    return _refusal(request, [page])


@hooks.register("before_bulk_action")
def refuse_deleting_many_with_proposals(
    request: HttpRequest, action_type: str, objects: list[Any], _action: Any
) -> HttpResponse | None:
    """Do the same where several pages are deleted together."""
    if action_type != "delete":
        return None
    return _refusal(request, [each for each in objects if isinstance(each, Page)])


def _refusal(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse | None:
    for page in pages:
        calls = CallPage.objects.descendant_of(page, inclusive=True).values("pk")
        count = Contribution.objects.filter(call__in=calls).count()
        if count:
            sentence = ngettext(
                "“%(title)s” cannot be deleted: %(count)d proposal was sent in answer to its call. "
                "Unpublish it instead, or delete the proposal first.",
                "“%(title)s” cannot be deleted: %(count)d proposals were sent in answer to its call. "
                "Unpublish it instead, or delete the proposals first.",
                count,
            )
            messages.error(request, sentence % {"title": page.get_admin_display_title(), "count": count})
            return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None
