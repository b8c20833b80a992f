import re
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from time_machine import travel
from wagtail.models import Site

from forums_pages.enums import SessionState
from tests.cms.feeds.stage import Stage
from tests.factories import make_article, make_index, publish, translate

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def fetch(client: Client, address: str) -> Element:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    root: Element = fromstring(answer.content)
    assert problems_of(root, f"http://testserver{address}") == []
    return root


def problems_of(feed: Element, address: str) -> list[str]:
    """Return what RFC 4287 asks for and the feed does not do (sections 4.1.1 and 4.1.2)."""
    entries = feed.findall(f"{ATOM}entry")
    found = [] if feed.tag == f"{ATOM}feed" else ["root"]
    for each in (feed, *entries):
        found += [name for name in ("id", "title", "updated") if len(each.findall(f"{ATOM}{name}")) != 1]
        found += [text for text in (each.findtext(f"{ATOM}updated") or "",) if not STAMP.fullmatch(text)]
        found += [text for text in (each.findtext(f"{ATOM}id") or "",) if not text.startswith("urn:uuid:")]
        alternates = [link for link in each.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        found += [] if len(alternates) == 1 else ["alternate"]
        found += [link.get("href", "") for link in alternates if not urlsplit(link.get("href", "")).netloc]
    authors = [each.findtext(f"{ATOM}name") for each in feed.findall(f"{ATOM}author")]
    found += [] if any(authors) else ["author"]
    selves = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    found += [] if selves == [address] else ["self"]
    ids = [each.findtext(f"{ATOM}id") for each in (feed, *entries)]
    return found + ([] if len(set(ids)) == len(ids) else ["ids"])


def told(feed: Element, name: str) -> list[str | None]:
    return [each.findtext(f"{ATOM}{name}") for each in feed.findall(f"{ATOM}entry")]


def test_changes_of_a_programme_come_last_changed_first(client: Client, stage: Stage) -> None:
    address = f"/feeds/en/editions/{stage.uid}/changes.atom"
    before = fetch(client, address)
    ids = dict(zip(told(before, "title"), told(before, "id"), strict=True))
    session: Any = stage.sessions["proposed"]
    session.state = SessionState.CANCELLED
    with travel(datetime(2027, 1, 1, 12, tzinfo=UTC)):
        publish(session)
    after = fetch(client, address)

    assert (told(after, "title")[0], told(after, "updated")[0]) == ("Agora", "2027-01-01T12:00:00Z")
    assert told(after, "summary")[0] == (
        "Cancelled\nTuesday 14 May 2030, 11:00–12:00 (Africa/Tunis)\n"
        "Great hall, Palace of Examples; east, wing, Sampleton"
    )
    assert dict(zip(told(after, "title"), told(after, "id"), strict=True)) == ids
    assert after.findtext(f"{ATOM}updated") == "2027-01-01T12:00:00Z"
    assert len(told(after, "id")) == len(stage.sessions)


def test_each_language_has_entries_of_its_own(client: Client, stage: Stage) -> None:
    feeds = [fetch(client, f"/feeds/{each}/editions/{stage.uid}/changes.atom") for each in ("en", "fr")]

    assert [each.findtext(f"{ATOM}title") for each in feeds] == [
        "Programme of Forum 2030",
        "Programme\u00a0: Forum 2030 en français",
    ]
    assert [each.get(LANGUAGE) for each in feeds] == ["en", "fr"]
    in_french = [each for each in feeds[1].findall(f"{ATOM}entry") if each.get(LANGUAGE) == "fr"]
    assert [each.findtext(f"{ATOM}title") for each in in_french] == ["Économie équitable"]


@pytest.mark.django_db
def test_news_are_told_without_drafts(client: Client) -> None:
    index = make_index()
    assert told(fetch(client, "/feeds/en/news.atom"), "title") == []
    make_article(index, "Older <news>", date=date(2030, 1, 1), summary="What happened & why")
    newer = make_article(index, "Newer news", date=date(2030, 2, 1), author_line="The team")
    make_article(index, "A draft", live=False)
    translate(newer, "fr", title="Du nouveau")

    english, french = (fetch(client, f"/feeds/{each}/news.atom") for each in ("en", "fr"))
    assert told(english, "title") == ["Newer news", "Older <news>"]
    assert told(english, "summary") == ["Newer news", "What happened & why"]
    assert told(french, "title") == ["Du nouveau", "Older <news>"]
    assert told(english, "id")[0] != told(french, "id")[0]
    assert told(english, "id")[1] == told(french, "id")[1]
    newer.unpublish()
    assert told(fetch(client, "/feeds/en/news.atom"), "title") == ["Older <news>"]


@pytest.mark.django_db
def test_news_are_sent_once(client: Client) -> None:
    make_article()
    first = client.get("/feeds/en/news.atom")
    again = client.get("/feeds/en/news.atom", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, client.get("/feeds/xx/news.atom").status_code) == (304, 404)
    Site.objects.all().delete()
    assert client.get("/feeds/en/news.atom").status_code == 404
