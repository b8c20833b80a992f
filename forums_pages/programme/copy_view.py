"""The page on which an editor copies an edition as the start of the next one."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from forums_pages.models import EditionPage
from forums_pages.programme.copying import copy_as_next_edition

URL_NAME = "copy_as_next_edition"


class CopyEditionForm(forms.Form):
    """Asks what comes along beside the structure."""

    with_sessions = forms.BooleanField(
        label=gettext_lazy("Bring the titles and kinds of the sessions"),
        help_text=gettext_lazy("As proposed drafts, without day, room and speakers."),
        required=False,
    )


def may_copy(user: AbstractBaseUser, edition: EditionPage) -> bool:
    """Return whether ``user`` may see the edition's draft and add an edition to its forum."""
    source = edition.source
    if not source.permissions_for_user(user).can_edit():
        return False
    return bool(source.permissions_for_user(user).can_copy_to(source.get_parent()))


@require_http_methods(["GET", "HEAD", "POST"])
def copy_edition(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask, then copy and open the new draft; 403 for those who may not add an edition to the forum."""
    edition = get_object_or_404(EditionPage, pk=page_id).source
    user: Any = request.user
    if not may_copy(user, edition):
        raise PermissionDenied
    form = CopyEditionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        copy = copy_as_next_edition(edition, user, with_sessions=form.cleaned_data["with_sessions"])
        messages.success(
            request, _("The next edition was started. Give it its name and, once known, its dates.")
        )
        return redirect("wagtailadmin_pages:edit", copy.pk)
    context = {
        "form": form,
        "edition": edition,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_explore", args=[edition.get_parent().pk]), "label": edition.forum},
            {"url": reverse("wagtailadmin_pages:edit", args=[edition.pk]), "label": edition},
            {"url": "", "label": _("Copy as next edition")},
        ],
    }
    return render(request, "forums_pages/programme/copy_edition.html", context)


@hooks.register("register_admin_urls")
def copy_urls() -> list[URLPattern]:
    """Return the address of the page, below the admin's own."""
    return [path("editions/<int:page_id>/copy-as-next/", copy_edition, name=URL_NAME)]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def copy_button(page: Page, user: AbstractBaseUser, **_context: Any) -> Iterator[Button]:
    """Yield the button that leads to the page, for editions that ``user`` may copy."""
    if page.specific_class is EditionPage and not page.alias_of_id and may_copy(user, page.specific):
        url = reverse(URL_NAME, args=[page.pk])
        yield Button(_("Copy as next edition"), url, icon_name="copy", priority=35)
