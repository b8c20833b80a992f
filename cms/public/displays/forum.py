"""What the page of a forum shows."""

from functools import cached_property
from typing import Any

from cms.public.displays.lists import ArticleItem, EditionItem, by_status, edition_items, news_of
from cms.public.displays.page import PageDisplay
from cms.public.displays.parts import ContactItem, contact_items, organisations
from cms.public.pictures import Picture, picture
from forums_pages.enums import EditionStatus, ForumStatus
from forums_pages.models import EditionPage
from media.presets import Preset


class ForumDisplay(PageDisplay):
    """A forum for one reader."""

    kind = "forum"

    @property
    def countries(self) -> list[str]:
        """The names of its countries in the active language."""
        codes = [self.facts.country, *(self.facts.further_countries or ())]
        return [str(country.name) for country in codes if country]

    @property
    def status(self) -> str:
        """What is said of a forum that does not go on; empty for one that does."""
        active = self.facts.status == ForumStatus.ACTIVE
        return "" if active else str(self.facts.get_status_display())

    @cached_property
    def cover(self) -> Picture | None:
        """The brand image."""
        return picture(self.facts.brand_image, Preset.HERO)

    @cached_property
    def editions(self) -> list[tuple[EditionStatus, list[EditionItem]]]:
        """The editions by status, the newest first in each."""
        if self.facts.pk is None:
            return []
        editions = EditionPage.objects.sources().filter(forum=self.facts.pk).latest_first()
        return by_status(edition_items(editions.defer_streamfields(), self.reader))

    @cached_property
    def hosts(self) -> list[Any]:
        """The host organisations that the public may see."""
        return organisations(self.facts, "hosts", self.reader)

    @cached_property
    def contacts(self) -> list[ContactItem]:
        """Whom to ask."""
        return contact_items(self.facts, self.reader)

    @cached_property
    def articles(self) -> list[ArticleItem]:
        """The news of the forum."""
        return news_of(self.page, self.reader)
