"""What people, organisations and themes share: one record for all languages, with drafts and history."""

import uuid
from typing import Any, Self

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from forums_pages.models.bookkeeping import only_notes
from forums_pages.models.overwriting import RecordForm
from forums_pages.models.references import references_left_alone, references_updated_once
from forums_pages.preview import PreviewInLanguages

SLUG_LENGTH = 120


class DirectoryRecord(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewInLanguages,
    index.Indexed,
    ClusterableModel,
):
    """A record that every language shares: chosen in any language, with its words per language inside."""

    base_form_class = RecordForm
    # Our own handler knows which saves change nothing that is searched (``signal_handlers``).
    search_auto_update = False
    # What partners store: it outlives renaming, and never comes from a revision.
    guid = models.UUIDField(_("guid"), default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(
        _("slug"),
        max_length=SLUG_LENGTH,
        unique=True,
        blank=True,
        allow_unicode=True,
        help_text=_("The last part of the public address. Left empty, it is made from the name."),
    )
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="%(class)s")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(class)s",
        for_concrete_model=False,
    )

    class Meta:
        abstract = True

    @property
    def revisions(self) -> Any:
        """Return the record's history."""
        return self._revisions

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """Return the template that shows the record as the public will see it."""
        return f"forums_pages/preview/{self._meta.model_name}.html"

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Return the record as a revision says, but for its guid, which belongs to the row for good."""
        record: Self = super().with_content_json(content)
        record.guid = self.guid
        return record

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Make a slug where none is given, then validate."""
        if not self.slug:
            self.slug = self._free_slug()
        super().full_clean(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the record, with a slug of its own."""
        if only_notes(kwargs.get("update_fields")):
            with references_left_alone():
                super().save(*args, **kwargs)
            return
        if not self.slug:
            self.slug = self._free_slug()
        with references_updated_once(self):
            super().save(*args, **kwargs)

    def words_of_address(self) -> str:
        """Return what a slug is made from where none is given."""
        return str(self)

    def _free_slug(self) -> str:
        stem = slugify(self.words_of_address(), allow_unicode=True)[: SLUG_LENGTH - 6] or str(
            self._meta.model_name
        )
        taken = set(
            type(self)
            ._default_manager.exclude(pk=self.pk)
            .filter(slug__startswith=stem)
            .values_list("slug", flat=True)
        )
        candidates = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
        return next(candidate for candidate in candidates if candidate not in taken)


def validate_link(value: str) -> None:
    """Refuse an address that a browser would run instead of open."""
    if not value.startswith(("https://", "http://")):
        raise ValidationError(_("Write the whole address, beginning with https://"), code="scheme")
