"""Inline children of an edition: venues, working group, figures, contacts, documents."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from forums_pages.enums import FigureKind, FigureQualifier, Sector, WorkingGroupRole
from forums_pages.fields import WordsField
from forums_pages.models.editions import EditionPage
from forums_pages.models.parts import AttachedDocument, Contact


class EditionVenue(Orderable):
    """A venue that an edition uses. An edition that moves online keeps it; the public no longer sees it."""

    page = ParentalKey(EditionPage, on_delete=models.CASCADE, related_name="venues")
    venue = models.ForeignKey(
        "forums_pages.Venue", verbose_name=_("venue"), on_delete=models.CASCADE, related_name="edition_venues"
    )
    note = WordsField(_("note"), blank=True, help_text=_("Such as Opening evening only. Public."))

    panels: ClassVar[list[Any]] = [FieldPanel("venue"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("venue")
        verbose_name_plural = _("venues")

    def __str__(self) -> str:
        return str(self.venue)


class WorkingGroupMember(Orderable):
    """An organisation (and a person, if named) of the local Working Group that prepares an edition."""

    page = ParentalKey(EditionPage, on_delete=models.CASCADE, related_name="working_group")
    organisation = models.ForeignKey(
        "forums_pages.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="working_group_memberships",
    )
    person = models.ForeignKey(
        "forums_pages.Person",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="working_group_memberships",
    )
    sector = models.CharField(
        _("sector it speaks for"),
        max_length=30,
        choices=Sector.choices,
        blank=True,
        help_text=_("Left empty, the organisation's own sector is shown."),
    )
    role = models.CharField(
        _("role"), max_length=20, choices=WorkingGroupRole.choices, default=WorkingGroupRole.MEMBER
    )
    is_public = models.BooleanField(
        _("public"), default=True, help_text=_("Unticked, only the team sees the member.")
    )
    joined_on = models.DateField(_("from"), null=True, blank=True)
    left_on = models.DateField(_("until"), null=True, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("organisation"), FieldPanel("person")]),
        FieldRowPanel([FieldPanel("role"), FieldPanel("sector")]),
        FieldRowPanel([FieldPanel("joined_on"), FieldPanel("left_on"), FieldPanel("is_public")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("member of the Working Group")
        verbose_name_plural = _("Working Group")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(joined_on__isnull=True)
                | models.Q(left_on__isnull=True)
                | models.Q(left_on__gte=models.F("joined_on")),
                name="member_leaves_after_joining",
                violation_error_message=_("A member cannot leave before joining."),
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class KeyFigure(Orderable):
    """A number to be proud of, as exact as it is known. Unknown is empty, never 0."""

    page = ParentalKey(EditionPage, on_delete=models.CASCADE, related_name="key_figures")
    kind = models.CharField(
        _("counts"), max_length=20, choices=FigureKind.choices, default=FigureKind.PARTICIPANTS
    )
    label = WordsField(_("label"), blank=True, help_text=_("Left empty, what it counts is shown. Public."))
    value = models.PositiveIntegerField(
        pgettext_lazy("quantity", "number"), null=True, blank=True, help_text=_("Empty when unknown.")
    )
    qualifier = models.CharField(
        _("how exact"), max_length=12, choices=FigureQualifier.choices, default=FigureQualifier.EXACTLY
    )
    on_site = models.PositiveIntegerField(_("of these on site"), null=True, blank=True)
    online = models.PositiveIntegerField(_("of these online"), null=True, blank=True)
    unit = WordsField(_("unit"), blank=True, max_length=60, help_text=_("Such as trees. Public."))
    internal_note = models.TextField(
        _("source and doubts"),
        blank=True,
        help_text=_("Never public. Where the number comes from, who says otherwise."),
    )

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("qualifier"), FieldPanel("value")]),
        FieldRowPanel([FieldPanel("on_site"), FieldPanel("online")]),
        FieldPanel("label"),
        FieldPanel("unit"),
        FieldPanel("internal_note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")

    def __str__(self) -> str:
        return f"{self.label or self.get_kind_display()}: {self.value if self.value is not None else '?'}"

    def clean(self) -> None:
        """Ask for a label where nothing else says what is counted, and for a split that fits the total."""
        super().clean()
        if self.kind == FigureKind.OTHER and not self.label:
            raise ValidationError({"label": _("Say what the number counts.")})
        split = [part for part in (self.on_site, self.online) if part is not None]
        if self.value is not None and sum(split) > self.value:
            raise ValidationError(
                {"on_site": _("On site and online together are more than the number itself.")}
            )


class EditionContact(Contact):
    """Whom to ask about an edition."""

    page = ParentalKey(EditionPage, on_delete=models.CASCADE, related_name="contacts")


class EditionDocument(AttachedDocument):
    """A programme, press release, report or other document of an edition."""

    page = ParentalKey(EditionPage, on_delete=models.CASCADE, related_name="documents")
