"""Keeps what cannot do without a page from going with it: whoever deletes is told what is in the way."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction
from wagtail.models import Page, Site

from forums_pages.models import CallPage, Contribution


@hooks.register("before_delete_page")
def refuse_to_lose_anything(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say what would be lost, and lead back to the pages; nothing when all can do without the page."""
    return _refusal(request, [page])


class KeepingDeleteBulkAction(DeleteBulkAction):
    """Deletes several pages together, unless something cannot do without one of them: then it deletes none.

    Wagtail's own looks for protected rows before it asks any hook, and answers with "access denied".
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say what is in the way before anything is asked or deleted."""
        pages, _others = self.get_actionable_objects()
        answer: HttpResponse = _refusal(request, pages) or super().dispatch(request, *args, **kwargs)
        return answer


# Of two actions of one name, Wagtail takes the one that is registered last.
hooks.register("register_bulk_action", KeepingDeleteBulkAction, order=1)


def _refusal(request: HttpRequest, pages: Sequence[Page]) -> HttpResponse | None:
    """Return the way back after a message per page that cannot go; None if all can."""
    kept = None
    for page in pages:
        for sentence in (*_sites_lost_with(page), *_proposals_lost_with(page, pages)):
            messages.error(request, sentence)
            kept = kept or page
    return redirect("wagtailadmin_explore", kept.get_parent().pk) if kept is not None else None


def _sites_lost_with(page: Page) -> Iterator[str]:
    homes = Page.objects.descendant_of(page, inclusive=True).values("pk")
    sentence = gettext(
        "“%(title)s” cannot be deleted: it holds the home page of the site %(site)s. "
        "Give the site another home page first."
    )
    for site in Site.objects.filter(root_page__in=homes):
        yield sentence % {"title": page.get_admin_display_title(), "site": site}


def _proposals_lost_with(page: Page, going: Sequence[Page]) -> Iterator[str]:
    """Yield how many proposals go with ``page``: those to calls of which no translation stays."""
    calls = CallPage.objects.descendant_of(page, inclusive=True)
    staying = CallPage.objects.exclude(_at_or_below(going))
    mirrored = staying.filter(alias_of__isnull=False).values("alias_of")
    heirs = Q(call__in=mirrored) | Q(call__translation_key__in=staying.values("translation_key"))
    count = Contribution.objects.filter(call__in=calls.values("pk")).exclude(heirs).count()
    sentence = ngettext(
        "“%(title)s” cannot be deleted: %(count)d proposal was sent in answer to its call. "
        "Unpublish it instead, or delete the proposal first.",
        "“%(title)s” cannot be deleted: %(count)d proposals were sent in answer to its call. "
        "Unpublish it instead, or delete the proposals first.",
        count,
    )
    if count:
        yield sentence % {"title": page.get_admin_display_title(), "count": count}


def _at_or_below(pages: Sequence[Page]) -> Q:
    return Q(*(("path__startswith", page.path) for page in pages), _connector=Q.OR)
