import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from i18nfield.strings import LazyI18nString
from wagtail.documents import get_document_model

from media.enums import DocumentKind
from media.models import CustomDocument
from tests.media.specimens import PDF

pytestmark = pytest.mark.django_db


def test_the_site_uses_this_model():
    assert get_document_model() is CustomDocument


@pytest.mark.usefixtures("search_index")
def test_a_document_is_found_by_the_words_of_every_language():
    document = CustomDocument.objects.create(
        title="Programme",
        file=ContentFile(PDF, name="p.pdf"),
        kind=DocumentKind.PROGRAMME,
        language="fr",
        description=LazyI18nString({"fr": "Trois journées", "en": "Three days"}),
    )
    document.full_clean()
    assert document.page_count is None
    for words in ("journées", "three"):
        assert list(CustomDocument.objects.search(words)) == [document]


@pytest.mark.parametrize(("data", "name"), [(b"<html>", "a.pdf"), (PDF, "a.docx"), (PDF, "a.exe")])
def test_nothing_bypasses_the_check(data, name, files):
    document = CustomDocument(title="x", file=ContentFile(data, name=name))
    with pytest.raises(ValidationError):
        document.full_clean()
    with pytest.raises(ValidationError), transaction.atomic():
        document.save()
    assert (CustomDocument.objects.count(), files()) == (0, [])


def test_a_document_has_at_least_one_page():
    with pytest.raises(ValidationError, match="page_count"):
        CustomDocument(title="x", file=ContentFile(PDF, name="p.pdf"), page_count=0).full_clean()
