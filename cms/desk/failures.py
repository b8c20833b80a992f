"""What an editor is shown instead of a success: that nothing was saved, and all that was written."""

from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.defaults import server_error as plain_server_error
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow

from forums_pages.programme.approving import NotReadyError

SECRET = "password"  # noqa: S105 - a part of names of fields


def server_error(request: HttpRequest) -> HttpResponse:
    """Offer to send once more what an editor sent; tell others that something went wrong.

    Asks the database nothing: it may be what failed. Files are not kept, and neither are passwords.
    """
    if request.method != "POST" or not is_in_admin(request):
        return plain_server_error(request)
    if "application/json" in request.headers.get("Accept", ""):
        # An autosave: Wagtail says in the form that it failed, and tries again.
        return JsonResponse({"success": False, "error_code": "server_error"}, status=500)
    answer = render(request, "desk/failure.html", {"fields": _sent(request)}, status=500)
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def tell_what_is_missing(request: HttpRequest, error: NotReadyError) -> HttpResponse:
    """Lead whoever approved a page to its form, with a message for each thing that it still lacks."""
    for problem in error.problems:
        messages.error(request, problem)
    form = reverse("wagtailadmin_pages:edit", args=[error.page.pk])
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        # The window that asks for a comment closes, and goes where it is told to.
        answer: HttpResponse = render_modal_workflow(
            request, None, None, None, json_data={"step": "success", "redirect": form}
        )
        return answer
    return redirect(form)


def is_in_admin(request: HttpRequest) -> bool:
    """Return whether the request goes to Wagtail's admin."""
    return request.path_info.startswith(reverse("wagtailadmin_home"))


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    try:
        lists = request.POST.lists()
    except (UnreadablePostError, ValueError):
        return []
    return [(name, str(value)) for name, values in lists for value in values if SECRET not in name.lower()]
