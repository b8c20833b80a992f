"""Editions: one meeting of a forum, from its announcement to its report."""

from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page, PageManager
from wagtail.search import index

from forums_pages.body import BodyField
from forums_pages.clock import date_range
from forums_pages.enums import (
    DatePrecision,
    EditionStatus,
    EventFormat,
    Lifecycle,
    RegistrationState,
)
from forums_pages.fields import LongWordsField, WordsField, ZoneField, all_words, plausible_day
from forums_pages.models.base import BasePage
from forums_pages.models.edition_panels import EditionPageForm, edition_edit_handler, missing_date
from forums_pages.models.edition_queries import EditionQuerySet, status_at
from forums_pages.models.forums import ForumPage
from forums_pages.models.sequences import changes_sessions, count_up


class EditionPage(BasePage):
    """One edition of a forum. Its title is the name printed that year, whatever the forum is called now."""

    parent_page_types: ClassVar[list[str]] = ["forums_pages.ForumPage"]
    subpage_types: ClassVar[list[str]] = ["forums_pages.SessionPage", "forums_pages.CallPage"]
    base_form_class = EditionPageForm
    words = ("slogan", "summary", "body")
    identity_facts = ("forum",)

    slogan = models.CharField(
        _("slogan"), max_length=255, blank=True, help_text=_("The motto of the edition.")
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences for lists and search engines.")
    )
    body = BodyField(_("body"))

    forum = models.ForeignKey(
        ForumPage,
        verbose_name=_("forum"),
        null=True,
        editable=False,
        # Deleting a forum that has translations promotes one (see ``sources``); the rows follow.
        on_delete=models.DO_NOTHING,
        related_name="editions",
    )
    ordinal = models.PositiveSmallIntegerField(
        _("number"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_(
            "3 for the third edition. Empty when unknown. Years may be skipped; numbers rise with the date."
        ),
    )
    start_date = models.DateField(_("first day"), validators=[plausible_day], null=True, blank=True)
    end_date = models.DateField(
        _("last day"),
        validators=[plausible_day],
        null=True,
        blank=True,
        help_text=_("Left empty for a single day."),
    )
    date_precision = models.CharField(
        _("how exact the dates are"), max_length=10, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    time_zone = ZoneField(
        help_text=_("Changing it keeps every session at the time the clock in the hall shows.")
    )
    begins_at = models.DateTimeField(_("begins at"), null=True, editable=False, db_index=True)
    ends_at = models.DateTimeField(_("ends at"), null=True, editable=False, db_index=True)
    city = WordsField(_("city"), blank=True, help_text=_("Per language where it differs: Yangon, Rangoun."))
    format = models.CharField(
        _("format"), max_length=12, choices=EventFormat.choices, default=EventFormat.UNKNOWN
    )

    lifecycle = models.CharField(
        _("lifecycle"),
        max_length=12,
        choices=Lifecycle.choices,
        default=Lifecycle.ANNOUNCED,
        help_text=_("Upcoming, ongoing and past follow from the dates by themselves."),
    )
    lifecycle_reason = LongWordsField(
        _("reason"), blank=True, help_text=_("Why it was postponed, moved online or cancelled. Public.")
    )
    previous_start_date = models.DateField(_("first day before it was postponed"), null=True, blank=True)
    previous_end_date = models.DateField(_("last day before it was postponed"), null=True, blank=True)

    online_platform = models.CharField(_("online platform"), max_length=120, blank=True)
    online_url = models.URLField(
        _("address of the online event"),
        max_length=500,
        blank=True,
        help_text=_("Public. Sessions have their own."),
    )
    access_note = LongWordsField(_("how to take part"), blank=True, help_text=_("Public."))
    registration_url = models.URLField(_("registration address"), max_length=500, blank=True)
    registration_state = models.CharField(
        _("registration"), max_length=12, choices=RegistrationState.choices, default=RegistrationState.UNKNOWN
    )
    registration_opens = models.DateField(_("registration opens"), null=True, blank=True)
    registration_closes = models.DateField(_("registration closes"), null=True, blank=True)
    admission = WordsField(_("admission"), blank=True, help_text=_("Such as Free, registration required."))

    languages = ParentalManyToManyField(
        "forums_pages.Language", verbose_name=_("languages"), blank=True, related_name="editions"
    )
    pillars = ParentalManyToManyField(
        "forums_pages.Pillar", verbose_name=_("pillars"), blank=True, related_name="editions"
    )
    goals = ParentalManyToManyField(
        "forums_pages.Goal",
        verbose_name=_("Sustainable Development Goals"),
        blank=True,
        related_name="editions",
    )
    themes = ParentalManyToManyField(
        "forums_pages.Theme", verbose_name=_("themes"), blank=True, related_name="editions"
    )
    cover = models.ForeignKey(
        "media.CustomImage",
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A wide picture, at least 2,000 pixels; also used when the page is shared."),
    )
    hashtag = models.CharField(_("hashtag"), max_length=60, blank=True, help_text=_("Without the # sign."))

    objects = PageManager.from_queryset(EditionQuerySet)()

    edit_handler = edition_edit_handler()
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("slogan", boost=2),
        index.SearchField("summary"),
        index.SearchField("body"),
        index.SearchField("city_words"),
        index.FilterField("is_source"),
        index.FilterField("forum_id"),
        index.FilterField("lifecycle"),
        index.FilterField("format"),
    ]

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["forum", "ordinal"],
                condition=models.Q(is_source=True),
                name="edition_number_unique_in_forum",
                violation_error_message=_("This forum already has an edition with that number."),
            ),
            models.CheckConstraint(
                condition=models.Q(ordinal__isnull=True) | models.Q(ordinal__gte=1),
                name="edition_number_from_one",
            ),
            models.CheckConstraint(
                condition=models.Q(start_date__isnull=True)
                | models.Q(end_date__isnull=True)
                | models.Q(end_date__gte=models.F("start_date")),
                name="edition_ends_after_it_starts",
                violation_error_message=_("The last day cannot be before the first day."),
            ),
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True) | models.Q(start_date__isnull=False),
                name="edition_with_an_end_has_a_start",
                violation_error_message=_("Give the first day as well."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def status(self) -> EditionStatus:
        """Return the status now, from the facts of the source."""
        return self.status_on(timezone.now())

    def status_on(self, moment: datetime) -> EditionStatus:
        """Return the status that readers are told at ``moment``."""
        facts = self.source
        return status_at(moment, facts.lifecycle, facts.begins_at, facts.ends_at)

    def city_words(self) -> str:
        """Return the city in every language, for the search index."""
        return all_words(self.city)

    def take_defaults_from(self, parent: Page) -> None:
        """Start with the zone of the forum, whose other editions its number is checked against from here on.

        The forum's languages are taken when the page is first saved.
        """
        if isinstance(parent, ForumPage):
            self.forum = parent.source
            self.time_zone = parent.source.time_zone
            self.languages = list(parent.source.languages.all())

    def derive(self) -> None:
        """Compute the instants at which the edition begins and ends in its zone."""
        self.begins_at, self.ends_at = date_range(
            self.start_date, self.end_date, self.date_precision, self.time_zone
        )

    def prepare_source(self) -> None:
        """Remember the forum, so that the database can count, order and number its editions.

        Where the sessions are called off, or held in no room any more, each of them has changed.
        """
        parent = self.get_parent()
        forum = parent.specific if parent is not None else None
        self.forum = forum.source if isinstance(forum, ForumPage) else None
        rows = EditionPage._base_manager.filter(pk=self.pk, is_source=True)
        kept = rows.values("lifecycle", "format").first() if self.pk else None
        if kept is not None and changes_sessions(self, kept):
            count_up(self.sessions.filter(is_source=True))

    def missing_to_publish(self) -> dict[str | None, str]:
        """Ask for a date, or for the word that there is none."""
        return missing_date(self.start_date, self.date_precision, self.lifecycle)

    def clean(self) -> None:
        """Check number and dates; a sentence per field, so that nothing else of the form is lost."""
        super().clean()
        if not self.is_source:
            return
        if self.date_precision == DatePrecision.UNKNOWN and self.start_date:
            raise ValidationError({"date_precision": _("There is a date: say how exact it is.")})
        if self.ordinal is not None and self.forum_id is not None:
            self._check_ordinal()

    def _check_ordinal(self) -> None:
        siblings = EditionPage.objects.sources().filter(forum_id=self.forum_id).exclude(pk=self.pk)
        numbered = siblings.filter(ordinal__isnull=False)
        if numbered.filter(ordinal=self.ordinal).exists():
            raise ValidationError({"ordinal": _("This forum already has an edition with that number.")})
        if self.begins_at is None:
            return
        dated = numbered.filter(begins_at__isnull=False)
        earlier = dated.filter(ordinal__lt=self.ordinal, begins_at__gt=self.begins_at).first()
        later = dated.filter(ordinal__gt=self.ordinal, begins_at__lt=self.begins_at).first()
        if other := earlier or later:
            message = _("Numbers rise with the date, but number %(number)d, “%(title)s”, is dated otherwise.")
            raise ValidationError({"ordinal": message % {"number": other.ordinal, "title": other.title}})
