"""Organisations: partners, hosts, members of Working Groups and employers of speakers."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from forums_pages.enums import Sector
from forums_pages.fields import LongWordsField, WordsField, all_words, words
from forums_pages.models.directory import DirectoryRecord


class Organisation(DirectoryRecord):
    """An organisation of any sector: one record for all forums; partner wordings are kept per edition."""

    name = models.CharField(_("name"), max_length=255, help_text=_("In full, as the organisation writes it."))
    name_in_languages = WordsField(
        _("name per language"),
        blank=True,
        help_text=_("Only where it differs, such as European Union and Union européenne."),
    )
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    sector = models.CharField(_("sector"), max_length=30, choices=Sector.choices, blank=True)
    country = CountryField(_("country"), blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    description = LongWordsField(_("description"), blank=True, help_text=_("One to three sentences. Public."))
    logo = models.ForeignKey(
        "media.CustomImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("For light backgrounds; with a transparent background if possible."),
    )
    logo_for_dark = models.ForeignKey(
        "media.CustomImage",
        verbose_name=_("logo for dark backgrounds"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    notes = models.TextField(_("notes"), blank=True, help_text=_("Never public. For the team only."))

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("acronym")], heading=_("Name")),
        FieldRowPanel([FieldPanel("sector"), FieldPanel("country")], heading=_("Sector and country")),
        FieldPanel("website"),
        FieldPanel("description"),
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("logo_for_dark")], heading=_("Logos")),
        MultiFieldPanel(
            [
                FieldPanel("name_in_languages"),
                InlinePanel("former_names", label=_("former name")),
                FieldPanel("slug"),
                FieldPanel("notes"),
            ],
            heading=_("More"),
            classname="collapsed",
        ),
    ]

    search_fields: ClassVar[list[Any]] = [
        index.SearchField("name", boost=3),
        index.SearchField("acronym", boost=3),
        index.SearchField("public_words"),
        index.AutocompleteField("name"),
        index.AutocompleteField("acronym"),
        index.FilterField("live"),
        index.FilterField("sector"),
        index.FilterField("country"),
    ]

    class Meta:
        ordering = ("name", "pk")
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["name"])]

    def __str__(self) -> str:
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

    def full_name(self, language: str | None = None) -> str:
        """Return the name as it is written in ``language``; without one, as entered."""
        return words(self.name_in_languages).get(language or "") or self.name

    def name_on(self, day: date) -> str:
        """Return the name that the organisation bore on ``day``."""
        for former in self.former_names.all():
            if (former.used_from is None or former.used_from <= day) and (
                former.used_until is not None and day <= former.used_until
            ):
                return str(former.name)
        return self.name

    def public_words(self) -> str:
        """Return what the search index may hold of this organisation, in every language."""
        former = " ".join(former.name for former in self.former_names.all())
        return f"{all_words(self.name_in_languages, self.description)} {former}"


class FormerName(Orderable):
    """A name that an organisation bore until a day."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=255)
    used_from = models.DateField(_("used from"), null=True, blank=True)
    used_until = models.DateField(_("used until"), null=True, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("used_from"), FieldPanel("used_until")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="former_name_until_after_from",
                condition=models.Q(used_from__isnull=True)
                | models.Q(used_until__isnull=True)
                | models.Q(used_until__gte=models.F("used_from")),
                violation_error_message=_("The name cannot end before it begins."),
            )
        ]

    def __str__(self) -> str:
        return self.name
