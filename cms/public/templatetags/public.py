"""What the public templates ask for. ``{% frame as frame %}`` comes first: it knows the reader."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from cms.public import wording
from cms.public.displays.choice import DISPLAYS, display
from cms.public.frame import Frame
from cms.public.reader import content_language, reader_of
from forums_pages.models import BasePage

register = template.Library()


@register.simple_tag(takes_context=True)
def frame(context: Context) -> Frame:
    """Return what stands round the page, in the page's language or in the one that a preview asks for."""
    request = context.get("request") or HttpRequest()
    page = context.get("page")
    language = context.get("preview_language") or ""
    return Frame(reader_of(request, page if isinstance(page, BasePage) else None, language))


@register.simple_tag(takes_context=True)
def shown(context: Context, outer: Frame) -> Any:
    """Return what the page, or the record that is previewed, shows; None for a page of the system."""
    record = context.get("page") or context.get("object")
    return display(record, outer.reader) if type(record) in DISPLAYS else None


@register.filter
def said(value: Any) -> SafeString:
    """Return a multilingual label in the active language, or in the nearest one, marked as such."""
    return wording.said(value)


@register.filter
def listed(values: Iterable[Any]) -> SafeString:
    """Return words, or the names of records, in a row with the comma of the active language.

    Each keeps its own direction, so that a Latin name does not turn an Arabic list round.
    """
    comma = pgettext("list", ", ")
    names = (_name(value) for value in values)
    return format_html_join(comma, "<bdi>{}</bdi>", ((name,) for name in names if name))


@register.filter
def clock(value: Any) -> str:
    """Return a time as the hall's clock shows it: ``09:30``; empty while unknown."""
    return f"{value:%H:%M}" if value is not None else ""


@register.filter
def named(organisation: Any) -> str:
    """Return the name of an organisation in the active language."""
    return str(organisation.full_name(content_language(get_language())))


@register.filter
def hostname(url: str) -> str:
    """Return the site's name of an address: ``www.example.org``."""
    return urlsplit(url).hostname or url


def _name(value: Any) -> str:
    name = getattr(value, "name", value)
    return name if isinstance(name, str) else wording.said(name)
