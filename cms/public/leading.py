"""Leads from what a preview shows of the directory to the form in which it is edited."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from cms.public.editing import RECORDS, form_of, may_change


@require_safe
def edit_previewed_record(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Lead to the form of the record; 403 for those who may not change it, 404 where there is none."""
    model = RECORDS.get(kind)
    if model is None:
        raise Http404
    if not may_change(model, request.user):
        raise PermissionDenied
    return redirect(form_of(get_object_or_404(model, slug=slug)))
