"""People: speakers, moderators, contacts and members of Working Groups."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.models import Orderable
from wagtail.search import index

from forums_pages.fields import LongWordsField, WordsField, all_words, words
from forums_pages.models.directory import DirectoryRecord


class PersonQuerySet(models.QuerySet["Person"]):
    """Named questions about people."""

    def without_portrait(self) -> "PersonQuerySet":
        """Return the people who have no portrait yet."""
        return self.filter(portrait__isnull=True)


class Person(DirectoryRecord):
    """One person in every language and at every forum; what they were *then* is kept per session."""

    honorific = WordsField(
        _("honorific"), blank=True, max_length=40, help_text=_("Such as Dr, Prof. or Mme.")
    )
    given_name = models.CharField(_("given name"), max_length=120, blank=True)
    family_name = models.CharField(
        _("family name"), max_length=120, help_text=_("People are listed by it. A single name goes here.")
    )
    name_in_scripts = WordsField(
        _("full name per language"),
        blank=True,
        help_text=_("Only where it is written differently, for example in Arabic script."),
    )
    job_title = WordsField(_("job title"), blank=True, help_text=_("Shown under the name."))
    organisation = models.ForeignKey(
        "forums_pages.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="people",
        help_text=_("Where the person works now. Each session keeps what was printed then."),
    )
    biography = LongWordsField(_("biography"), blank=True, help_text=_("Two to five sentences. Public."))
    portrait = models.ForeignKey(
        "media.CustomImage",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Public. An upright picture of at least 600 by 750 pixels with the face in focus."),
    )
    portrait_consent = models.BooleanField(
        _("consents to the portrait and biography being public"),
        default=False,
        help_text=_("Without consent the public sees the name, job title and organisation only."),
    )
    country = CountryField(_("country"), blank=True)
    email = models.EmailField(
        _("e-mail"),
        blank=True,
        help_text=_("Never public. For the team, and for servers that it gave a key for contacts."),
    )
    notes = models.TextField(_("notes"), blank=True, help_text=_("Never public. For the team only."))

    objects = PersonQuerySet.as_manager()

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("given_name"), FieldPanel("family_name")], heading=_("Name")),
        FieldPanel("job_title"),
        FieldPanel("organisation"),
        FieldPanel("country"),
        MultiFieldPanel(
            [FieldPanel("portrait"), FieldPanel("portrait_consent"), FieldPanel("biography")],
            heading=_("Portrait and biography"),
        ),
    ]
    more_panels: ClassVar[list[Any]] = [
        FieldPanel("honorific"),
        FieldPanel("name_in_scripts"),
        InlinePanel("links", heading=_("Links"), label=_("link"), classname="collapsed"),
        FieldPanel("slug"),
    ]
    private_panels: ClassVar[list[Any]] = [
        FieldPanel("email", permission="forums_pages.see_private_person"),
        FieldPanel("notes", permission="forums_pages.see_private_person"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(panels, heading=_("Person")),
            ObjectList(more_panels, heading=_("More")),
            ObjectList(private_panels, heading=_("For the team only")),
        ]
    )

    search_fields: ClassVar[list[Any]] = [
        index.SearchField("given_name", boost=2),
        index.SearchField("family_name", boost=3),
        index.SearchField("public_words"),
        index.AutocompleteField("given_name"),
        index.AutocompleteField("family_name"),
        index.AutocompleteField("script_words"),
        index.FilterField("live"),
        index.FilterField("country"),
        index.FilterField("organisation_id"),
        index.RelatedFields("organisation", [index.SearchField("name"), index.SearchField("acronym")]),
    ]

    class Meta:
        ordering = ("family_name", "given_name", "pk")
        verbose_name = _("person")
        verbose_name_plural = _("people")
        permissions: ClassVar[list[tuple[str, Any]]] = [
            ("see_private_person", _("Can see private details of people"))
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["family_name", "given_name"])]

    def __str__(self) -> str:
        return self.full_name() or str(_("Unnamed person"))

    def full_name(self, language: str | None = None) -> str:
        """Return the name as it is written in ``language``; without one, in Latin script as entered."""
        written = words(self.name_in_scripts).get(language or "")
        return written or " ".join(part for part in (self.given_name, self.family_name) if part)

    def public_words(self) -> str:
        """Return what the search index may hold of this person, in every language."""
        biography = self.biography if self.portrait_consent else None
        return all_words(self.job_title, self.name_in_scripts, biography)

    def script_words(self) -> str:
        """Return the name in other scripts, for choosers."""
        return all_words(self.name_in_scripts)


class PersonLink(Orderable):
    """A public address of a person: a site of their own or a professional network."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="links")
    label = WordsField(_("label"), blank=True, help_text=_("Left empty, the site's name is shown."))
    url = models.URLField(_("address"), max_length=500)

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return self.url
