"""Partners' keys: who may ask what, from where and how much, and how much was asked."""

import secrets
import string
from datetime import datetime
from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forums_pages.models import Organisation

ALPHABET = string.ascii_letters + string.digits
ID_LENGTH = 8
LONGEST_OPERATION = 200


def new_public_id() -> str:
    """Return the part of a key that is no secret."""
    return "".join(secrets.choice(ALPHABET) for _place in range(ID_LENGTH))


class KeyKind(models.TextChoices):
    """Where a key is used."""

    PUBLISHABLE = "publishable", _("Publishable: in browsers and apps, where everybody can read it")
    SECRET = "secret", _("Secret: on servers only")


class Scope(models.TextChoices):
    """What a secret key may read beside what everybody may. Fields, arguments and enum values name theirs."""

    CONTACTS = "contacts", _("Contacts: e-mail and telephone that are not public")
    DRAFTS = "drafts", _("Drafts: pages as they were saved last, published or not")


class Origins(models.TextChoices):
    """From pages of which sites browsers may use a key."""

    NONE = "none", _("From no page: servers only")
    LIST = "list", _("From the pages of these sites")
    ANY = "any", _("From every page")


class DocumentMode(models.TextChoices):
    """Which documents are answered; see ``http.documents``."""

    OPEN = "open", _("Every document")
    AUDIT = "audit", _("Every document, noting those that are not registered")
    REGISTERED = "registered", _("Registered documents only")


class PartnerKey(models.Model):
    """A key that a partner was given. It is revoked and not deleted, so that its history stays."""

    wagtail_reference_index_ignore = True

    public_id = models.CharField(max_length=ID_LENGTH, unique=True, default=new_public_id, editable=False)
    name = models.CharField(
        _("name"), max_length=100, help_text=_("What it is for, such as “Programme on the partner's site”.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=KeyKind.choices, default=KeyKind.PUBLISHABLE)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("organisation"),
        help_text=_("Who uses it."),
    )
    contact = models.EmailField(
        _("contact"), blank=True, help_text=_("Whom to tell before it ends, or when it was leaked.")
    )
    origins_mode = models.CharField(
        _("from where"),
        max_length=10,
        choices=Origins.choices,
        default=Origins.LIST,
        help_text=_("A secret key is used by servers only."),
    )
    origins = models.TextField(
        _("sites"),
        blank=True,
        help_text=_(
            "One on each line, as browsers name them: https://www.example.org. With https://*.example.org, "
            "every site below example.org."
        ),
    )
    scopes = models.JSONField(
        _("scopes"),
        default=list,
        blank=True,
        help_text=_("What it reads beside what everybody may read. Only secret keys have scopes."),
    )
    documents = models.CharField(
        _("documents"),
        max_length=20,
        choices=DocumentMode.choices,
        blank=True,
        help_text=_("Nothing chosen: as for everybody."),
    )
    per_minute = models.PositiveIntegerField(
        _("units in a minute"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("How much it may ask for, in units of cost. Empty: as much as everybody may."),
    )
    cost = models.PositiveIntegerField(
        _("units in one request"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("How much one request may cost. Empty: as much as everybody's."),
    )
    expires_at = models.DateTimeField(
        _("expires at"), null=True, blank=True, help_text=_("From then on it is refused. Empty: never.")
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, editable=False)

    class Meta:
        verbose_name = _("partner key")
        verbose_name_plural = _("partner keys")
        ordering: ClassVar[list[str]] = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def has_ended(self, moment: datetime) -> bool:
        """Return whether it is refused at ``moment``, whatever its secret."""
        return self.revoked_at is not None or (self.expires_at is not None and self.expires_at <= moment)

    def secrets_at(self, moment: datetime) -> models.QuerySet["KeySecret"]:
        """Return the secrets that open it at ``moment``, the newest first."""
        return self.secrets.filter(Q(expires_at=None) | Q(expires_at__gt=moment)).order_by("-pk")


class KeySecret(models.Model):
    """A digest of a key's text, which itself is kept nowhere. During a rotation a key has several."""

    wagtail_reference_index_ignore = True

    key = models.ForeignKey(PartnerKey, on_delete=models.CASCADE, related_name="secrets")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"secret {self.pk} of {self.key_id}"


class KeyUsage(models.Model):
    """What a key asked for on one day (UTC) by one operation. Nothing tells by whom."""

    wagtail_reference_index_ignore = True

    key = models.ForeignKey(PartnerKey, on_delete=models.CASCADE, related_name="usage")
    day = models.DateField(db_index=True)
    # Empty for operations without a name, for what failed, and where a key has too many names.
    operation = models.CharField(max_length=LONGEST_OPERATION, blank=True)
    requests = models.PositiveBigIntegerField(default=0)
    # Answered without executing anything.
    hits = models.PositiveBigIntegerField(default=0)
    errors = models.PositiveBigIntegerField(default=0)
    cost = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key", "day", "operation"], name="one_usage_of_each_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.operation}: {self.requests}"
