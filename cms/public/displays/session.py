"""What the page of a session shows."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from cms.public.dates import weekday_words, zone_words
from cms.public.displays.children import children
from cms.public.displays.page import PageDisplay
from cms.public.displays.parts import DocumentItem, document_items, organisations, theme_items
from cms.public.displays.people import SpeakerItem, speaker_items
from cms.public.wording import said
from forums_pages.enums import EventFormat, SessionState
from forums_pages.models import BasePage
from forums_pages.models.session_queries import is_live_link_open


@dataclass(frozen=True)
class ReplayItem:
    """A recording that the public may see."""

    url: str
    language: SafeString | str
    subtitles: SafeString


class SessionDisplay(PageDisplay):
    """A session for one reader."""

    kind = "session"

    @cached_property
    def parent(self) -> BasePage | None:
        """The edition."""
        edition: BasePage | None = self.facts.edition
        return edition or super().parent

    @property
    def edition(self) -> Any:
        """The edition with its facts; None while the page stands nowhere."""
        return self.parent

    @property
    def is_cancelled(self) -> bool:
        """Whether it will not take place."""
        return bool(self.facts.state == SessionState.CANCELLED)

    @property
    def is_proposed(self) -> bool:
        """Whether it may still change."""
        return bool(self.facts.state == SessionState.PROPOSED)

    @property
    def day(self) -> SafeString | str:
        """The day with its weekday; empty while unknown."""
        day = self.facts.day
        return (
            format_html('<time datetime="{}">{}</time>', day.isoformat(), weekday_words(day)) if day else ""
        )

    @property
    def zone(self) -> str:
        """The zone that the times are in; empty while no time is known."""
        if self.edition is None or not (self.facts.start_time or self.facts.end_time):
            return ""
        return zone_words(self.edition.time_zone, self.facts.starts_at or self.reader.moment)

    @property
    def room(self) -> Any:
        """The room; None while unknown, or where nobody can come to one."""
        online = self.edition is not None and self.edition.format == EventFormat.ONLINE
        return None if online else self.facts.room

    @property
    def live_url(self) -> str:
        """The live link, from half an hour before the session until half an hour after it."""
        is_open = is_live_link_open(self.reader.moment, self.facts.starts_at, self.facts.ends_at)
        return self.facts.live_url if is_open and not self.is_cancelled else ""

    @property
    def registration_url(self) -> str:
        """The address to register at, until the session is over."""
        ends = self.facts.ends_at or self.facts.starts_at
        over = self.is_cancelled or (ends is not None and ends <= self.reader.moment)
        return "" if over else self.facts.registration_url

    @property
    def code(self) -> str:
        """The six characters that people and partners name the session by."""
        return str(self.facts.code)

    @cached_property
    def speakers(self) -> list[SpeakerItem]:
        """The confirmed people, interpreters apart."""
        return speaker_items(self.facts, self.reader)

    @cached_property
    def co_organisers(self) -> list[Any]:
        """The organisations behind the session."""
        return organisations(self.facts, "co_organisers", self.reader)

    @cached_property
    def themes(self) -> list[Any]:
        """The themes that the public may see."""
        return theme_items(self.facts.themes.all(), self.reader)

    @cached_property
    def replays(self) -> list[ReplayItem]:
        """The recordings with everybody's consent whose embargo is over."""
        found = children(self.facts, "replays", "language")
        return [
            ReplayItem(each.url, said(each.language.name) if each.language_id else "", said(each.subtitles))
            for each in found
            if each.is_public(self.reader.moment)
        ]

    @cached_property
    def resources(self) -> list[DocumentItem]:
        """Slides, papers and links."""
        return document_items(self.facts, "resources", self.reader)

    def find_unseen(self) -> list[str]:
        """Count what the editor entered that the public does not see yet."""
        people = sum(not each.confirmed for each in self.facts.participations.all())
        replays = sum(not each.is_public(self.reader.moment) for each in self.facts.replays.all())
        sentences = (
            (people, ngettext("%d person is not confirmed.", "%d people are not confirmed.", people)),
            (
                replays,
                ngettext(
                    "%d replay waits for consent or its date.",
                    "%d replays wait for consent or their date.",
                    replays,
                ),
            ),
        )
        return [words % count for count, words in sentences if count]
