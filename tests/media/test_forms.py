import errno
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from media.models import CustomDocument, CustomImage
from media.storage import WholeFileStorage
from tests.media.specimens import PDF, SECRET, drawing, picture

NO_ROOM = "the server has no room left"
XHR = {"headers": {"x-requested-with": "XMLHttpRequest"}}


class FullStorage(WholeFileStorage):
    """Has room for some bytes of each file."""

    room = 100

    def _save(self, name, content):
        whole = content.chunks

        def chunks(chunk_size=None):
            yield b"".join(whole())[: self.room]
            raise OSError(errno.ENOSPC, "No space left on device")

        content.chunks = chunks
        return super()._save(name, content)


@pytest.fixture
def full_disk(monkeypatch):
    """Call it, and from then on nothing more fits."""

    def fill() -> None:
        for model in (CustomImage, CustomDocument):
            monkeypatch.setattr(model._meta.get_field("file"), "storage", FullStorage())

    return fill


def words(field: str, value: str = "") -> dict[str, str]:
    return {f"{field}_0": value, f"{field}_1": "", f"{field}_2": ""}


def image_form(data: bytes, name: str = "hall.jpg", **fields: str) -> dict[str, object]:
    return {
        "title": "A hall", "file": SimpleUploadedFile(name, data), "licence": "CC-BY-4.0",
        "collection": str(Collection.get_first_root_node().pk), **words("alt_text", "A full hall"), **fields,
    }  # fmt: skip


def document_form(data: bytes, name: str = "p.pdf") -> dict[str, object]:
    return {
        "title": "Programme", "file": SimpleUploadedFile(name, data), "kind": "programme",
        "collection": str(Collection.get_first_root_node().pk), **words("description"),
    }  # fmt: skip


def test_an_editor_uploads_a_picture(editor, files):
    answer = editor.post(reverse("wagtailimages:add"), image_form(picture(orientation=6)))
    assert answer.status_code == 302
    image = CustomImage.objects.get()
    assert (str(image.alt_text), image.uploaded_by_user.username, image.width) == (
        "A full hall",
        "editor",
        200,
    )
    with image.file.open() as stored:
        data = stored.read()
    assert (SECRET in data, image.file_size, files()) == (False, len(data), [image.file.name])


def test_the_form_explains_its_fields_in_each_language(editor):
    page = editor.get(reverse("wagtailimages:add")).content.decode()
    assert "What a person who cannot see the picture should know" in page
    for fragment in ('name="alt_text_0"', 'name="alt_text_2"', 'dir="rtl"', "never public"):
        assert fragment in page


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"<svg onload='alert(1)'/>", "a.png", "SVG drawing"),
        (picture("png"), "a.jpg", "the file is in fact PNG"),
        (picture() + b"<?php ?>", "a.jpg", "hidden before or after its content"),
        (picture()[:300], "a.jpg", "damaged or incomplete"),
    ],
)
def test_a_hostile_picture_is_refused_with_a_sentence(editor, files, data, name, sentence):
    page = editor.post(reverse("wagtailimages:add"), image_form(data, name))
    assert sentence in page.content.decode()
    single = editor.post(
        reverse("wagtailimages:add_multiple"), {"files[]": SimpleUploadedFile(name, data)}, **XHR
    )
    answer = json.loads(single.content)
    assert (answer["success"], sentence in answer["error_message"]) == (False, True)
    assert (CustomImage.objects.count(), files()) == (0, [])


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "p.pdf", "This file is empty."),
        (b"MZ a program", "p.pdf", "This file is damaged or incomplete."),
        (PDF, "p.exe", "Files ending in “.exe” are not accepted."),
    ],
)
def test_a_refused_document_is_told_why_once_and_its_words_stay(editor, files, data, name, sentence):
    form = editor.post(reverse("wagtaildocs:add"), document_form(data, name)).context["form"]
    (told,) = form.errors["file"]
    assert (told.startswith(sentence), form["title"].value(), files()) == (True, "Programme", [])


def test_words_for_a_decorative_picture_are_refused_and_no_file_stays(editor, files):
    page = editor.post(reverse("wagtailimages:add"), image_form(picture(), is_decorative="on"))
    assert "A decorative picture has no alternative text" in page.content.decode()
    assert files() == []


def test_several_pictures_at_once(editor):
    answer = editor.post(
        reverse("wagtailimages:add_multiple"), {"files[]": SimpleUploadedFile("a.jpg", picture())}, **XHR
    )
    image = CustomImage.objects.get()
    assert json.loads(answer.content)["success"] is True
    assert (image.title, image.lacks_alternative_text, bool(image.thumbhash)) == ("a.jpg", True, True)


def test_a_full_disk_is_told_in_both_forms_and_leaves_nothing(editor, full_disk, files):
    full_disk()
    page = editor.post(reverse("wagtailimages:add"), image_form(picture()))
    assert (page.status_code, NO_ROOM in page.content.decode()) == (200, True)
    answer = editor.post(
        reverse("wagtailimages:add_multiple"), {"files[]": SimpleUploadedFile("a.jpg", picture())}, **XHR
    )
    body = json.loads(answer.content)
    assert (answer.status_code, body["success"], NO_ROOM in body["error_message"]) == (200, False, True)
    assert (CustomImage.objects.count(), files()) == (0, [])


def test_a_full_disk_is_told_for_documents_too(editor, full_disk, files):
    full_disk()
    page = editor.post(reverse("wagtaildocs:add"), document_form(PDF))
    assert (page.status_code, NO_ROOM in page.content.decode()) == (200, True)
    answer = editor.post(
        reverse("wagtaildocs:add_multiple"), {"files[]": SimpleUploadedFile("p.pdf", PDF)}, **XHR
    )
    assert NO_ROOM in json.loads(answer.content)["error_message"]
    assert (CustomDocument.objects.count(), files()) == (0, [])


def test_a_full_disk_keeps_the_picture_that_was_to_be_replaced(editor, full_disk, files):
    editor.post(reverse("wagtailimages:add"), image_form(picture()))
    image, before = CustomImage.objects.get(), files()
    full_disk()
    page = editor.post(
        reverse("wagtailimages:edit", args=[image.pk]), image_form(picture(image=drawing(40, 40)))
    )
    assert (page.status_code, NO_ROOM in page.content.decode()) == (200, True)
    image.refresh_from_db()
    originals = [name for name in files() if name.startswith("original")]
    assert (originals, image.file.name, image.width) == (before, before[0], 300)


def test_a_full_disk_keeps_the_document_that_was_to_be_replaced(editor, full_disk, files):
    editor.post(reverse("wagtaildocs:add"), document_form(PDF))
    document, before = CustomDocument.objects.get(), files()
    full_disk()
    page = editor.post(reverse("wagtaildocs:edit", args=[document.pk]), document_form(PDF + b"\n"))
    assert NO_ROOM in page.content.decode()
    assert files() == before


def test_a_replaced_picture_goes_with_its_copies_once_the_new_one_is_saved(
    editor, files, django_capture_on_commit_callbacks
):
    editor.post(reverse("wagtailimages:add"), image_form(picture()))
    image = CustomImage.objects.get()
    image.get_rendition("width-100")
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(
            reverse("wagtailimages:edit", args=[image.pk]),
            image_form(picture(image=drawing(40, 40)), "b.jpg"),
        )
    image.refresh_from_db()
    assert (image.width, image.renditions.count()) == (40, 0)
    assert [name for name in files() if name.startswith("original")] == [image.file.name]


def test_a_replaced_document_goes_once_the_new_one_is_saved(
    editor, files, django_capture_on_commit_callbacks
):
    editor.post(reverse("wagtaildocs:add"), document_form(PDF))
    document = CustomDocument.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse("wagtaildocs:edit", args=[document.pk]), document_form(PDF, "q.pdf"))
    document.refresh_from_db()
    assert files() == [document.file.name] == ["documents/q.pdf"]


def test_a_form_may_leave_the_file_as_it_is(editor, files):
    editor.post(reverse("wagtailimages:add"), image_form(picture()))
    image, before = CustomImage.objects.get(), files()
    fields = image_form(picture(), title="Renamed")
    del fields["file"]
    editor.post(reverse("wagtailimages:edit", args=[image.pk]), fields)
    image.refresh_from_db()
    assert (image.title, files()) == ("Renamed", before)


@pytest.mark.django_db
def test_the_bytes_of_an_uploaded_picture_are_not_held_once_they_are_stored(files):
    data = picture()
    posted = image_form(data)
    form = get_image_form(CustomImage)(posted, {"file": posted.pop("file")}, instance=CustomImage())
    assert form.is_valid()
    image = form.save()
    held = form.cleaned_data["file"]
    with image.file.open() as stored:
        found = stored.read()
    assert (held.closed, held.picture.data, hasattr(held, "image")) == (True, b"", False)
    assert (found, image.file_size) == (data, len(data))
