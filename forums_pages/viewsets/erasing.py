"""The page on which an editor takes away what a person asked to be removed, and what history says of it."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import EditView

from forums_pages.contributions import erasing
from forums_pages.directory.erasing import LOG_ACTION, erase, find
from forums_pages.models import Person

NAMESPACE = "wagtailsnippets_forums_pages_person"
TITLE = gettext_lazy("Remove at the person's request")


class ErasingForm(forms.Form):
    """Asks what goes beside all that is public."""

    with_private_details = forms.BooleanField(
        label=gettext_lazy("Remove the e-mail address and the team's notes too"), required=False, initial=True
    )


def may_erase(user: Any) -> bool:
    """Return whether ``user`` may change and publish what the public sees of people."""
    policy = policy_registry.get_by_type(Person)
    return all(policy.user_has_permission(user, action) for action in ("change", "publish"))


class PersonEditView(EditView):
    """Offers to remove what a person asked to be removed."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Put the offer between the other buttons."""
        buttons: list[Button] = list(super().header_more_buttons)
        if may_erase(self.request.user):
            url = reverse(f"{NAMESPACE}:erase", args=[self.object.pk])
            buttons.append(Button(TITLE, url=url, icon_name="cross", priority=15))
        return buttons


@require_http_methods(["GET", "HEAD", "POST"])
def erase_person(request: HttpRequest, pk: str) -> HttpResponse:
    """Tell what there is of a person, ask, and take it away; 403 for those who may not publish people."""
    person = get_object_or_404(Person, pk=pk)
    user: Any = request.user
    if not may_erase(user):
        raise PermissionDenied
    edit_url = reverse(f"{NAMESPACE}:edit", args=[person.pk])
    lock = person.get_lock()
    locked = lock.get_message(user) if lock and lock.for_user(user) else None
    form = ErasingForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and not locked:
        erase(person, user, **form.cleaned_data)
        messages.success(request, _("What %(name)s asked for was removed.") % {"name": person})
        return redirect(edit_url)
    context = {
        "form": form,
        "person": person,
        "found": find(person),
        "locked": locked,
        "edit_url": edit_url,
        "title": TITLE,
        "breadcrumbs_items": [
            {"url": reverse(f"{NAMESPACE}:list"), "label": _("People")},
            {"url": edit_url, "label": person},
            {"url": "", "label": TITLE},
        ],
    }
    return render(request, "forums_pages/directory/erase_person.html", context)


@hooks.register("register_log_actions")
def name_the_action(actions: LogActionRegistry) -> None:
    """Let history say that it happened, and to whom, but not what it was."""
    actions.register_action(LOG_ACTION, TITLE, gettext_lazy("Portrait, biography and links were removed"))
    words = gettext_lazy("Erase personal data"), gettext_lazy("Erased the submitter's personal data")
    actions.register_action(erasing.LOG_ACTION, *words)
