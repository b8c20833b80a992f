"""What the page of the programme shows: its forums, and what is on or to come."""

from functools import cached_property
from typing import Any

from cms.public.displays.lists import ArticleItem, EditionItem, edition_items, news_of
from cms.public.displays.page import PageDisplay
from cms.public.readable import readable
from cms.public.wording import Worded, worded
from forums_pages.enums import EditionStatus, ForumStatus
from forums_pages.models import EditionPage, ForumPage

AHEAD = (EditionStatus.ONGOING, EditionStatus.UPCOMING, EditionStatus.POSTPONED)


class ForumItem:
    """A forum in the list: its country and its latest edition."""

    def __init__(self, item: Worded, editions: list[EditionItem]) -> None:
        self.item = item
        self.facts: ForumPage = item.facts
        self.editions = editions

    @property
    def countries(self) -> list[str]:
        """The names of its countries in the active language."""
        codes = [self.facts.country, *self.facts.further_countries]
        return [str(country.name) for country in codes if country]

    @property
    def latest(self) -> EditionItem | None:
        """The edition that is on, else the newest that has begun, else the next one."""
        begun = [each for each in self.editions if each.status in (EditionStatus.ONGOING, EditionStatus.PAST)]
        return next(iter([*begun, *self.editions]), None)

    @property
    def is_active(self) -> bool:
        """Whether the series goes on."""
        return bool(self.facts.status == ForumStatus.ACTIVE)


class IndexDisplay(PageDisplay):
    """The programme for one reader."""

    kind = "index"

    @cached_property
    def editions(self) -> list[EditionItem]:
        """Every edition, the latest first."""
        editions = EditionPage.objects.sources().latest_first().select_related("forum").defer_streamfields()
        return edition_items(editions, self.reader)

    @cached_property
    def ahead(self) -> list[EditionItem]:
        """The editions that are on or to come, the nearest first, those without a date last."""
        found = [each for each in self.editions if each.status in AHEAD]
        return sorted(found, key=_nearest)

    @cached_property
    def forums(self) -> list[ForumItem]:
        """The forums by title in the reader's words, those that go on first."""
        forums = readable(ForumPage.objects.sources().defer_streamfields(), self.reader)
        editions: dict[Any, list[EditionItem]] = {}
        for each in self.editions:
            editions.setdefault(each.facts.forum_id, []).append(each)
        items = [ForumItem(item, editions.get(item.facts.pk, [])) for item in worded(forums, self.reader)]
        return sorted(items, key=lambda each: (not each.is_active, each.item.title.casefold()))

    @cached_property
    def articles(self) -> list[ArticleItem]:
        """The news of the programme."""
        return news_of(self.page, self.reader)


def _nearest(each: EditionItem) -> tuple[bool, Any]:
    begins = each.facts.begins_at
    return begins is None, begins.timestamp() if begins else 0
