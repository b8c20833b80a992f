"""What the page of a call for contributions shows."""

from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from cms.public.dates import day_words, time_element, zone_words
from cms.public.displays.children import children
from cms.public.displays.page import PageDisplay
from cms.public.displays.parts import DocumentItem, document_items, theme_items
from forums_pages.enums import CallStatus, SessionKind
from forums_pages.models import BasePage
from forums_pages.models.call_queries import call_status_at


class CallDisplay(PageDisplay):
    """A call for one reader."""

    kind = "call"

    @cached_property
    def parent(self) -> BasePage | None:
        """The edition."""
        edition: BasePage | None = self.facts.edition
        return edition or super().parent

    @cached_property
    def status(self) -> CallStatus:
        """The status at the reader's moment."""
        return call_status_at(self.reader.moment, self.facts.opens_at, self.facts.closes_at)

    @property
    def opens(self) -> SafeString:
        """When it opens, by the clock of its zone."""
        return _moment(self.facts.opens_on, self.facts.opens_time, self.facts.opens_at)

    @property
    def closes(self) -> SafeString:
        """When it closes, by the clock of its zone."""
        return _moment(self.facts.closes_on, self.facts.closes_time, self.facts.closes_at)

    @property
    def announced_deadline(self) -> SafeString:
        """The deadline that was announced, where late proposals are still taken."""
        return time_element(self.facts.soft_closes_on, None)

    @property
    def results(self) -> SafeString:
        """When the results are told."""
        return time_element(self.facts.results_on, None)

    @property
    def zone(self) -> str:
        """The zone that the times are in."""
        return zone_words(self.facts.time_zone, self.facts.closes_at or self.reader.moment)

    @property
    def formats(self) -> list[str]:
        """The session formats that may be proposed, in words."""
        known = SessionKind.values
        return [str(SessionKind(kind).label) for kind in self.facts.session_kinds or () if kind in known]

    @cached_property
    def themes(self) -> list[Any]:
        """The themes asked for that the public may see."""
        return theme_items(self.facts.themes.all(), self.reader)

    @cached_property
    def criteria(self) -> list[Any]:
        """What proposals are judged by."""
        return children(self.facts, "criteria")

    @cached_property
    def attachments(self) -> list[DocumentItem]:
        """Forms and guidelines."""
        return document_items(self.facts, "attachments", self.reader)


def _moment(day: date | None, clock: time | None, instant: datetime | None) -> SafeString:
    if day is None:
        return mark_safe("")
    machine = instant.isoformat() if instant else day.isoformat()
    text = f"{day_words(day)}, {clock:%H:%M}" if clock else day_words(day)
    return format_html('<time datetime="{}">{}</time>', machine, text)
