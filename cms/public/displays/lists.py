"""Lists of editions and articles: one look wherever they stand."""

from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from cms.public.dates import time_element
from cms.public.pictures import Picture, pictures
from cms.public.readable import readable, readable_children
from cms.public.reader import Reader
from cms.public.wording import Worded, said, worded
from forums_pages.enums import EditionStatus
from forums_pages.models import ArticlePage, BasePage, EditionPage
from media.presets import Preset


class EditionItem:
    """An edition in a list."""

    def __init__(self, item: Worded) -> None:
        self.item = item
        self.facts: EditionPage = item.facts

    @cached_property
    def status(self) -> EditionStatus:
        """The status at the reader's moment."""
        return self.facts.status_on(self.item.reader.moment)

    @property
    def when(self) -> SafeString:
        """The dates, as exact as they are known."""
        return time_element(self.facts.start_date, self.facts.end_date, self.facts.date_precision)

    @property
    def details(self) -> list[SafeString]:
        """The dates and the city, as far as they are known."""
        return [each for each in (self.when, self.city) if each]

    @property
    def city(self) -> SafeString:
        """The city in the reader's language."""
        return said(self.facts.city)


class ArticleItem:
    """An article in a list."""

    def __init__(self, item: Worded, cover: Picture | None) -> None:
        self.item = item
        self.facts: ArticlePage = item.facts
        self.cover = cover

    @property
    def when(self) -> SafeString:
        """The date."""
        return time_element(self.facts.date, None)


def edition_items(editions: Any, reader: Reader) -> list[EditionItem]:
    """Return what everybody may read of a queryset of source editions, in its order."""
    return [EditionItem(item) for item in worded(readable(editions, reader), reader)]


def by_status(items: list[EditionItem]) -> list[tuple[EditionStatus, list[EditionItem]]]:
    """Return the editions grouped by status, what is on or to come first; empty groups are left out."""
    order = (
        EditionStatus.ONGOING,
        EditionStatus.UPCOMING,
        EditionStatus.POSTPONED,
        EditionStatus.PAST,
        EditionStatus.CANCELLED,
    )
    groups = ((status, [item for item in items if item.status == status]) for status in order)
    return [(status, group) for status, group in groups if group]


def article_items(articles: list[Any], reader: Reader) -> list[ArticleItem]:
    """Return readable source articles in the reader's words, with the covers that lists show."""
    items = worded(articles, reader)
    covers = pictures([item.facts.cover for item in items], Preset.CARD)
    return [ArticleItem(item, covers.get(item.facts.cover_id)) for item in items]


def news_of(page: BasePage, reader: Reader, most: int = 6) -> list[ArticleItem]:
    """Return the newest articles that stand under ``page``, in whichever language they were written."""
    rows = type(page).objects.filter(translation_key=page.translation_key)
    articles = readable_children(rows, ArticlePage, reader).select_related("cover").latest_first()
    return article_items(readable(articles, reader)[:most], reader)
