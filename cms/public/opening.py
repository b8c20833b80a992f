"""Pages that only some may see: Wagtail asks for the password or the login, and remembers who gave it."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import PageViewRestriction

from forums_pages.models import BasePage
from graphql_api.tree import Tree
from graphql_api.visibility import Visibility


def let_past(request: HttpRequest) -> frozenset[int]:
    """Return the restrictions that the visitor passes: without a look, none for whoever has no session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return frozenset()
    restrictions = PageViewRestriction.objects.select_related("page").prefetch_related("groups")
    return frozenset(each.pk for each in restrictions if each.accept_request(request))


def gate_for_editors(draft: BasePage, moment: datetime) -> Visibility:
    """Return the gate of whoever edits ``draft``: it counts as published and open, like the pages above."""
    gate = Visibility(moment)
    source = draft.source
    step = BasePage.steplen
    above = {
        path[:end]
        for path in (draft.path or "", source.path or "")
        for end in range(step, len(path) + 1, step)
    }
    keys = {each.translation_key for each in gate.tree.containers if each.path in above}
    opened = (
        each._replace(is_published=True, restrictions=frozenset()) if each.translation_key in keys else each
        for each in gate.tree.containers
    )
    gate.tree = Tree(opened)
    return gate
