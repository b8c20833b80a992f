"""What the public templates ask for: words for values, and HTML for values of the gateway."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info, pgettext
from django.utils.translation import gettext_lazy as _

from cms.public import dates, labels, languages
from cms.public.frame import Frame, plain_frame
from cms.public.samples import sample
from cms.public.world import Map, map_of
from forums_pages.blocks.choices import Approximation
from graphql_api.feeds import feed_path

# By the names of the gateway's values.
FOUND = {
    "FORUMS_INDEX": _("Programme"),
    "FORUM": _("Forum"),
    "EDITION": _("Edition"),
    "SESSION": _("Session"),
    "CALL_FOR_CONTRIBUTIONS": _("Call for contributions"),
    "ARTICLE": _("Article"),
    "STANDARD_PAGE": _("Page"),
    "PERSON": _("Person"),
    "ORGANISATION": _("Organisation"),
}

register = template.Library()
register.filter("label", labels.label)
register.filter("marks", languages.marks)


@register.simple_tag(takes_context=True)
def frame(context: Context) -> Frame:
    """Return what stands round the page: the page's own, or that of a page of the system."""
    found = context.get("frame")
    return found if isinstance(found, Frame) else plain_frame(context.get("request") or HttpRequest())


@register.simple_tag
def news_feed() -> str:
    """Return the address of the news as a feed, in the active language."""
    return feed_path("news_atom", locale=languages.content_language())


@register.simple_tag
def sample_block(name: str) -> dict[str, Any] | None:
    """Return what stands for the block of that name where editors choose one."""
    return sample(name)


@register.filter
def when(event: dict[str, Any]) -> SafeString:
    """Return the dates of an edition as a ``<time>`` element, as exact as they are known."""
    return _range(event.get("startDate"), event.get("endDate"))


@register.filter
def when_before(event: dict[str, Any]) -> SafeString:
    """Return the dates before the edition was postponed."""
    return _range(event.get("previousStartDate"), event.get("previousEndDate"))


@register.filter
def day(value: str | date | None) -> SafeString:
    """Return a day as a ``<time>`` element: “28 July 2025”; empty while unknown."""
    return dates.time_element(_date(value), None)


@register.filter
def weekday(value: str | date | None) -> SafeString | str:
    """Return a day with its weekday as a ``<time>`` element; empty while unknown."""
    found = _date(value)
    return _time(found.isoformat(), dates.weekday_words(found)) if found else ""


@register.filter
def moment(value: str | None, zone: str) -> SafeString | str:
    """Return an instant by the clock of a zone, as a ``<time>`` element; empty while unknown."""
    if not value:
        return ""
    local = datetime.fromisoformat(value).astimezone(ZoneInfo(zone))
    return _time(value, f"{dates.day_words(local.date())}, {local:%H:%M}")


@register.filter
def clock(session: dict[str, Any]) -> SafeString | str:
    """Return when a session begins and ends, as the hall's clock shows it; empty while unknown."""
    start, end = session["startTime"], session["endTime"]
    if not start:
        return ""
    shown = [_time(session["startsAt"] or start, start[:5])]
    if end:
        shown.append(_time(session["endsAt"] or end, end[:5]))
    return format_html(
        '<bdi dir="ltr" class="clock">{}</bdi>', format_html_join("–", "{}", ((e,) for e in shown))
    )


@register.filter
def zone(name: str, instant: str | None) -> str:
    """Return a zone with its distance from UTC at an instant: “Africa/Tunis, UTC+1”; its name without one."""
    return dates.zone_words(ZoneInfo(name), datetime.fromisoformat(instant)) if instant else name


@register.filter
def linked(thing: dict[str, Any]) -> SafeString:
    """Return the title of a page, with a link to it if it has an address, marked if in another language."""
    if not thing["path"]:
        return format_html("<span{}>{}</span>", languages.marks(thing), thing["title"])
    return format_html('<a href="{}"{}>{}</a>', thing["path"], languages.marks(thing), thing["title"])


@register.filter
def listed(values: Iterable[Any]) -> SafeString:
    """Return words, or the names of things, in a row with the comma of the active language.

    Each keeps its own direction, so that a Latin name does not turn an Arabic list round.
    """
    comma = pgettext("list", ", ")
    names = (each.get("name") or each.get("title") if isinstance(each, dict) else each for each in values)
    return format_html_join(comma, "<bdi>{}</bdi>", ((name,) for name in names if name))


@register.filter
def number(value: int | None) -> str:
    """Return a number as the active language writes it; empty while unknown."""
    return "" if value is None else number_format(value, use_l10n=True, force_grouping=True)


@register.filter
def beside(slug: str, kind: str) -> str:
    """Return the address of a ``people``, ``organisations`` or ``themes`` page in the active language."""
    return f"/{languages.content_language()}/{kind}/{slug}/"


@register.filter
def subscribed(address: str) -> str:
    """Return the address of a calendar by which apps subscribe to it instead of taking it over once."""
    return f"webcal://{address.partition('://')[2]}"


@register.filter
def language_name(code: str | None) -> str:
    """Return the name of a language in the active one; empty for none."""
    return str(get_language_info(code)["name_translated"]) if code else ""


@register.filter
def partial(value: dict[str, Any]) -> SafeString:
    """Return a date that may be known to the month or year only, as a ``<time>`` element."""
    return _range(value, None)


@register.filter
def approximation(value: str) -> str:
    """Return the words for how exact a figure in a body is."""
    return str(Approximation[value].label)


@register.filter
def kind_words(value: str) -> str:
    """Return the words for a kind of thing that a search found."""
    return str(FOUND[value])


@register.filter
def hit_path(hit: dict[str, Any]) -> str:
    """Return where something that a search found is shown."""
    node, kind = hit["node"], {"PERSON": "people", "ORGANISATION": "organisations"}.get(hit["type"])
    return beside(node["slug"], kind) if kind else node["path"] or ""


@register.filter
def coordinate(value: float) -> str:
    """Return a number as SVG writes it, whatever the language."""
    return f"{value:g}"


@register.filter
def add_to(value: float, number: int) -> str:
    """Return a sum as SVG writes it."""
    return coordinate(value + number)


@register.filter
def on_the_map(forums: list[dict[str, Any]]) -> Map | None:
    """Return the map of forums; None where none of them lies anywhere."""
    return map_of(forums)


@register.filter
def local(addresses: str) -> str:
    """Return addresses of our pictures and documents without scheme and host, whatever the site is called.

    Files that lie in a bucket keep theirs.
    """
    ours = [
        each
        for each in (settings.MEDIA_URL, reverse("wagtaildocs_serve", args=[0, "-"]).removesuffix("0/-"))
        if each[0] == "/"
    ]
    return re.sub(rf"https?://[^/\s]+(?=(?:{'|'.join(map(re.escape, ours))}))", "", addresses or "")


@register.filter
def hostname(url: str) -> str:
    """Return the site's name of an address: ``www.example.org``."""
    return urlsplit(url).hostname or url


@register.filter
def json_ld(text: str) -> SafeString:
    """Return JSON that can end no script element early, whatever words it holds."""
    escaped = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return mark_safe(escaped)  # noqa: S308  # nothing is left in it that HTML means anything by


def _range(start: dict[str, Any] | None, end: dict[str, Any] | None) -> SafeString:
    if not start:
        return mark_safe("")
    first, last = _date(start["date"]), _date(end["date"]) if end else None
    return dates.time_element(first, last, start["precision"].lower())


def _time(machine: str, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine, words)


def _date(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None
