"""Words to search, what was public, shared drafts, known documents, and what changed."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Page
from wagtail.search import index

from forums_pages.models import Organisation, Person

KEY_LENGTH = 32


def _make_key() -> str:
    return get_random_string(KEY_LENGTH)


class SearchEntry(index.Indexed, models.Model):
    """The public words of one thing in one language, kept by ``keeping`` and asked by ``matching``.

    A page has an entry for each language in which it is published, made of the row that holds those words.
    A record of the directory has one for each language of the site, with the words that it is served in.
    """

    # Written by nobody but ``search.keeping``, which tells the index itself.
    search_auto_update = False
    # That a page is found is no use of it that an editor should be warned of.
    wagtail_reference_index_ignore = True

    kind = models.CharField(max_length=30)
    locale = models.CharField(max_length=10)
    page = models.OneToOneField(Page, null=True, on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.CASCADE, related_name="+")
    # These words may be shown as long as the person consents; the gate asks at the moment of reading.
    needs_consent = models.BooleanField(default=False)
    title = models.TextField()
    text = models.TextField(blank=True)
    # Folded, as ``search.folding`` writes them: the same on every database.
    title_terms = models.TextField()
    text_terms = models.TextField(blank=True)

    search_fields: ClassVar[list[Any]] = [
        index.SearchField("title_terms"),
        index.SearchField("text_terms"),
        index.AutocompleteField("title_terms"),
        index.AutocompleteField("text_terms"),
    ]

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "locale"], name="one_search_entry_per_person"),
            models.UniqueConstraint(
                fields=["organisation", "locale"], name="one_search_entry_per_organisation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.locale})"


class Appearance(models.Model):
    """That something was public: nothing of it but its identity, which outlives it. See ``appearances``."""

    wagtail_reference_index_ignore = True

    kind = models.CharField(max_length=30)
    # What identifies it for ever; see ``nodes.KINDS``.
    key = models.CharField(max_length=100)
    # The row that it is or was; rows are deleted, and their keys may be given again.
    row = models.BigIntegerField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "key"], name="one_appearance_of_each_thing"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kind", "row"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Submission(models.Model):
    """That a proposal was filed with a key, and is not filed again. Digests tell nothing of anybody."""

    key = models.CharField(max_length=64, unique=True)
    fingerprint = models.CharField(max_length=64)
    reference = models.UUIDField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.reference)


class SharedDraft(models.Model):
    """A draft that whoever has its token may see until it expires: one page or record, and nothing else.

    ``content`` is what an editor's form held, saved or not; without it, the latest saved draft is shown.
    """

    wagtail_reference_index_ignore = True

    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=_make_key, editable=False)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    # As text, empty for what has never been saved.
    object_key = models.CharField(max_length=40, blank=True)
    content = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)
    locale = models.CharField(max_length=10)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("shared draft")
        verbose_name_plural = _("shared drafts")
        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["content_type", "object_key"], name="shared_draft_of"),
        ]

    def __str__(self) -> str:
        return f"{self.content_type.model} {self.object_key}"

    def has_expired(self, moment: datetime) -> bool:
        """Return whether nobody may see it any more at ``moment``."""
        return self.expires_at <= moment


class DocumentStatus(models.TextChoices):
    """What the owner of a document decided about it."""

    REGISTERED = "registered", _("Registered")
    SEEN = "seen", _("Seen, not registered")
    BLOCKED = "blocked", _("Blocked")


class PersistedOperation(ClusterableModel):
    """A document that frontends ask for by its digest or by an alias, without sending its text."""

    wagtail_reference_index_ignore = True

    digest = models.CharField(_("digest"), max_length=64, unique=True, editable=False)
    document = models.TextField(
        _("document"), help_text=_("The GraphQL text, to the character: its digest is its name.")
    )
    name = models.CharField(_("operation"), max_length=200, blank=True, editable=False)
    client = models.CharField(
        _("frontend"),
        max_length=100,
        blank=True,
        help_text=_("Which site or app asks for it, such as “forum-website”."),
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=DocumentStatus.choices,
        default=DocumentStatus.REGISTERED,
        help_text=_("Whoever asks by name for a blocked document is refused."),
    )
    max_age = models.PositiveIntegerField(
        _("may be kept for (seconds)"),
        default=0,
        validators=[MaxValueValidator(3600)],
        help_text=_(
            "For so long browsers and content delivery networks show an answer without asking again, also "
            "what has been taken down since. 0: they ask each time."
        ),
    )
    cost = models.PositiveIntegerField(_("cost"), null=True, editable=False)
    first_seen = models.DateTimeField(_("first seen"), auto_now_add=True)
    last_used = models.DateTimeField(_("last used"), null=True, editable=False)

    class Meta:
        verbose_name = _("registered document")
        verbose_name_plural = _("registered documents")
        ordering: ClassVar[list[str]] = ["name", "pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["status", "last_used"])]

    def __str__(self) -> str:
        return self.name or self.digest[:12]


class OperationAlias(models.Model):
    """Another name of a document: a custom document identifier, such as a release of a frontend chooses."""

    operation = ParentalKey(PersistedOperation, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(
        _("alias"),
        max_length=100,
        unique=True,
        validators=[RegexValidator(r"^[A-Za-z0-9._~-]+\Z", _("Use letters, digits and - . _ ~ only."))],
    )

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class Change(models.Model):
    """A change of a row that answers may hang on, written by the database inside the change's transaction.

    See ``cache.triggers``. No code of ours adds one.
    """

    wagtail_reference_index_ignore = True

    table = models.CharField(max_length=100)
    # The names of the columns that are different now, each followed by a comma; "*" of a new or deleted row.
    columns = models.TextField()
    # Its key as text; empty where all rows went at once.
    row = models.TextField(db_default="")
    # PostgreSQL's number of the transaction: rows become visible there in another order than they are added.
    transaction = models.BigIntegerField(null=True, db_index=True)
    made_at = models.DateTimeField(db_default=Now(), db_index=True)

    def __str__(self) -> str:
        return f"{self.table}: {self.columns}"
