"""Sessions: what happens at an edition, when, where and with whom."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page, PageManager
from wagtail.search import index

from forums_pages.body import BodyField
from forums_pages.clock import NonexistentTimeError, clock_range
from forums_pages.enums import SessionKind, SessionState
from forums_pages.fields import plausible_day
from forums_pages.models.base import BasePage
from forums_pages.models.bounds import outside_of
from forums_pages.models.editions import EditionPage
from forums_pages.models.identities import StableIdentity
from forums_pages.models.sequences import TELLING, next_number
from forums_pages.models.session_panels import SessionPageForm, session_edit_handler
from forums_pages.models.session_queries import SessionQuerySet, is_live_link_open


class SessionPage(BasePage):
    """A session of the programme. It keeps its guid, code and address for ever, also when it is cancelled."""

    parent_page_types: ClassVar[list[str]] = ["forums_pages.EditionPage"]
    subpage_types: ClassVar[list[str]] = []
    base_form_class = SessionPageForm
    words = ("abstract", "body")
    identity_facts = ("edition", "identity", "sequence")
    exclude_fields_in_copy: ClassVar[list[str]] = ["identity", "sequence"]

    abstract = models.TextField(
        _("abstract"), blank=True, help_text=_("What it is about, in a paragraph. Public.")
    )
    body = BodyField(_("body"))

    identity = models.ForeignKey(
        StableIdentity,
        verbose_name=_("identity"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="sessions",
    )
    edition = models.ForeignKey(
        EditionPage,
        verbose_name=_("edition"),
        null=True,
        editable=False,
        # Deleting an edition that has translations promotes one (see ``sources``); the rows follow.
        on_delete=models.DO_NOTHING,
        related_name="sessions",
    )
    # How often its time, place or status changed; see ``sequences``.
    sequence = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=SessionKind.choices, default=SessionKind.OTHER)
    day = models.DateField(_("day"), validators=[plausible_day], null=True, blank=True)
    start_time = models.TimeField(
        _("starts"), null=True, blank=True, help_text=_("What the clock in the hall shows.")
    )
    end_time = models.TimeField(
        _("ends"), null=True, blank=True, help_text=_("Before the start: it ends on the next day.")
    )
    starts_at = models.DateTimeField(_("starts at"), null=True, editable=False, db_index=True)
    ends_at = models.DateTimeField(_("ends at"), null=True, editable=False, db_index=True)
    room = models.ForeignKey(
        "forums_pages.Room",
        verbose_name=_("room"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="sessions",
        help_text=_("A room of the edition's venues."),
    )
    is_online = models.BooleanField(_("can be followed online"), default=False)
    state = models.CharField(
        _("state"), max_length=12, choices=SessionState.choices, default=SessionState.CONFIRMED
    )
    clash_reason = models.CharField(
        _("reason for the clash"),
        max_length=255,
        blank=True,
        help_text=_(
            "Only where two sessions share a room or a person at the same time on purpose. Never public."
        ),
    )
    capacity = models.PositiveIntegerField(
        _("seats"), null=True, blank=True, help_text=_("Empty when unknown.")
    )
    registration_url = models.URLField(_("registration address"), max_length=500, blank=True)
    live_url = models.URLField(
        _("live link"),
        max_length=500,
        blank=True,
        help_text=_("Public from half an hour before the session until half an hour after it."),
    )

    languages = ParentalManyToManyField(
        "forums_pages.Language", verbose_name=_("languages"), blank=True, related_name="sessions"
    )
    interpretation_languages = ParentalManyToManyField(
        "forums_pages.Language",
        verbose_name=_("interpreted into"),
        blank=True,
        related_name="interpreted_sessions",
    )
    themes = ParentalManyToManyField(
        "forums_pages.Theme", verbose_name=_("themes"), blank=True, related_name="sessions"
    )
    goals = ParentalManyToManyField(
        "forums_pages.Goal",
        verbose_name=_("Sustainable Development Goals"),
        blank=True,
        related_name="sessions",
    )
    pillars = ParentalManyToManyField(
        "forums_pages.Pillar", verbose_name=_("pillars"), blank=True, related_name="sessions"
    )

    objects = PageManager.from_queryset(SessionQuerySet)()

    edit_handler = session_edit_handler()
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("abstract"),
        index.SearchField("body"),
        index.FilterField("is_source"),
        index.FilterField("edition_id"),
        index.FilterField("kind"),
        index.FilterField("state"),
    ]

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["identity"], condition=models.Q(is_source=True), name="session_identity_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(starts_at__isnull=True)
                | models.Q(ends_at__isnull=True)
                | models.Q(ends_at__gte=models.F("starts_at")),
                name="session_ends_after_it_starts",
                violation_error_message=_("The session cannot end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def guid(self) -> Any:
        """Return the UUID that feeds and partners know the session by, or None before it is saved."""
        return self.source.identity_id

    @property
    def code(self) -> str:
        """Return the six-character code, or an empty string before the session is saved."""
        identity = self.source.identity
        return str(identity.code) if identity else ""

    @property
    def is_live_link_open(self) -> bool:
        """Return whether the public may see the live link now."""
        facts = self.source
        return is_live_link_open(timezone.now(), facts.starts_at, facts.ends_at)

    def take_defaults_from(self, parent: Page) -> None:
        """Start with the edition's languages, and with its day where it lasts a single one.

        The edition itself is known from here on: before a session has its place in the tree, its form checks
        the day against it.
        """
        if isinstance(parent, EditionPage):
            self.edition = edition = parent.source
            self.languages = list(edition.languages.all())
            single_day = edition.start_date and edition.end_date in (None, edition.start_date)
            if single_day and edition.date_precision == "day":
                self.day = edition.start_date

    def derive(self) -> None:
        """Compute the instants at which the session starts and ends in the edition's zone."""
        edition = self._edition_of_tree()
        zone = edition.time_zone if edition is not None else None
        try:
            self.starts_at, self.ends_at = clock_range(self.day, self.start_time, self.end_time, zone)
        except NonexistentTimeError:
            # ``clean`` says so in words; until then the instant is unknown rather than wrong.
            self.starts_at = self.ends_at = None

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the session; nobody else changes the row between the look at its number and the next one."""
        written = kwargs.get("update_fields")
        if written is not None and not TELLING.isdisjoint({f"{name}_id" for name in written} | {*written}):
            kwargs["update_fields"] = {*written, "sequence"}
        with transaction.atomic(savepoint=False):
            super().save(*args, **kwargs)

    def prepare_source(self) -> None:
        """Remember the edition, and give the session its identity the first time; it keeps the one it has.

        Its number in calendars goes on from the one that the row has, whichever revision is published.
        """
        self.edition = self._edition_of_tree()
        rows = SessionPage._base_manager.filter(pk=self.pk, identity__isnull=False).select_for_update()
        kept = rows.values("identity_id", "sequence", *TELLING).first() if self.pk else None
        if kept is not None:
            self.identity_id, self.sequence = kept["identity_id"], next_number(self, kept)
        elif self.identity_id is None:
            self.identity = StableIdentity.issue()

    def clean(self) -> None:
        """Check the day and times against the edition; a sentence per field."""
        super().clean()
        if not self.is_source:
            return
        if self.day is None and (self.start_time or self.end_time):
            raise ValidationError({"day": _("Give the day as well.")})
        edition = self._edition_of_tree()
        if edition is None:
            return
        try:
            clock_range(self.day, self.start_time, self.end_time, edition.time_zone)
        except NonexistentTimeError:
            message = _("Clocks in %(zone)s skip this time: summer time begins. Choose another.")
            raise ValidationError({"start_time": message % {"zone": edition.time_zone}}) from None
        outside = outside_of(edition, self.day, self.starts_at, self.ends_at)
        if outside:
            raise ValidationError(outside)

    def _edition_of_tree(self) -> EditionPage | None:
        if not self.is_source or not self.path:
            return self.edition
        parent = self.get_parent()
        page = parent.specific if parent is not None else None
        return page.source if isinstance(page, EditionPage) else None
