"""Who may import into what, and see which imports."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from forums_pages.models import EditionPage, ForumPage, Import, Organisation, Person
from forums_pages.programme.importing.here.obstacles import may, rights_on
from forums_pages.programme.importing.told import ORGANISATION, PERSON

RECORDS = {PERSON: Person, ORGANISATION: Organisation}


def forums_for(user: Any, action: str = "add") -> list[ForumPage]:
    """Return the forums, in each language, below which ``user`` may do ``action``, by name."""
    rows = ForumPage.objects.filter(alias_of=None).select_related("locale").order_by("title")
    return [page for page in rows if action in rights_on(user, page)]


def editions_for(user: Any, action: str = "add") -> list[EditionPage]:
    """Return the editions below which ``user`` may do ``action``, by forum and the latest first."""
    rows = EditionPage.objects.sources().select_related("forum").order_by("forum__title", "-start_date")
    return [page for page in rows if action in rights_on(user, page)]


def records_for(user: Any, action: str = "add") -> list[str]:
    """Return the kinds of records with which ``user`` may do ``action``."""
    return [kind for kind, model in RECORDS.items() if may(user, model, action)]


def may_import(user: Any) -> bool:
    """Return whether there is anything that ``user`` may add."""
    return bool(records_for(user) or forums_for(user) or editions_for(user))


def visible_imports(user: Any) -> QuerySet[Import]:
    """Return the imports that ``user`` made; all of them for who may do everything."""
    rows = Import.objects.select_related("user", "target").defer("content")
    return rows if user.is_superuser else rows.filter(user=user)


def import_for(user: Any, pk: int) -> Import:
    """Return the import, with its file. Raise Http404 where ``user`` may not see it."""
    rows = Import.objects.select_related("user", "target")
    return get_object_or_404(rows if user.is_superuser else rows.filter(user=user), pk=pk)


def check_target(user: Any, target: Page | None) -> None:
    """Raise PermissionDenied where ``user`` may not add anything below ``target``."""
    if target is not None and "add" not in rights_on(user, target):
        raise PermissionDenied
