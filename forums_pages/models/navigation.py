"""Menus and site settings: what every page of a site shares."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from forums_pages.fields import LongWordsField, WordsField
from forums_pages.models.overwriting import FormWithoutHistory


class MenuPlace(models.TextChoices):
    """Where a menu is shown."""

    HEADER = "header", _("Header")
    FOOTER = "footer", _("Footer")


class Menu(ClusterableModel):
    """A menu of a site, with its words per language inside."""

    base_form_class = FormWithoutHistory

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("site"), on_delete=models.CASCADE, related_name="forum_menus"
    )
    place = models.CharField(_("place"), max_length=10, choices=MenuPlace.choices)

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("site"), FieldPanel("place")]),
        InlinePanel("items", heading=_("Entries"), label=_("entry")),
    ]

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["site", "place"],
                name="one_menu_per_place",
                violation_error_message=_("This site already has a menu there."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_place_display()} ({self.site})"


class MenuItem(Orderable):
    """An entry: a page, shown in the reader's language, or an address."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    label = WordsField(_("label"), blank=True, help_text=_("Left empty, the page's title is shown."))
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        # When a page goes, a translation may take its place (see ``sources``); else the label stays for an
        # editor, who is asked for a target, while the public is shown no entry.
        on_delete=models.SET_NULL,
        related_name="+",
    )
    url = models.URLField(_("or an address"), max_length=500, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("page"), FieldPanel("url")]),
        FieldPanel("label"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("entry")
        verbose_name_plural = _("entries")

    def __str__(self) -> str:
        return str(self.label) or str(self.page or self.url)

    def clean(self) -> None:
        """Ask for exactly one target, and for a label where no page gives one."""
        super().clean()
        if bool(self.page_id) == bool(self.url):
            raise ValidationError({"url": _("Choose either a page or an address.")})
        if self.url and not self.label:
            raise ValidationError({"label": _("Give the address a label.")})


@register_setting(icon="site")
class PublicSettings(BaseSiteSetting, ClusterableModel):
    """What the public pages, embeds and feeds of a site share."""

    base_form_class = FormWithoutHistory

    name = WordsField(
        _("name of the site"),
        blank=True,
        help_text=_(
            "Stands at the top of every page. Left empty, the site's own name is shown in every language."
        ),
    )
    default_contact_name = models.CharField(_("name"), max_length=200, blank=True)
    default_contact_email = models.EmailField(_("e-mail"), blank=True, help_text=_("Public."))
    default_contact_phone = models.CharField(
        _("telephone"), max_length=40, blank=True, help_text=_("Public.")
    )
    about = LongWordsField(
        _("about the programme"), blank=True, help_text=_("One or two sentences in every footer.")
    )
    share_image = models.ForeignKey(
        "media.CustomImage",
        verbose_name=_("image for shared links"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where a page has no cover."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        MultiFieldPanel(
            [
                FieldPanel("default_contact_name"),
                FieldRowPanel([FieldPanel("default_contact_email"), FieldPanel("default_contact_phone")]),
            ],
            heading=_("Default contact"),
        ),
        FieldPanel("about"),
        FieldPanel("share_image"),
        InlinePanel("social_links", heading=_("Social networks"), label=_("profile")),
        InlinePanel(
            "frontends",
            heading=_("Frontends and embeds"),
            label=_("origin"),
            help_text=_("Sites that show our pages or may embed them."),
        ),
    ]

    class Meta:
        verbose_name = _("public settings")
        verbose_name_plural = _("public settings")


class SocialLink(Orderable):
    """A profile on a social network."""

    settings = ParentalKey(PublicSettings, on_delete=models.CASCADE, related_name="social_links")
    network = models.CharField(_("network"), max_length=60)
    url = models.URLField(_("address"), max_length=500)

    class Meta(Orderable.Meta):
        verbose_name = _("social network")
        verbose_name_plural = _("social networks")

    def __str__(self) -> str:
        return self.network


class FrontendOrigin(Orderable):
    """A site that shows our content: a frontend of our own, or a partner's page that embeds it."""

    settings = ParentalKey(PublicSettings, on_delete=models.CASCADE, related_name="frontends")
    origin = models.URLField(_("origin"), max_length=255, help_text=_("Such as https://www.example.org"))
    shows_pages = models.BooleanField(_("is the address of our pages"), default=False)
    may_embed = models.BooleanField(_("may embed"), default=True)

    class Meta(Orderable.Meta):
        verbose_name = _("origin")
        verbose_name_plural = _("origins")

    def __str__(self) -> str:
        return self.origin

    def clean(self) -> None:
        """Keep scheme and host only: an origin has no path."""
        super().clean()
        scheme, _separator, rest = self.origin.partition("://")
        if "/" in rest.rstrip("/") or scheme not in ("http", "https"):
            raise ValidationError(
                {"origin": _("Write scheme and host only, such as https://www.example.org")}
            )
        self.origin = self.origin.rstrip("/")
