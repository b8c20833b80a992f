"""What was taken over from files: who took it over, when, from which file, and what was here before."""

from collections.abc import Iterable
from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ImportState(models.TextChoices):
    """Where an import stands."""

    READ = "read", pgettext_lazy("import", "To be looked at")
    WAITING = "waiting", pgettext_lazy("import", "Waiting for its turn")
    APPLIED = "applied", pgettext_lazy("import", "Applied")
    FAILED = "failed", pgettext_lazy("import", "Not applied")
    UNDONE = "undone", pgettext_lazy("import", "Undone")


class Import(models.Model):
    """One file, what was to be done with it, and what came of it.

    The file itself is kept only until it is applied: it may hold addresses of people.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True)
    target = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("into"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    file_name = models.CharField(_("file"), max_length=255)
    digest = models.CharField(_("digest"), max_length=64)
    size = models.PositiveIntegerField(_("size"))
    content = models.BinaryField(null=True)
    format = models.CharField(_("format"), max_length=20)
    kind = models.CharField(_("kind"), max_length=20)
    options = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=10, choices=ImportState.choices, default=ImportState.READ)
    plan_digest = models.CharField(max_length=64, blank=True)
    counts = models.JSONField(default=dict)
    problem = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ("-pk",)
        verbose_name = pgettext_lazy("noun", "import")
        verbose_name_plural = pgettext_lazy("noun", "imports")

    def __str__(self) -> str:
        return self.file_name


class ImportedRow(models.Model):
    """What became of one row of a file, and what was here before it.

    ``revision`` is the version that the import saved: where it is no longer the latest, or was saved again,
    somebody has worked on it since.
    """

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    line = models.PositiveIntegerField(null=True)
    kind = models.CharField(max_length=20)
    label = models.CharField(max_length=255)
    action = models.CharField(max_length=10)
    changes = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    problems = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    object_id = models.PositiveBigIntegerField(null=True)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    was_unpublished = models.BooleanField(default=False)
    is_published = models.BooleanField(default=False)
    revision = models.PositiveBigIntegerField(null=True)
    saved_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("number",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["of", "number"], name="imported_row_once")
        ]

    def __str__(self) -> str:
        return self.label


class ExternalIdQuerySet(models.QuerySet["ExternalId"]):
    """Named questions about numbers in other systems."""

    def as_told(self, kind: str) -> list[tuple[int, str, str]]:
        """Return the key, source and number of everything of a kind that has one."""
        return list(self.filter(kind=kind).values_list("object_id", "source", "value"))

    def note(self, rows: Iterable["ExternalId"]) -> None:
        """Keep the numbers; one that meant something else means this from now on."""
        once = {(each.source, each.kind, each.value): each for each in rows}
        self.bulk_create(
            once.values(),
            batch_size=200,
            update_conflicts=True,
            unique_fields=["source", "kind", "value"],
            update_fields=["object_id"],
        )


class ExternalId(models.Model):
    """What another system calls something of ours, so that the next file from there finds it again."""

    source = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=120)
    object_id = models.PositiveBigIntegerField()

    objects = ExternalIdQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["source", "kind", "value"], name="external_id_unique")
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.value}"
