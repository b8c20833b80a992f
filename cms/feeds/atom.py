"""Atom feeds (RFC 4287): news, and what changes in a programme, written from facts.

An entry keeps its ``id`` for ever; when what it tells changes, ``updated`` does, and readers show it anew.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID, uuid5

# Nothing is parsed here: the tree is written.
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.feeds.facts import LONG_AGO, Edition, Session
from cms.feeds.news import Article, News
from cms.feeds.sentences import people, place, status_words, time_words

NAMESPACE = "http://www.w3.org/2005/Atom"
ATOM = "application/atom+xml"
# Names of feeds are made of this and of what they are about.
FEEDS = UUID("6f1c9c2e-3f0b-4c56-8d3e-0a5a7d5a2f37")
MOST_ENTRIES = 100


def news_atom(news: News, address: str) -> bytes:
    """Return the feed of the latest articles, which is at ``address``."""
    with override(news.locale):
        feed = _feed(f"news/{news.locale}", news.site, news.locale, address, news.url)
        SubElement(SubElement(feed, "author"), "name").text = news.site
        _add(feed, "updated", _newest(each.updated for each in news.articles))
        for article in news.articles:
            feed.append(_of_article(article))
        return _written(feed)


def changes_atom(edition: Edition, address: str) -> bytes:
    """Return the feed of an edition's programme, what changed last first, which is at ``address``."""
    with override(edition.locale):
        title = _("Programme of %(edition)s") % {"edition": edition.title}
        page = edition.url or edition.feeds["ical"]
        feed = _feed(f"changes/{edition.guid}/{edition.locale}", title, edition.locale, address, page)
        SubElement(SubElement(feed, "author"), "name").text = edition.title
        latest = sorted(edition.sessions, key=lambda each: (each.changed, each.guid), reverse=True)
        _add(feed, "updated", _newest(each.changed for each in latest))
        for session in latest[:MOST_ENTRIES]:
            feed.append(_of_session(session, edition))
        return _written(feed)


def _feed(name: str, title: str, language: str, address: str, page: str) -> Element:
    feed = Element("feed", {"xmlns": NAMESPACE, "xml:lang": language})
    _add(feed, "id", uuid5(FEEDS, name).urn)
    _add(feed, "title", title)
    SubElement(feed, "link", rel="self", type=ATOM, href=address)
    SubElement(feed, "link", rel="alternate", type="text/html", href=page)
    _add(feed, "generator", "Forums gateway")
    return feed


def _of_article(article: Article) -> Element:
    entry = _entry(article.guid, article.locale, article.title, article.url, article.updated)
    _add(entry, "published", _stamp(article.published))
    if article.author:
        SubElement(SubElement(entry, "author"), "name").text = article.author
    SubElement(entry, "category", term=article.kind)
    _add(entry, "summary", article.summary or article.title)
    return entry


def _of_session(session: Session, edition: Edition) -> Element:
    entry = _entry(session.guid, session.locale, session.title, session.url, session.changed)
    for theme in session.themes:
        SubElement(entry, "category", term=theme.slug, label=theme.title)
    lines = (status_words(session.status), time_words(session), place(session, edition), people(session))
    _add(entry, "summary", "\n".join(each for each in (*lines, session.abstract) if each) or session.title)
    return entry


def _entry(guid: str, language: str, title: str, url: str, updated: datetime) -> Element:
    entry = Element("entry", {"xml:lang": language})
    _add(entry, "id", uuid5(UUID(guid), language).urn)
    _add(entry, "title", title)
    SubElement(entry, "link", rel="alternate", type="text/html", href=url)
    _add(entry, "updated", _stamp(updated))
    return entry


def _newest(moments: Iterable[datetime]) -> str:
    return _stamp(max(moments, default=LONG_AGO))


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _written(feed: Element) -> bytes:
    text: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return text
