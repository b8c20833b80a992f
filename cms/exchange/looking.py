"""The page on which an editor sees what a file would change, names its columns, and leaves rows out."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from cms.exchange.access import import_for
from cms.exchange.contexts import context_of
from cms.exchange.forms import LookForm, ReasonForm
from cms.exchange.lines import counted, lines_of_plan
from forums_pages.models import Import, ImportState
from forums_pages.programme.importing.comparing import Compared, compare
from forums_pages.programme.importing.reading.columns import guess_mapping
from forums_pages.programme.importing.reading.files import read_file
from forums_pages.programme.importing.sentences import sentence
from forums_pages.programme.importing.told import FileRefusedError

A_PAGE = 100
# So many clashes are told one by one.
MOST_CLASHES = 20


@require_POST
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what the columns and the encoding are said to be, and show the plan anew."""
    imported = import_for(request.user, pk)
    read = _read_again(imported, request.POST.get("encoding", ""))
    if read is not None:
        form = LookForm(request.POST, kind=imported.kind, header=read)
        if form.is_valid():
            chosen, before = form.cleaned_data["encoding"], imported.options.get("encoding")
            imported.options["encoding"] = chosen
            # In another encoding the columns are called otherwise.
            imported.options["mapping"] = form.mapping if chosen == before else None
            # And rows are others.
            imported.options["left_out"] = []
            imported.save(update_fields=["options"])
    return redirect("exchange:show", pk)


@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the row out that the button says, or take it in again, and show the plan where it was."""
    imported = import_for(request.user, pk)
    number = request.POST.get("row", "")
    if imported.state in {ImportState.READ, ImportState.FAILED} and number.isdecimal() and len(number) < 7:
        left_out = set(imported.options.get("left_out", ())) ^ {int(number)}
        imported.options["left_out"] = sorted(left_out)
        imported.save(update_fields=["options"])
    place = {name: request.POST.get(name, "") for name in ("p", "action")}
    return redirect(f"{reverse('exchange:show', args=[pk])}?{urlencode(place)}#row-{number}")


def show_plan(request: HttpRequest, imported: Import, reason: ReasonForm | None = None) -> HttpResponse:
    """Show what applying would do now, with ``reason`` as it was sent if that must be corrected."""
    context = context_of(imported)
    try:
        compared = compare(imported)
    except FileRefusedError as error:
        context |= {"refusal": sentence(error.problem), "form": _look_form(imported, None)}
        return render(request, "exchange/plan.html", context)
    plan, action = compared.plan, request.GET.get("action", "")
    if compared.digest != imported.plan_digest:
        Import.objects.filter(pk=imported.pk).update(plan_digest=compared.digest, counts=plan.counts)
    steps = [each for each in plan.steps if each.action == action or not action]
    page = Paginator(steps, A_PAGE).get_page(request.GET.get("p"))
    context |= {
        "page": page,
        "lines": lines_of_plan(page.object_list),
        "counts": counted(plan.counts),
        "size": plan.size,
        "digest": compared.digest,
        "action": action,
        "overlaps": compared.overlaps,
        "clashes": list(compared.overlaps.sentences(MOST_CLASHES)),
        "more_clashes": max(0, len(compared.overlaps.found) - MOST_CLASHES),
        "reason": reason or ReasonForm(initial=imported.options, asks=compared.overlaps.asks),
        "form": _look_form(imported, compared),
    }
    return render(request, "exchange/plan.html", context)


def _look_form(imported: Import, compared: Compared | None) -> LookForm | None:
    """Return the form that asks for columns and encoding, if the file is a table."""
    if imported.format != "csv" and (compared is None or compared.read.table is None):
        return None
    table = compared.read.table if compared is not None else None
    header = table.header if table is not None else (_read_again(imported, "") or ())
    mapping = (
        compared.mapping
        if compared is not None
        else (imported.options.get("mapping") or guess_mapping(imported.kind, header))
    )
    initial = {f"column_{number}": name for number, name in enumerate(mapping)}
    initial["encoding"] = imported.options.get("encoding") or "utf-8"
    form = LookForm(initial=initial, kind=imported.kind, header=header)
    if imported.format != "csv":
        form.fields["encoding"].required = False
        form.fields["encoding"].widget = form.fields["encoding"].hidden_widget()
    return form


def _read_again(imported: Import, encoding: str) -> tuple[str, ...] | None:
    """Return the head of the import's table; None where it cannot be read."""
    try:
        table = read_file(
            bytes(imported.content or b""), encoding or imported.options.get("encoding", "")
        ).table
    except FileRefusedError:
        return ()
    return table.header if table is not None else None
