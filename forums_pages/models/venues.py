"""Venues and their rooms: places that editions use, some of them year after year (see ADR 5)."""

import uuid
from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, RevisionMixin
from wagtail.search import index

from forums_pages.fields import LongWordsField, WordsField, all_words
from forums_pages.models.overwriting import RecordForm
from forums_pages.models.references import references_updated_once


class Venue(RevisionMixin, index.Indexed, ClusterableModel):
    """A place with rooms. It has no drafts: a room must exist before a session can be put in it."""

    base_form_class = RecordForm

    name = WordsField(_("name"))
    address = LongWordsField(_("address"), blank=True)
    city = WordsField(_("city"), blank=True, help_text=_("Per language where it differs: Yangon, Rangoun."))
    country = CountryField(_("country"), blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    map_url = models.URLField(_("address of a map"), max_length=500, blank=True)
    accessibility = LongWordsField(
        _("accessibility"),
        blank=True,
        help_text=_("Step-free access, lifts, induction loops, quiet room … Public."),
    )
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="venue")

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("city"), FieldPanel("country")], heading=_("Where")),
        FieldPanel("address"),
        InlinePanel("rooms", heading=_("Rooms"), label=_("room")),
        FieldPanel("accessibility"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]), FieldPanel("map_url")],
            heading=_("On a map"),
            classname="collapsed",
        ),
    ]

    search_fields: ClassVar[list[Any]] = [
        index.SearchField("public_words"),
        index.AutocompleteField("public_words"),
        index.FilterField("country"),
    ]

    class Meta:
        ordering = ("pk",)
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="venue_point_is_whole",
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message=_("Give both latitude and longitude, or neither."),
            )
        ]

    def __str__(self) -> str:
        return ", ".join(str(part) for part in (self.name, self.city) if part) or str(_("Unnamed venue"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the venue with its rooms."""
        with references_updated_once(self):
            super().save(*args, **kwargs)

    @property
    def revisions(self) -> Any:
        """Return the record's history."""
        return self._revisions

    def public_words(self) -> str:
        """Return name, city and address in every language."""
        return all_words(self.name, self.city, self.address)


class Room(Orderable):
    """A room of a venue. Its guid never changes, so that feeds and partners recognise it."""

    venue = ParentalKey(Venue, on_delete=models.CASCADE, related_name="rooms")
    guid = models.UUIDField(_("guid"), default=uuid.uuid4, unique=True, editable=False)
    name = WordsField(_("name"))
    capacity = models.PositiveIntegerField(
        _("seats"), null=True, blank=True, help_text=_("Empty when unknown.")
    )

    panels: ClassVar[list[Any]] = [FieldRowPanel([FieldPanel("name"), FieldPanel("capacity")])]

    class Meta(Orderable.Meta):
        verbose_name = _("room")
        verbose_name_plural = _("rooms")

    def __str__(self) -> str:
        return str(self.name) or str(_("Unnamed room"))
