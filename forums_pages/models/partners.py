"""Partner levels of an edition and the partnerships in them."""

from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from forums_pages.enums import LogoSize, PartnerKind
from forums_pages.fields import WordsField
from forums_pages.models.editions import EditionPage


class PartnerLevel(ClusterableModel, Orderable):
    """A level such as Gold partners, of one edition; ``kind`` makes levels comparable across editions."""

    page = ParentalKey(EditionPage, on_delete=models.CASCADE, related_name="partner_levels")
    label = WordsField(_("label"), blank=True, help_text=_("Left empty, the kind is shown. Public."))
    kind = models.CharField(_("kind"), max_length=30, choices=PartnerKind.choices)
    logo_size = models.CharField(
        _("logo size"), max_length=10, choices=LogoSize.choices, default=LogoSize.MEDIUM
    )

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("logo_size")]),
        FieldPanel("label"),
        InlinePanel("partnerships", heading=_("Partners of this level"), label=_("partner")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("partner level")
        verbose_name_plural = _("partner levels")

    def __str__(self) -> str:
        return str(self.label) or str(self.get_kind_display())


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    """Named questions about partnerships."""

    def in_public_order(self) -> "PartnershipQuerySet":
        """Return the partnerships as every surface shows them: by level, then order, then name."""
        return self.order_by("level__sort_order", "level_id", "sort_order", Lower("organisation__name"), "pk")


class Partnership(Orderable):
    """An organisation at a level, with the wording that was agreed for print."""

    level = ParentalKey(PartnerLevel, on_delete=models.CASCADE, related_name="partnerships")
    organisation = models.ForeignKey(
        "forums_pages.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="partnerships",
    )
    printed_name = models.CharField(
        _("name as printed"),
        max_length=255,
        blank=True,
        help_text=_("Only where this edition printed it otherwise, such as ACTED for Acted."),
    )
    wording = WordsField(_("exact wording"), blank=True, help_text=_("Such as With the support of. Public."))
    via = WordsField(_("through"), blank=True, help_text=_("Such as Project X, implemented by Y. Public."))
    link = models.URLField(
        _("link"), max_length=500, blank=True, help_text=_("Left empty, the organisation's website is used.")
    )
    logo_approved = models.BooleanField(
        _("the use of the logo is approved"),
        default=False,
        help_text=_("Without approval the public sees the name only."),
    )
    confirmed = models.BooleanField(
        _("confirmed"), default=True, help_text=_("Unticked, the public does not see the partner.")
    )

    objects = PartnershipQuerySet.as_manager()

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("organisation"), FieldPanel("printed_name")]),
        FieldRowPanel([FieldPanel("confirmed"), FieldPanel("logo_approved")]),
        FieldPanel("wording"),
        FieldPanel("via"),
        FieldPanel("link"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return self.printed_name or str(self.organisation)
