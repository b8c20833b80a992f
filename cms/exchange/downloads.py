"""The addresses from which tables are downloaded."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from cms.exchange.access import RECORDS
from cms.exchange.exporting import Rows, edition_rows, header, record_rows, session_rows
from cms.exchange.tables import FORMATS
from forums_pages.models import EditionPage, ForumPage
from forums_pages.programme.importing.here.obstacles import may, rights_on
from forums_pages.programme.importing.told import EDITION, SESSION
from forums_pages.roles.rights import PRIVATE

PAGES: dict[str, tuple[Any, Any]] = {
    SESSION: (EditionPage, session_rows),
    EDITION: (ForumPage, edition_rows),
}


@require_safe
def download(request: HttpRequest, kind: str, form: str, pk: int | None = None) -> HttpResponse:
    """Send a table: the sessions of an edition, the editions of a forum, or records of the directory.

    Drafts are in it, so that only those who may change these things are sent it.
    """
    if form not in FORMATS:
        raise Http404
    user: Any = request.user
    name, rows = _rows(kind, pk, user)
    write, media_type = FORMATS[form]
    names = header(kind, with_private=user.has_perm(PRIVATE))
    response = HttpResponse(write(names, rows), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    response["Cache-Control"] = "no-store, private"
    return response


def _rows(kind: str, pk: int | None, user: Any) -> tuple[str, Rows]:
    if kind in RECORDS and pk is None:
        if not may(user, RECORDS[kind], "change"):
            raise PermissionDenied
        return kind, record_rows(kind, RECORDS[kind].objects.all())
    if kind not in PAGES or pk is None:
        raise Http404
    model, rows = PAGES[kind]
    page = get_object_or_404(model, pk=pk, is_source=True)
    if "change" not in rights_on(user, page):
        raise PermissionDenied
    return slugify(f"{page.slug} {kind}s") or kind, rows(page)
