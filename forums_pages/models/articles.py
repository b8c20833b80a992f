"""Articles and standard pages: everything that is told rather than scheduled."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
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
from forums_pages.enums import ArticleKind
from forums_pages.models.base import BasePage, BasePageForm, tabs
from forums_pages.models.parts import AttachedDocument, OrganisationLink
from forums_pages.panels import FactsPanel, FactsTab
from forums_pages.widgets.choosers import ManyChooser


class ArticlePageForm(BasePageForm):
    """Keeps relations to source pages, whichever language of a page was chosen."""

    def clean_related_editions(self) -> list[BasePage]:
        """Return the source pages of the chosen editions."""
        return sources_of(self.cleaned_data["related_editions"])

    def clean_related_sessions(self) -> list[BasePage]:
        """Return the source pages of the chosen sessions."""
        return sources_of(self.cleaned_data["related_sessions"])


def sources_of(pages: Iterable[BasePage]) -> list[BasePage]:
    """Return the pages that hold the facts of ``pages``, each once."""
    return list(dict.fromkeys(page.source for page in pages))


class ArticleQuerySet(PageQuerySet):
    """Named questions about articles."""

    def sources(self) -> "ArticleQuerySet":
        """Return the rows that hold facts: one per article, whatever its languages."""
        return self.filter(is_source=True)  # type: ignore[no-any-return]  # Wagtail is not typed

    def latest_first(self) -> "ArticleQuerySet":
        """Return the articles by date, the newest first."""
        return self.order_by("-date", "-pk")  # type: ignore[no-any-return]  # Wagtail is not typed


class ArticlePage(BasePage):
    """A piece of news, a press release, a story or a report, of one forum or of the programme."""

    parent_page_types: ClassVar[list[str]] = ["forums_pages.ForumsIndexPage", "forums_pages.ForumPage"]
    subpage_types: ClassVar[list[str]] = []
    base_form_class = ArticlePageForm
    words = ("summary", "author_line", "body")

    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences for lists. Public.")
    )
    author_line = models.CharField(
        _("author line"), max_length=255, blank=True, help_text=_("Such as By the press office.")
    )
    body = BodyField(_("body"))
    kind = models.CharField(_("kind"), max_length=20, choices=ArticleKind.choices, default=ArticleKind.NEWS)
    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    cover = models.ForeignKey(
        "media.CustomImage",
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    related_editions = ParentalManyToManyField(
        "forums_pages.EditionPage", verbose_name=_("editions"), blank=True, related_name="articles"
    )
    related_sessions = ParentalManyToManyField(
        "forums_pages.SessionPage", verbose_name=_("sessions"), blank=True, related_name="articles"
    )

    objects = PageManager.from_queryset(ArticleQuerySet)()

    edit_handler = tabs(
        ObjectList(
            [
                TitleFieldPanel("title", placeholder=False),
                FactsPanel([FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]), FieldPanel("cover")]),
                FieldPanel("author_line"),
                FieldPanel("summary"),
                FieldPanel("body"),
            ],
            heading=_("Article"),
        ),
        FactsTab(
            [
                FieldPanel(
                    "related_editions",
                    heading=_("Editions"),
                    widget=ManyChooser(label=_("Editions"), choose=_("Choose editions")),
                ),
                FieldPanel(
                    "related_sessions",
                    heading=_("Sessions"),
                    widget=ManyChooser(label=_("Sessions"), choose=_("Choose sessions")),
                ),
                MultipleChooserPanel(
                    "related_organisations",
                    chooser_field_name="organisation",
                    heading=_("Organisations"),
                    label=_("organisation"),
                ),
                InlinePanel("documents", heading=_("Documents"), label=_("document")),
            ],
            heading=_("Related"),
        ),
    )
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("is_source"),
        index.FilterField("kind"),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")


class ArticleOrganisation(OrganisationLink):
    """An organisation that an article is about."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related_organisations")


class ArticleDocument(AttachedDocument):
    """A document that goes with an article."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="documents")


class StandardPage(BasePage):
    """Anything else: legal notice, press kit, how to come. It may hold further pages."""

    parent_page_types: ClassVar[list[str]] = [
        "forums_pages.ForumsIndexPage",
        "forums_pages.ForumPage",
        "forums_pages.StandardPage",
    ]
    subpage_types: ClassVar[list[str]] = ["forums_pages.StandardPage"]
    words = ("intro", "body")

    intro = models.TextField(_("introduction"), blank=True)
    body = BodyField(_("body"))

    edit_handler = tabs(
        ObjectList(
            [TitleFieldPanel("title", placeholder=False), FieldPanel("intro"), FieldPanel("body")],
            heading=_("Page"),
        )
    )
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
