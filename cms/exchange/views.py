"""The pages on which a file is uploaded, looked at, applied and undone."""

import hashlib
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from cms.exchange.access import check_target, import_for, may_import, visible_imports
from cms.exchange.contexts import context_of, crumbs, waiting_of
from cms.exchange.forms import ReasonForm, UploadForm
from cms.exchange.lines import counted, lines_of_report, problem_sentence
from cms.exchange.looking import A_PAGE, show_plan
from cms.exchange.offers import offers_for
from cms.exchange.working import AT_ONCE, apply_import, forget_progress, undo_import
from forums_pages.models import Import, ImportState
from forums_pages.programme.importing.applying import apply
from forums_pages.programme.importing.comparing import PROGRAMME
from forums_pages.programme.importing.undoing import undo


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the imports."""
    _check(request)
    page = Paginator(visible_imports(request.user), A_PAGE).get_page(request.GET.get("p"))
    return render(request, "exchange/index.html", {"page": page, "breadcrumbs_items": crumbs()})


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """List what can be exported."""
    context = {"lines": offers_for(request.user), "breadcrumbs_items": crumbs(_("Export"))}
    return render(request, "exchange/export.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file, and lead to what it would do."""
    _check(request)
    initial = {"target": request.GET.get("into", ""), "kind": request.GET.get("kind", "")}
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES, user=request.user)
        if form.is_valid():
            return redirect("exchange:show", _kept(form, request.user).pk)
    else:
        form = UploadForm(initial=initial, user=request.user)
    context = {"form": form, "breadcrumbs_items": crumbs(_("Import a file"))}
    return render(request, "exchange/upload.html", context)


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what an import would do, does or did."""
    imported = import_for(request.user, pk)
    if imported.state in {ImportState.READ, ImportState.FAILED} and imported.content:
        return show_plan(request, imported)
    context = context_of(imported)
    if imported.state == ImportState.WAITING:
        return render(request, "exchange/waiting.html", context | waiting_of(imported))
    rows = imported.rows.all()
    action = request.GET.get("action", "")
    page = Paginator(rows.filter(action=action) if action else rows, A_PAGE).get_page(request.GET.get("p"))
    context |= {"page": page, "lines": lines_of_report(page.object_list), "action": action}
    return render(request, "exchange/report.html", context | {"counts": counted(imported.counts)})


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Apply, undo or throw away what the button says."""
    imported = import_for(request.user, pk)
    check_target(request.user, imported.target)
    match request.POST.get("action"):
        case "apply":
            return _apply(request, imported)
        case "undo":
            return _undo(request, imported)
        case "discard" if imported.state in {ImportState.READ, ImportState.FAILED}:
            imported.delete()
            messages.success(request, _("The file was thrown away. Nothing was taken over."))
            return redirect("exchange:index")
    return redirect("exchange:show", pk)


@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far an import is; where it is done, the page is to be loaded anew."""
    imported = import_for(request.user, pk)
    response = render(request, "exchange/progress.html", waiting_of(imported) | {"imported": imported})
    response["X-Work-State"] = imported.state
    return response


def _check(request: HttpRequest) -> None:
    if not may_import(request.user):
        raise PermissionDenied


def _kept(form: UploadForm, user: Any) -> Import:
    told = form.cleaned_data
    is_programme = form.read is not None and form.read.programme is not None
    options = {name: told[name] for name in ("publish", "recordings_agreed", "language")}
    options["encoding"] = form.read.encoding if form.read else ""
    imported: Import = Import.objects.create(
        user=user,
        target=form.place,
        file_name=str(told["file"].name)[:255],
        digest=hashlib.sha256(form.content).hexdigest(),
        size=len(form.content),
        content=form.content,
        format=form.read.format if form.read else "csv",
        kind=PROGRAMME if is_programme else told["kind"],
        options=options,
    )
    return imported


def _apply(request: HttpRequest, imported: Import) -> HttpResponse:
    digest = request.POST.get("digest", "")
    if imported.state not in {ImportState.READ, ImportState.FAILED, ImportState.WAITING} or not digest:
        return redirect("exchange:show", imported.pk)
    form = ReasonForm(request.POST, asks="clash_reason" in request.POST)
    if not form.is_valid():
        return show_plan(request, imported, form)
    imported.plan_digest = digest
    if form.cleaned_data["clash_reason"]:
        imported.options["clash_reason"] = form.cleaned_data["clash_reason"]
    imported.save(update_fields=["plan_digest", "options"])
    counts = imported.counts
    if counts.get("new", 0) + counts.get("changed", 0) > AT_ONCE:
        _put_off(imported, partial(apply_import.enqueue, imported.pk))
        return redirect("exchange:show", imported.pk)
    applied = apply(imported.pk)
    if applied.state == ImportState.APPLIED:
        messages.success(request, _("The file was taken over."))
    else:
        messages.error(request, problem_sentence(applied.problem))
    return redirect("exchange:show", imported.pk)


def _undo(request: HttpRequest, imported: Import) -> HttpResponse:
    user: Any = request.user
    if imported.state != ImportState.APPLIED:
        return redirect("exchange:show", imported.pk)
    if imported.rows.filter(revision__isnull=False).count() > AT_ONCE:
        _put_off(imported, partial(undo_import.enqueue, imported.pk, user.pk))
    else:
        undo(imported.pk, user)
        messages.success(request, _("The import was undone. The list tells what was left alone."))
    return redirect("exchange:show", imported.pk)


def _put_off(imported: Import, enqueue: Any) -> None:
    forget_progress(imported.pk)
    imported.state = ImportState.WAITING
    imported.save(update_fields=["state"])
    transaction.on_commit(enqueue)
