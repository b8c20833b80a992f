"""Inline children that several page types share."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from forums_pages.fields import WordsField


class Contact(Orderable):
    """Whom to ask: a person or a desk, with what the public may use to reach them."""

    person = models.ForeignKey(
        "forums_pages.Person",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Or write a name below."),
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    role = WordsField(_("role"), blank=True, help_text=_("Such as Press office. Public."))
    email = models.EmailField(_("e-mail"), blank=True)
    email_is_public = models.BooleanField(_("show the e-mail to the public"), default=False)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    phone_is_public = models.BooleanField(_("show the telephone to the public"), default=False)

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("person"), FieldPanel("name")]),
        FieldPanel("role"),
        FieldRowPanel([FieldPanel("email"), FieldPanel("email_is_public")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("phone_is_public")]),
    ]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return self.name or str(self.person or self.role)

    def clean(self) -> None:
        """Ask for somebody: a person, a name or a role."""
        super().clean()
        if not (self.person_id or self.name or self.role):
            raise ValidationError({"name": _("Choose a person, or write a name or a role.")})

    @property
    def public_email(self) -> str:
        """Return the e-mail address if the public may see it, else an empty string."""
        return self.email if self.email_is_public else ""

    @property
    def public_phone(self) -> str:
        """Return the telephone number if the public may see it, else an empty string."""
        return self.phone if self.phone_is_public else ""


class AttachedDocument(Orderable):
    """A document of a page, ours or at an address elsewhere, with a label per language."""

    label = WordsField(
        _("label"), blank=True, help_text=_("Left empty, the document's title or the address is shown.")
    )
    document = models.ForeignKey(
        "media.CustomDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    url = models.URLField(_("or an address"), max_length=500, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("label"),
        FieldRowPanel([FieldPanel("document"), FieldPanel("url")]),
    ]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return str(self.label) or self.url or str(self.document or "")

    def clean(self) -> None:
        """Ask for exactly one of document and address."""
        super().clean()
        if bool(self.document_id) == bool(self.url):
            raise ValidationError({"url": _("Give either a document or an address.")})


class OrganisationLink(Orderable):
    """An organisation that a page names, in order."""

    organisation = models.ForeignKey(
        "forums_pages.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels: ClassVar[list[Any]] = [FieldPanel("organisation")]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.organisation)
