"""What an editor is shown when saving fails on our side: that nothing was saved, and all that was written."""

from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.shortcuts import render
from django.views.defaults import server_error as plain_server_error

from cms.desk.whole import is_in_admin

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


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    try:
        lists = request.POST.lists()
    except (UnreadablePostError, ValueError):
        return []
    return [(name, str(value)) for name, values in lists for value in values if SECRET not in name.lower()]
