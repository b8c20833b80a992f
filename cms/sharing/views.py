"""The page on which an editor shares a draft, and what the link shows."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.sharing.frontend import UNKEPT, frontend_url
from forums_pages.models import BasePage, Organisation, Person, Theme
from graphql_api.context import GatewayContext
from graphql_api.drafts import draft_of, links_to, share, shared_by, token_of
from graphql_api.loading.reading import Reading
from graphql_api.models import SharedDraft
from graphql_api.tree import STEP

RECORDS = (Person, Organisation, Theme)


def is_shareable(model: type[Any]) -> bool:
    """Return whether drafts of ``model`` can be shared."""
    return issubclass(model, (BasePage, *RECORDS))


def may_share(user: Any, row: Any) -> bool:
    """Return whether ``user`` may edit ``row``: nobody else may give its drafts away."""
    if isinstance(row, Page):
        return bool(row.permissions_for_user(user).can_edit())
    policy = policy_registry.get_by_type(type(row))
    return bool(policy.user_has_permission_for_instance(user, "change", row))


def share_url(row: Any) -> str:
    """Return where ``row`` is shared."""
    return reverse("share_draft", args=[row._meta.model_name, row.pk])


@require_http_methods(["GET", "HEAD", "POST"])
def share_draft(request: HttpRequest, model_name: str, pk: int) -> HttpResponse:
    """Show the links to a draft, make one, or end one; 403 for those who may not edit it."""
    row = _row(model_name, pk)
    if not may_share(request.user, row):
        raise PermissionDenied
    if request.method == "POST":
        _change(request, row)
        return redirect(share_url(row))
    links = [_link(request, shared) for shared in links_to(row)]
    context = {
        "row": row,
        "links": links,
        "days": settings.PREVIEW_LINK_MAX_AGE // 86_400,
        "back": _back(row),
    }
    return render(request, "sharing/share.html", context)


@require_safe
def show_draft(request: HttpRequest, token: str) -> HttpResponse:
    """Show the latest saved draft to whoever has its link: without a login, and without a cookie."""
    shared = shared_by(token, timezone.now())
    draft = draft_of(shared) if shared is not None else None
    if shared is None or draft is None:
        response = render(request, "sharing/nothing.html", {"is_over": True}, status=410)
    elif settings.PREVIEW_URL:
        response = redirect(frontend_url(shared))
    elif not _stands_in_the_open(request, draft):
        # Its page would name what is above it, or tell the facts of its source, which are hidden themselves.
        response = render(request, "sharing/nothing.html", {"is_over": False}, status=403)
    else:
        response = draft.make_preview_request(None, shared.locale, {"preview_token": token})
    response.cookies.clear()
    for name, value in UNKEPT.items():
        response[name] = value
    return response


def _stands_in_the_open(request: HttpRequest, draft: Any) -> bool:
    """Return whether everybody may see the pages above, and of a translation the source page itself."""
    if not isinstance(draft, BasePage):
        return True
    gate = Reading(GatewayContext(request), settings.LANGUAGE_CODE).gate
    source = draft.source
    places = [gate.tree.at(row.path[:-STEP]) for row in (draft, source)]
    if not all(place is not None and gate.tree.is_open(place) for place in places):
        return False
    return draft.is_source or gate.pages(type(source)).filter(pk=source.pk).exists()


def _row(model_name: str, pk: int) -> Any:
    try:
        model: Any = apps.get_model("forums_pages", model_name)
    except LookupError:
        raise Http404 from None
    if not is_shareable(model):
        raise Http404
    return get_object_or_404(model, pk=pk)


def _change(request: HttpRequest, row: Any) -> None:
    ended = request.POST.get("end", "")
    if ended.isdecimal():
        links_to(row).filter(pk=int(ended)).delete()
        messages.success(request, _("The link has ended."))
        return
    locale = row.locale.language_code if isinstance(row, BasePage) else _language(request)
    share(row, request.user, locale)
    messages.success(request, _("The link is ready to be copied."))


def _language(request: HttpRequest) -> str:
    wanted = request.POST.get("locale") or (get_language() or "").split("-")[0]
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _link(request: HttpRequest, shared: SharedDraft) -> dict[str, Any]:
    token = token_of(shared)
    url = request.build_absolute_uri(reverse("shared_draft", args=[token]))
    return {"shared": shared, "token": token, "url": url}


def _back(row: Any) -> str:
    if isinstance(row, Page):
        return reverse("wagtailadmin_pages:edit", args=[row.pk])
    return reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk])
