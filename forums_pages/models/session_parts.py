"""Inline children of a session: participations, co-organisers, replays, resources."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from forums_pages.enums import ParticipationRole
from forums_pages.fields import WordsField
from forums_pages.models.parts import AttachedDocument, OrganisationLink
from forums_pages.models.sessions import SessionPage


class ParticipationQuerySet(models.QuerySet["Participation"]):
    """Named questions about participations."""

    def confirmed(self) -> "ParticipationQuerySet":
        """Return what the public may see: people who have said yes."""
        return self.filter(confirmed=True)


class Participation(Orderable):
    """A person in a session, with the affiliation that was printed then."""

    page = ParentalKey(SessionPage, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(
        "forums_pages.Person",
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="participations",
    )
    role = models.CharField(
        _("role"), max_length=20, choices=ParticipationRole.choices, default=ParticipationRole.SPEAKER
    )
    job_title = WordsField(
        _("job title as printed"), blank=True, help_text=_("Left empty, the person's own is shown.")
    )
    organisation_name = WordsField(
        _("organisation as printed"), blank=True, help_text=_("Left empty, the person's own is shown.")
    )
    confirmed = models.BooleanField(
        _("confirmed"), default=True, help_text=_("Unticked, the public does not see the person here.")
    )
    recording_consent = models.BooleanField(
        _("consents to being recorded"),
        null=True,
        blank=True,
        help_text=_("Never public. Unknown until asked."),
    )

    objects = ParticipationQuerySet.as_manager()

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("person"), FieldPanel("role"), FieldPanel("confirmed")]),
        FieldPanel("job_title"),
        FieldPanel("organisation_name"),
        FieldPanel("recording_consent"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("participation")
        verbose_name_plural = _("participations")

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"


class CoOrganiser(OrganisationLink):
    """An organisation that co-organises a session."""

    page = ParentalKey(SessionPage, on_delete=models.CASCADE, related_name="co_organisers")

    class Meta(OrganisationLink.Meta):
        verbose_name = _("co-organiser")
        verbose_name_plural = _("co-organisers")


class ReplayQuerySet(models.QuerySet["Replay"]):
    """Named questions about replays."""

    def public(self, moment: datetime | None = None) -> "ReplayQuerySet":
        """Return the replays with consent whose embargo is over."""
        now = moment or timezone.now()
        return self.filter(Q(embargo_until__isnull=True) | Q(embargo_until__lte=now), consent=True)


class Replay(Orderable):
    """A recording of a session. The public sees it with everybody's consent, and after its embargo."""

    page = ParentalKey(SessionPage, on_delete=models.CASCADE, related_name="replays")
    url = models.URLField(_("address"), max_length=500, help_text=_("At the video provider."))
    language = models.ForeignKey(
        "forums_pages.Language",
        verbose_name=_("language"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    subtitles = WordsField(_("subtitles"), blank=True, help_text=_("Such as French and Arabic. Public."))
    embargo_until = models.DateTimeField(_("not before"), null=True, blank=True)
    consent = models.BooleanField(
        _("everybody in it has consented"),
        default=False,
        help_text=_("Without consent the public does not see it."),
    )

    objects = ReplayQuerySet.as_manager()

    panels: ClassVar[list[Any]] = [
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("language"), FieldPanel("embargo_until"), FieldPanel("consent")]),
        FieldPanel("subtitles"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("replay")
        verbose_name_plural = _("replays")

    def __str__(self) -> str:
        return self.url

    def is_public(self, moment: datetime | None = None) -> bool:
        """Return whether the public may see the replay now (or at ``moment``)."""
        now = moment or timezone.now()
        return self.consent and (self.embargo_until is None or self.embargo_until <= now)


class Resource(AttachedDocument):
    """Slides, a paper or a link that belongs to a session."""

    page = ParentalKey(SessionPage, on_delete=models.CASCADE, related_name="resources")

    class Meta(AttachedDocument.Meta):
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
