"""Calls for contributions."""

from datetime import datetime, time
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList, TitleFieldPanel
from wagtail.models import Orderable, Page, PageManager
from wagtail.search import index

from forums_pages.body import BodyField
from forums_pages.clock import NonexistentTimeError, instant
from forums_pages.enums import CallStatus, SessionKind
from forums_pages.fields import LongWordsField, WordsField, ZoneField, plausible_day
from forums_pages.models.base import BasePage, BasePageForm, tabs
from forums_pages.models.call_queries import CallQuerySet, call_status_at
from forums_pages.models.editions import EditionPage
from forums_pages.models.parts import AttachedDocument
from forums_pages.panels import FactsPanel, FactsTab, languages_panel, themes_panel
from forums_pages.widgets.badges import Checkboxes

TOTAL_WEIGHT = 100


class CallPageForm(BasePageForm):
    """Checks that criteria can be scored before the public reads them."""

    session_kinds = forms.MultipleChoiceField(
        label=_("Formats offered"),
        choices=SessionKind.choices,
        required=False,
        widget=Checkboxes(label=_("Formats offered")),
        help_text=_("The public chooses among them when it proposes something."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "time_zone" in self.fields and self.parent_page is not None:
            self.fields["time_zone"].widget.suggest(self.parent_page.specific.source.time_zone)

    def check_publishable(self) -> None:
        """Ask for weights that add up to 100."""
        formset = self.formsets.get("criteria")
        if formset is None or not formset.is_valid():
            return
        rows = [form.cleaned_data for form in formset.forms if form.cleaned_data]
        weights = [row.get("weight") or 0 for row in rows if not row.get("DELETE")]
        for name, message in missing_weights(weights).items():
            self.add_error(name, message)


def missing_weights(weights: list[int]) -> dict[str | None, str]:
    """Return the sentence that asks for weights that add up to 100; nothing where there are no criteria."""
    if not weights or sum(weights) == TOTAL_WEIGHT:
        return {}
    message = gettext("The weights of the criteria add up to %(sum)d; they must add up to 100.")
    return {None: message % {"sum": sum(weights)}}


class CallPage(BasePage):
    """The call for contributions of an edition. It opens and closes by itself."""

    parent_page_types: ClassVar[list[str]] = ["forums_pages.EditionPage"]
    subpage_types: ClassVar[list[str]] = []
    base_form_class = CallPageForm
    words = ("summary", "body", "fee_note", "confirmation_text")
    identity_facts = ("edition",)

    summary = models.TextField(
        _("summary"), blank=True, help_text=_("Who may propose what, in two sentences. Public.")
    )
    body = BodyField(_("body"))
    fee_note = models.CharField(_("fee"), max_length=255, blank=True, help_text=_("Such as No fee. Public."))
    confirmation_text = models.TextField(
        _("confirmation"), blank=True, help_text=_("What a contributor reads after sending a proposal.")
    )

    edition = models.ForeignKey(
        EditionPage,
        verbose_name=_("edition"),
        null=True,
        editable=False,
        # Deleting an edition that has translations promotes one (see ``sources``); the rows follow.
        on_delete=models.DO_NOTHING,
        related_name="calls",
    )
    time_zone = ZoneField()
    opens_on = models.DateField(_("opens on"), validators=[plausible_day], null=True, blank=True)
    opens_time = models.TimeField(_("at"), default=time(0, 0))
    soft_closes_on = models.DateField(
        _("announced deadline"),
        validators=[plausible_day],
        null=True,
        blank=True,
        help_text=_("If late proposals are still taken until the close."),
    )
    closes_on = models.DateField(_("closes on"), validators=[plausible_day], null=True, blank=True)
    closes_time = models.TimeField(_("at"), default=time(23, 59))
    results_on = models.DateField(_("results on"), null=True, blank=True)
    opens_at = models.DateTimeField(_("opens at"), null=True, editable=False, db_index=True)
    closes_at = models.DateTimeField(_("closes at"), null=True, editable=False, db_index=True)
    session_kinds = models.JSONField(_("formats offered"), default=list, blank=True)

    languages = ParentalManyToManyField(
        "forums_pages.Language", verbose_name=_("languages"), blank=True, related_name="calls"
    )
    themes = ParentalManyToManyField(
        "forums_pages.Theme", verbose_name=_("themes asked for"), blank=True, related_name="calls"
    )

    objects = PageManager.from_queryset(CallQuerySet)()

    edit_handler = tabs(
        ObjectList(
            [
                TitleFieldPanel("title", placeholder=False),
                FactsPanel(
                    [
                        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("opens_time")]),
                        FieldRowPanel([FieldPanel("closes_on"), FieldPanel("closes_time")]),
                        FieldRowPanel([FieldPanel("soft_closes_on"), FieldPanel("results_on")]),
                        FieldPanel("time_zone"),
                    ],
                    heading=_("Opens and closes"),
                ),
                FieldPanel("summary"),
                FieldPanel("body"),
                FieldPanel("fee_note"),
                FieldPanel("confirmation_text"),
            ],
            heading=_("Call"),
        ),
        FactsTab(
            [
                themes_panel(label=_("Themes asked for")),
                FieldPanel("session_kinds"),
                languages_panel(label=_("Languages of proposals")),
                InlinePanel(
                    "criteria",
                    heading=_("Criteria"),
                    label=_("criterion"),
                    help_text=_("Proposals are scored by them. The weights add up to 100."),
                ),
                InlinePanel("attachments", heading=_("Attachments"), label=_("attachment")),
            ],
            heading=_("What is asked for"),
        ),
    )
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("is_source"),
        index.FilterField("edition_id"),
    ]

    class Meta:
        verbose_name = _("call for contributions")
        verbose_name_plural = _("calls for contributions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(opens_at__isnull=True)
                | models.Q(closes_at__isnull=True)
                | models.Q(closes_at__gte=models.F("opens_at")),
                name="call_closes_after_it_opens",
                violation_error_message=_("The call cannot close before it opens."),
            ),
            models.CheckConstraint(
                condition=models.Q(soft_closes_on__isnull=True)
                | models.Q(closes_on__isnull=True)
                | models.Q(soft_closes_on__lte=models.F("closes_on")),
                name="call_soft_close_before_close",
                violation_error_message=_("The announced deadline cannot be after the close."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def status(self) -> CallStatus:
        """Return the status now, from the facts of the source."""
        return self.status_on(timezone.now())

    def status_on(self, moment: datetime) -> CallStatus:
        """Return the status that readers are told at ``moment``."""
        facts = self.source
        return call_status_at(moment, facts.opens_at, facts.closes_at)

    def take_defaults_from(self, parent: Page) -> None:
        """Start with the edition's zone, languages and themes."""
        if isinstance(parent, EditionPage):
            edition = parent.source
            self.time_zone = edition.time_zone
            self.languages = list(edition.languages.all())
            self.themes = list(edition.themes.all())

    def derive(self) -> None:
        """Compute the instants at which the call opens and closes in its zone."""
        try:
            self.opens_at = instant(self.opens_on, self.opens_time, self.time_zone)
            self.closes_at = instant(self.closes_on, self.closes_time, self.time_zone)
        except NonexistentTimeError:
            self.opens_at = self.closes_at = None

    def prepare_source(self) -> None:
        """Remember the edition."""
        parent = self.get_parent()
        page = parent.specific if parent is not None else None
        self.edition = page.source if isinstance(page, EditionPage) else None

    def missing_to_publish(self) -> dict[str | None, str]:
        """Ask for weights that add up to 100."""
        return missing_weights([criterion.weight or 0 for criterion in self.criteria.all()])

    def clean(self) -> None:
        """Check the formats and that the clock does not skip a deadline."""
        super().clean()
        unknown = set(self.session_kinds or []) - set(SessionKind.values)
        if unknown:
            raise ValidationError({"session_kinds": _("Choose from the list of formats.")})
        for day, clock, name in (
            (self.opens_on, self.opens_time, "opens_time"),
            (self.closes_on, self.closes_time, "closes_time"),
        ):
            try:
                instant(day, clock, self.time_zone)
            except NonexistentTimeError:
                raise ValidationError({name: _("Clocks skip this time: summer time begins.")}) from None


class Criterion(Orderable):
    """What proposals are judged by, and how much it counts."""

    page = ParentalKey(CallPage, on_delete=models.CASCADE, related_name="criteria")
    label = WordsField(_("label"))
    description = LongWordsField(_("description"), blank=True)
    weight = models.PositiveSmallIntegerField(
        _("weight"),
        validators=[MinValueValidator(1), MaxValueValidator(TOTAL_WEIGHT)],
        help_text=_("Out of 100."),
    )

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("label"), FieldPanel("weight")]),
        FieldPanel("description"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")

    def __str__(self) -> str:
        return f"{self.label} ({self.weight})"


class CallAttachment(AttachedDocument):
    """A form or guideline that contributors download."""

    page = ParentalKey(CallPage, on_delete=models.CASCADE, related_name="attachments")
