"""Who is told what, and how that went: endpoints and their secrets, events, deliveries, attempts."""

import secrets
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.webhooks import sealing
from cms.webhooks.retries import FAILURES_UNTIL_REST
from cms.webhooks.signing import new_secret
from graphql_api.models import PersistedOperation

# How long a secret that was replaced goes on signing beside its successor.
OVERLAP = timedelta(hours=24)


def new_message_id() -> str:
    """Return an identifier that no other event has."""
    return f"msg_{secrets.token_hex(13)}"


class WebhookStatus(models.TextChoices):
    """Whether anything is sent."""

    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")
    DISABLED = "disabled", _("Disabled")


class DisabledBecause(models.TextChoices):
    """Why nothing is sent any more, although nobody here said so."""

    GONE = "gone", _("The receiver answered 410: it wants no more messages.")
    FAILING = "failing", _("Nothing arrived there for five days.")
    SEALED = "sealed", _("Its secret cannot be read with today's SECRET_KEY. Make a new one.")


class Webhook(models.Model):
    """A subscriber: where messages go, and which. An empty list of wishes means all."""

    wagtail_reference_index_ignore = True

    name = models.CharField(
        _("name"), max_length=100, help_text=_("Whom it tells, as editors know them: “Partner's website”.")
    )
    url = models.CharField(
        _("address"),
        max_length=1000,
        help_text=_("Where messages are sent to, by POST: an https address on the public internet."),
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=WebhookStatus.choices,
        default=WebhookStatus.ACTIVE,
        editable=False,
    )
    reason = models.CharField(
        _("reason"), max_length=20, choices=DisabledBecause.choices, blank=True, editable=False
    )
    actions = models.JSONField(
        _("what happens"), default=list, blank=True, help_text=_("Nothing chosen: everything is told.")
    )
    kinds = models.JSONField(
        _("to what"), default=list, blank=True, help_text=_("Nothing chosen: every kind of content is told.")
    )
    locales = models.JSONField(
        _("in which languages"),
        default=list,
        blank=True,
        help_text=_(
            "Nothing chosen: all. What is the same in every language, such as a person, is told always."
        ),
    )
    forums = models.JSONField(
        _("of which forums"),
        default=list,
        blank=True,
        help_text=_(
            "Nothing chosen: all. Otherwise nothing is told that belongs to no forum, such as menus."
        ),
    )
    document = models.ForeignKey(
        PersistedOperation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("registered document"),
        help_text=_(
            "Its answer, as anybody gets it, is sent along as “result”. It may declare the variables $uid, "
            "$id, $path and $locale."
        ),
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    last_success_at = models.DateTimeField(_("last arrival"), null=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)
    failing_since = models.DateTimeField(null=True, editable=False)
    rests_until = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering: ClassVar[list[str]] = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:
        """Whether anything is sent."""
        return self.status == WebhookStatus.ACTIVE

    @property
    def is_failing(self) -> bool:
        """Whether so much went wrong that it rests between messages."""
        return self.failures >= FAILURES_UNTIL_REST

    def renew_secret(self) -> str:
        """Return a new secret, which is told nowhere else; those before sign beside it for a day."""
        now = timezone.now()
        self.secrets.filter(expires_at=None).update(expires_at=now + OVERLAP)
        text = new_secret()
        self.secrets.create(sealed=sealing.seal(text))
        return text

    def secrets_at(self, moment: datetime) -> list[str]:
        """Return the secrets that sign at ``moment``, the newest first.

        Raises:
            UnreadableError: one was sealed with a key that is known no more.
        """
        valid = self.secrets.filter(Q(expires_at=None) | Q(expires_at__gt=moment)).order_by("-pk")
        return [sealing.unseal(each.sealed) for each in valid]


class WebhookSecret(models.Model):
    """What messages to one endpoint are signed with; see ``sealing``."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="secrets")
    sealed = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"secret {self.pk} of {self.webhook_id}"


class PublicRow(models.Model):
    """A row that everybody may see, where it is shown, as subscribers know it. Kept by ``public_rows``."""

    wagtail_reference_index_ignore = True

    label = models.CharField(max_length=60)
    # Rows are deleted, and their keys may be given again.
    row = models.BigIntegerField()
    kind = models.CharField(max_length=30)
    uid = models.CharField(max_length=200)
    node = models.CharField(max_length=200, blank=True)
    locale = models.CharField(max_length=10, blank=True)
    path = models.TextField(blank=True)
    url = models.TextField(blank=True)
    forum = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["label", "row"], name="one_public_row_of_each"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.row}"


class Event(models.Model):
    """One logical write, as it was told: what of the public changed. Its key is its place in the sequence."""

    wagtail_reference_index_ignore = True

    identifier = models.CharField(max_length=40, unique=True, default=new_message_id, editable=False)
    made_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return self.identifier


class EventRow(models.Model):
    """That an event told of a page, so that its editors can see whether it has arrived."""

    wagtail_reference_index_ignore = True

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="rows")
    label = models.CharField(max_length=60)
    row = models.BigIntegerField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["label", "row"], name="event_of_row")]

    def __str__(self) -> str:
        return f"{self.label} {self.row}"


class DeliveryState(models.TextChoices):
    """How a message stands."""

    WAITING = "waiting", _("Waiting")
    DELIVERED = "delivered", _("Arrived")
    FAILED = "failed", _("Failed")


class Delivery(models.Model):
    """An event on its way to one endpoint. A replay is the same message, with the same identifier."""

    wagtail_reference_index_ignore = True

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="deliveries")
    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    type = models.CharField(_("type"), max_length=60)
    # As JSON, to the byte; the answer of a document is added when it is sent.
    payload = models.TextField()
    state = models.CharField(
        _("state"), max_length=20, choices=DeliveryState.choices, default=DeliveryState.WAITING
    )
    attempt_count = models.PositiveIntegerField(_("attempts"), default=0)
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    due_at = models.DateTimeField(_("due at"))
    delivered_at = models.DateTimeField(_("arrived at"), null=True)
    # Who took it up, and until when nobody else may; a worker that was killed gives it back this way.
    lease = models.CharField(max_length=40, blank=True)
    leased_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering: ClassVar[list[str]] = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["event", "webhook"], name="one_delivery_of_each_event"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_at"], condition=Q(state="waiting"), name="delivery_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.event.identifier}"


class DeliveryAttempt(models.Model):
    """What came of sending a message once."""

    wagtail_reference_index_ignore = True

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="attempts")
    made_at = models.DateTimeField(_("made at"), db_index=True)
    duration_ms = models.PositiveIntegerField(_("duration"))
    status = models.PositiveIntegerField(_("status"), null=True)
    # In a word, why there is no status; see ``outcomes``.
    problem = models.CharField(_("problem"), max_length=40, blank=True)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.status or self.problem}"
