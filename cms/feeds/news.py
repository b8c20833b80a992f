"""What feeds say of articles: plain facts, made of the gateway's answer."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cms.feeds.facts import LONG_AGO, key_of, moment, text


@dataclass(frozen=True)
class Article:
    """An article in the words that are served; ``locale`` tells in which language these are."""

    guid: str
    locale: str
    title: str
    summary: str
    url: str
    kind: str
    author: str
    date: date
    published: datetime
    updated: datetime


@dataclass(frozen=True)
class News:
    """The latest articles, the newest first, and the name of their site."""

    site: str
    url: str
    locale: str
    articles: tuple[Article, ...]


def news_from(data: dict[str, Any], language: str) -> News:
    """Return the articles that the gateway told; those that no site shows are left out."""
    nodes = data["articles"]["nodes"]
    articles = tuple(_article(each) for each in nodes if each["url"])
    return News(text(data["site"]["name"]), data["site"]["url"], language, articles)


def _article(data: dict[str, Any]) -> Article:
    updated = moment(data["lastPublishedAt"] or data["firstPublishedAt"]) or LONG_AGO
    return Article(
        guid=key_of(data["uid"]),
        locale=data["locale"],
        title=text(data["title"]),
        summary=text(data["summary"]),
        url=data["url"],
        kind=data["articleKind"].lower(),
        author=text(data["authorLine"]),
        date=date.fromisoformat(data["date"]),
        published=moment(data["firstPublishedAt"]) or updated,
        updated=updated,
    )
