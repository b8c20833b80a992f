"""What articles and standard pages show."""

from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from cms.public.dates import time_element
from cms.public.displays.page import PageDisplay
from cms.public.displays.parts import DocumentItem, document_items, organisations
from cms.public.pictures import Picture, picture
from cms.public.readable import readable, readable_children
from cms.public.wording import Worded, worded
from forums_pages.models import StandardPage
from media.presets import Preset


class ArticleDisplay(PageDisplay):
    """An article for one reader."""

    kind = "article"

    @property
    def when(self) -> SafeString:
        """The date."""
        return time_element(self.facts.date, None)

    @cached_property
    def cover(self) -> Picture | None:
        """The cover."""
        return picture(self.facts.cover, Preset.COVER)

    @cached_property
    def editions(self) -> list[Worded]:
        """The related editions that everybody may read."""
        return self._related("related_editions")

    @cached_property
    def sessions(self) -> list[Worded]:
        """The related sessions that everybody may read."""
        return self._related("related_sessions")

    @cached_property
    def organisations(self) -> list[Any]:
        """The organisations it is about that the public may see."""
        return organisations(self.facts, "related_organisations", self.reader)

    @cached_property
    def documents(self) -> list[DocumentItem]:
        """The documents."""
        return document_items(self.facts, "documents", self.reader)

    def _related(self, relation: str) -> list[Worded]:
        chosen = getattr(self.facts, relation)
        keys = [page.pk for page in chosen.all()]
        pages = chosen.model.objects.sources().filter(pk__in=keys).order_by("pk").defer_streamfields()
        return worded(readable(pages, self.reader), self.reader)


class StandardDisplay(PageDisplay):
    """A standard page for one reader."""

    kind = "standard"

    @cached_property
    def below(self) -> list[Worded]:
        """The pages right below it that everybody may read."""
        if self.page.pk is None:
            return []
        rows = StandardPage.objects.filter(translation_key=self.page.translation_key)
        pages = readable_children(rows, StandardPage, self.reader).order_by("path").defer_streamfields()
        return worded(readable(pages, self.reader), self.reader)
