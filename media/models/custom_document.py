"""A document offered for download."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nTextField
from wagtail.documents.models import AbstractDocument
from wagtail.search import index

from media.enums import DocumentKind
from media.fields import CheckedDocumentField
from media.models.whole_files import WholeFilesMixin
from media.words import all_words


class CustomDocument(WholeFilesMixin, AbstractDocument):
    """A file whose bytes were checked at upload, with what a reader wants to know before downloading."""

    file = CheckedDocumentField(upload_to="documents", verbose_name=_("file"))
    language = models.CharField(
        _("language"),
        max_length=35,
        blank=True,
        choices=settings.LANGUAGES,
        help_text=_("The language the document is written in. The public sees it next to the link."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=DocumentKind.choices,
        default=DocumentKind.OTHER,
        help_text=_("The public can list documents by kind."),
    )
    page_count = models.PositiveIntegerField(
        _("number of pages"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave empty when it is not known; the public then sees no number."),
    )
    description = I18nTextField(
        _("description"),
        blank=True,
        default="",
        help_text=_("A sentence or two in each language, shown to the public under the title."),
    )

    admin_form_fields = (
        "title",
        "file",
        "kind",
        "language",
        "page_count",
        "description",
        "collection",
        "tags",
    )

    search_fields: ClassVar[list[index.BaseField]] = [
        *AbstractDocument.search_fields,
        index.SearchField("searchable_words"),
        index.AutocompleteField("searchable_words"),
        index.FilterField("kind"),
        index.FilterField("language"),
    ]

    class Meta(AbstractDocument.Meta):
        abstract = False

    def clean(self) -> None:
        """Refuse a file with a wrong ending; where there is no file, the form has said why."""
        if self.file:
            super().clean()

    def searchable_words(self) -> str:
        """Return the description in every language."""
        return all_words(self.description)
