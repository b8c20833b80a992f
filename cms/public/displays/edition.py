"""What the page of an edition shows."""

from functools import cached_property
from typing import Any

from django.db.models import F
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.public.dates import time_element, zone_words
from cms.public.displays.children import children
from cms.public.displays.figures import FigureItem, figure_items
from cms.public.displays.lists import ArticleItem, article_items
from cms.public.displays.page import PageDisplay
from cms.public.displays.partners import Level, partner_levels
from cms.public.displays.parts import ContactItem, DocumentItem, contact_items, document_items, theme_items
from cms.public.displays.people import MemberItem, member_items
from cms.public.displays.programme import Day, programme_days
from cms.public.pictures import Picture, picture
from cms.public.readable import readable
from cms.public.wording import Worded, worded
from forums_pages.enums import EditionStatus, EventFormat, RegistrationState
from forums_pages.models import ArticlePage, BasePage, CallPage, SessionPage
from media.presets import Preset

# Where nobody comes to a hall, its venues and rooms would mislead.
WITHOUT_VENUE = (EventFormat.ONLINE,)
# Of what is over or off no programme follows any more.
WITH_PROGRAMME_TO_COME = (EditionStatus.UPCOMING, EditionStatus.ONGOING, EditionStatus.POSTPONED)


class EditionDisplay(PageDisplay):
    """An edition for one reader."""

    kind = "edition"

    @cached_property
    def parent(self) -> BasePage | None:
        """The forum."""
        forum: BasePage | None = self.facts.forum
        return forum or super().parent

    @cached_property
    def status(self) -> EditionStatus:
        """The status at the reader's moment, from the facts at hand."""
        status: EditionStatus = self.facts.status_on(self.reader.moment)
        return status

    @property
    def is_off(self) -> bool:
        """Whether a notice must say that it does not take place as announced."""
        return self.status in (EditionStatus.POSTPONED, EditionStatus.CANCELLED)

    @property
    def when(self) -> SafeString:
        """The dates, as exact as they are known."""
        return time_element(self.facts.start_date, self.facts.end_date, self.facts.date_precision)

    @property
    def previous_dates(self) -> SafeString:
        """The dates before it was postponed."""
        return time_element(self.facts.previous_start_date, self.facts.previous_end_date)

    @property
    def zone(self) -> str:
        """The time zone that the programme's times are in."""
        return zone_words(self.facts.time_zone, self.facts.begins_at or self.reader.moment)

    @property
    def has_format(self) -> bool:
        """Whether it is known how people take part."""
        return bool(self.facts.format != EventFormat.UNKNOWN)

    @property
    def has_venue(self) -> bool:
        """Whether people come to a place."""
        return self.facts.format not in WITHOUT_VENUE

    @cached_property
    def cover(self) -> Picture | None:
        """The cover."""
        return picture(self.facts.cover, Preset.HERO)

    @property
    def registration(self) -> str:
        """The state of registration in words; empty while unknown, or when the edition is over or off."""
        over = self.status in (EditionStatus.PAST, EditionStatus.CANCELLED)
        unknown = self.facts.registration_state == RegistrationState.UNKNOWN
        return "" if over or unknown else str(self.facts.get_registration_state_display())

    @property
    def registration_days(self) -> list[str]:
        """Sentences on when registration opens and closes."""
        if not self.registration:
            return []
        sentences = (
            (self.facts.registration_opens, _("Opens on %(day)s")),
            (self.facts.registration_closes, _("Closes on %(day)s")),
        )
        return [words % {"day": date_format(day, "j F Y")} for day, words in sentences if day]

    @property
    def registration_link(self) -> str:
        """The address to register at, while a place can be booked."""
        is_open = self.facts.registration_state == RegistrationState.OPEN and bool(self.registration)
        return self.facts.registration_url if is_open else ""

    @cached_property
    def calls(self) -> list[Worded]:
        """The calls for contributions that everybody may read."""
        if self.facts.pk is None:
            return []
        calls = CallPage.objects.sources().filter(edition=self.facts.pk)
        calls = calls.order_by(F("opens_at").asc(nulls_last=True), "pk")
        return worded(readable(calls.defer_streamfields(), self.reader), self.reader)

    @cached_property
    def figures(self) -> list[FigureItem]:
        """The key figures that are known."""
        return figure_items(self.facts)

    @cached_property
    def days(self) -> list[Day]:
        """The programme."""
        return programme_days(self.facts, self.reader, self.has_venue)

    @property
    def has_programme(self) -> bool:
        """Whether there is a programme to read, or one to come."""
        return bool(self.days) or self.status in WITH_PROGRAMME_TO_COME

    @cached_property
    def levels(self) -> list[Level]:
        """The partners by level."""
        return partner_levels(self.facts, self.reader)

    @cached_property
    def members(self) -> list[MemberItem]:
        """The public members of the Working Group."""
        return member_items(self.facts, self.reader)

    @cached_property
    def themes(self) -> list[Any]:
        """The themes that the public may see."""
        return theme_items(self.facts.themes.all(), self.reader)

    @cached_property
    def venues(self) -> list[Any]:
        """The venues with their notes; none where nobody comes to one."""
        if not self.has_venue:
            return []
        found = children(self.facts, "venues", "venue__rooms")
        return [each for each in found if each.venue_id]

    @cached_property
    def documents(self) -> list[DocumentItem]:
        """The documents."""
        return document_items(self.facts, "documents", self.reader)

    @cached_property
    def contacts(self) -> list[ContactItem]:
        """Whom to ask."""
        return contact_items(self.facts, self.reader)

    @cached_property
    def articles(self) -> list[ArticleItem]:
        """News about this edition, the newest first."""
        if self.facts.pk is None:
            return []
        articles = (
            ArticlePage.objects.sources().filter(related_editions=self.facts.pk).select_related("cover")
        )
        return article_items(readable(articles.latest_first(), self.reader)[:6], self.reader)

    def find_unseen(self) -> list[str]:
        """Count what the editor entered that the public does not see yet."""
        levels = self.facts.partner_levels.all()
        partners = sum(not each.confirmed for level in levels for each in level.partnerships.all())
        sessions = SessionPage.objects.sources().filter(edition=self.facts.pk, live=False)
        drafts = sessions.count() if self.facts.pk else 0
        sentences = (
            (partners, ngettext("%d partner is not confirmed.", "%d partners are not confirmed.", partners)),
            (drafts, ngettext("%d session is not published.", "%d sessions are not published.", drafts)),
        )
        return [words % count for count, words in sentences if count]
