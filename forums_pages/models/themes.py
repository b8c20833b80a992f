"""Themes: what an edition is about, identified by its Working Group."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from forums_pages.fields import LongWordsField, WordsField, all_words, words
from forums_pages.models.directory import DirectoryRecord
from forums_pages.models.fixed import hex_colour
from forums_pages.panels import goals_panel


class Theme(DirectoryRecord):
    """A theme of one forum, or of the whole programme when no forum is chosen."""

    title = WordsField(_("title"))
    summary = LongWordsField(_("summary"), blank=True, help_text=_("One or two sentences. Public."))
    colour = models.CharField(
        _("colour"),
        max_length=7,
        blank=True,
        validators=[hex_colour],
        help_text=_("Such as #19486A. Optional."),
    )
    forum = models.ForeignKey(
        "forums_pages.ForumPage",
        verbose_name=_("forum"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="themes",
        limit_choices_to={"is_source": True},
        help_text=_("Left empty, the theme belongs to the whole programme."),
    )
    pillar = models.ForeignKey(
        "forums_pages.Pillar",
        verbose_name=_("pillar"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="themes",
    )
    goals = ParentalManyToManyField(
        "forums_pages.Goal",
        verbose_name=_("Sustainable Development Goals"),
        blank=True,
        related_name="themes",
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Small numbers come first."))

    panels: ClassVar[list[Any]] = [
        FieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("forum"),
        MultiFieldPanel([FieldPanel("pillar"), goals_panel()], heading=_("Pillar and goals")),
        MultiFieldPanel(
            [FieldPanel("colour"), FieldPanel("order"), FieldPanel("slug")],
            heading=_("More"),
            classname="collapsed",
        ),
    ]

    search_fields: ClassVar[list[Any]] = [
        index.SearchField("public_words", boost=2),
        index.AutocompleteField("title_words"),
        index.FilterField("live"),
        index.FilterField("forum_id"),
    ]

    class Meta:
        ordering = ("order", "pk")
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def __str__(self) -> str:
        return str(self.title) or str(_("Untitled theme"))

    def words_of_address(self) -> str:
        """Return the title in the site's first language, whoever saves it; in another where it has none."""
        return str(LazyI18nString(words(self.title)).localize(settings.LANGUAGE_CODE))

    def title_words(self) -> str:
        """Return the title in every language, for choosers."""
        return all_words(self.title)

    def public_words(self) -> str:
        """Return what the search index may hold of this theme, in every language."""
        return all_words(self.title, self.summary)
