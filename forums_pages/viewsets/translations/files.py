"""The page from which translators get PO files of an edition, and to which they send them back."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from forums_pages.programme.translating.overview import languages_in_order
from forums_pages.programme.translating.po.reading import MOST_BYTES, RefusedError, read_upload
from forums_pages.programme.translating.po.taking import Taken, take_over
from forums_pages.programme.translating.po.writing import archive_of, kept_translations
from forums_pages.viewsets.grids.views import edition_for
from forums_pages.viewsets.translations.columns import language_name
from forums_pages.viewsets.translations.deeds import EditionDeedView, may
from media.uploads.handlers import UnstoredUpload
from media.uploads.refusals import SENTENCES


class FilesForm(forms.Form):
    """Takes a PO file, or a ZIP archive of some."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A ZIP archive, or one PO file of it. Which page each translates is written in it."
        ),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse what is too big before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if isinstance(file, UnstoredUpload):
            raise forms.ValidationError(SENTENCES[file.refusal])
        if (file.size or 0) > MOST_BYTES:
            sizes = {"size": filesizeformat(file.size or 0), "limit": filesizeformat(MOST_BYTES)}
            raise forms.ValidationError(SENTENCES["too_big"], params=sizes)
        return file


class FilesView(EditionDeedView):
    """Offers the files of each language, takes them back, and says what became of every one."""

    template_name = "forums_pages/translations/files.html"
    page_title = gettext_lazy("Files for translators")

    def get_page_title(self) -> str:
        """Return the name of the page."""
        return str(self.page_title)

    def get_header_icon(self) -> str:
        """Return the sign of the page."""
        return "download"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the languages that have files, and the form."""
        offered = [
            (each, language_name(each).capitalize(), count)
            for each in languages_in_order()
            if (count := len(kept_translations(self.edition, self.request.user, each)))
        ]
        return super().get_context_data(**{"form": FilesForm(), **kwargs}) | {"offered": offered}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the words over, or say what is wrong with which file, and take over nothing."""
        form = FilesForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        file = form.cleaned_data["file"]
        try:
            texts = read_upload(str(file.name)[:200], file.read())
            taken = take_over(texts, self.edition, request.user)
        except RefusedError as error:
            return self.render_to_response(self.get_context_data(problems=error.problems))
        return self.render_to_response(self.get_context_data(**told(taken)))


def told(taken: list[Taken]) -> dict[str, Any]:
    """Return what became of the files as the page shows it."""
    names = {each.language_code: language_name(each).capitalize() for each in languages_in_order()}
    rows = [
        {
            "file": each.file,
            "title": each.title,
            "language": names[each.language],
            "said": _("%(new)d new, %(changed)d changed, %(same)d the same")
            % {name: each.counts[name] for name in ("new", "changed", "same")},
        }
        for each in taken
    ]
    aside = [
        {"file": each.file, "line": line, "text": text, "reason": reason.label}
        for each in taken
        for line, text, reason in each.aside
    ]
    return {"taken": rows, "aside": aside}


@require_safe
def download(request: HttpRequest, edition_id: int, code: str) -> HttpResponse:
    """Send the archive of a language; 404 where nothing is translated into it."""
    edition = edition_for(request, edition_id)
    if not may(request.user, "start", edition):
        raise PermissionDenied
    locale = next((each for each in languages_in_order() if each.language_code == code), None)
    if locale is None or not kept_translations(edition, request.user, locale):
        raise Http404
    response = HttpResponse(archive_of(edition, request.user, locale), content_type="application/zip")
    name = f"translations-{edition.pk}-{code}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store, private"
    return response


def address_of_files(edition_pk: int) -> str:
    """Return the address of the page."""
    return reverse("edition_translations:files", args=[edition_pk])
