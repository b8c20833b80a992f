"""The programme and its forums: the upper two levels of the tree."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultipleChooserPanel,
    ObjectList,
    TitleFieldPanel,
)
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from forums_pages.body import BodyField
from forums_pages.enums import ForumStatus
from forums_pages.fields import ZoneField
from forums_pages.models.base import BasePage, tabs
from forums_pages.models.parts import Contact, OrganisationLink
from forums_pages.panels import FactsPanel, FactsTab, languages_panel
from forums_pages.widgets.pickers import CountryPicker


class ForumsIndexPage(BasePage):
    """The programme itself: why there are forums, how they are made, where they take place."""

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "forums_pages.ForumPage",
        "forums_pages.ArticlePage",
        "forums_pages.StandardPage",
    ]
    words = ("intro", "body")

    intro = models.TextField(
        _("introduction"), blank=True, help_text=_("Two or three sentences under the title.")
    )
    body = BodyField(_("body"))

    edit_handler = tabs(
        ObjectList(
            [TitleFieldPanel("title", placeholder=False), FieldPanel("intro"), FieldPanel("body")],
            heading=_("Programme"),
        )
    )
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("programme page")
        verbose_name_plural = _("programme pages")


class ForumQuerySet(PageQuerySet):
    """Named questions about forums."""

    def sources(self) -> "ForumQuerySet":
        """Return the rows that hold facts: one per forum, whatever its languages."""
        return self.filter(is_source=True)  # type: ignore[no-any-return]  # Wagtail is not typed


class ForumPage(BasePage):
    """One country's (or region's) series of editions. Its title is its present name; editions keep theirs."""

    parent_page_types: ClassVar[list[str]] = ["forums_pages.ForumsIndexPage"]
    subpage_types: ClassVar[list[str]] = [
        "forums_pages.EditionPage",
        "forums_pages.ArticlePage",
        "forums_pages.StandardPage",
    ]
    words = ("intro", "body")

    intro = models.TextField(
        _("introduction"), blank=True, help_text=_("Two or three sentences under the title.")
    )
    body = BodyField(_("body"))
    country = CountryField(_("country"), blank=True, help_text=_("Left empty for a forum of a whole region."))
    further_countries = CountryField(_("further countries"), multiple=True, blank=True)
    time_zone = ZoneField(help_text=_("New editions start with it."))
    languages = ParentalManyToManyField(
        "forums_pages.Language",
        verbose_name=_("languages"),
        blank=True,
        related_name="+",
        help_text=_("The languages in which the forum usually works. New editions start with them."),
    )
    status = models.CharField(
        _("status"), max_length=20, choices=ForumStatus.choices, default=ForumStatus.ACTIVE
    )
    brand_image = models.ForeignKey(
        "media.CustomImage",
        verbose_name=_("brand image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = PageManager.from_queryset(ForumQuerySet)()

    edit_handler = tabs(
        ObjectList(
            [
                TitleFieldPanel(
                    "title",
                    placeholder=False,
                    heading=_("Display name"),
                    help_text=_("As it is called now. Editions keep theirs."),
                ),
                FieldPanel("intro"),
                FactsPanel(
                    [
                        FieldPanel("country"),
                        FieldPanel(
                            "further_countries",
                            heading=_("Further countries"),
                            widget=CountryPicker(label=_("Further countries")),
                        ),
                        FieldRowPanel([FieldPanel("time_zone"), FieldPanel("status")]),
                        languages_panel(),
                    ],
                    heading=_("Country, zone and languages"),
                ),
                FieldPanel("body"),
            ],
            heading=_("Forum"),
        ),
        FactsTab(
            [
                MultipleChooserPanel(
                    "hosts",
                    chooser_field_name="organisation",
                    heading=_("Hosts"),
                    label=_("host organisation"),
                ),
                InlinePanel(
                    "contacts",
                    heading=_("Contacts"),
                    label=_("contact"),
                    help_text=_("Shown under “For further information, please contact”."),
                ),
                FieldPanel("brand_image"),
            ],
            heading=_("Hosts and contacts"),
        ),
    )
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
        index.FilterField("is_source"),
        index.FilterField("country"),
        index.FilterField("status"),
    ]

    class Meta:
        verbose_name = _("forum")
        verbose_name_plural = _("forums")


class ForumHost(OrganisationLink):
    """An organisation that hosts a forum."""

    page = ParentalKey(ForumPage, on_delete=models.CASCADE, related_name="hosts")

    class Meta(OrganisationLink.Meta):
        verbose_name = _("host")
        verbose_name_plural = _("hosts")


class ForumContact(Contact):
    """Whom to ask about a forum."""

    page = ParentalKey(ForumPage, on_delete=models.CASCADE, related_name="contacts")
