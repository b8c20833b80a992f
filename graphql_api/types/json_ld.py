"""schema.org's description of pages, as JSON for a ``<script>``.

Facts come from where all other fields find them, so nothing is said here that is not said elsewhere. What is
not known is left out.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from forums_pages.models import (
    ArticlePage,
    CallPage,
    EditionPage,
    ForumPage,
    SessionPage,
)
from graphql_api.loading.pages import breadcrumbs_of
from graphql_api.loading.peers import peers_of
from graphql_api.loading.seo import canonical_of, description_of, picture_for, site_name_of
from graphql_api.loading.sites import Sites
from graphql_api.loading.words import served
from graphql_api.types.json_ld_events import edition_facts, forum_facts, session_facts
from graphql_api.types.json_ld_parts import Facts, known

CONTEXT = "https://schema.org"
# What would end the script or its line; JSON has other ways to write them.
UNSAFE = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
ARTICLES = {"news": "NewsArticle", "press_release": "NewsArticle", "report": "Report"}


def page_json_ld(page: Any) -> str:
    """Return the description of a page and of the way to it."""
    return _written({"@context": CONTEXT, "@graph": [_page(page), _trail(page)]})


def _page(page: Any) -> Facts:
    url = canonical_of(page)
    image = picture_for(page)
    find = FACTS.get(type(page))
    facts = find(page) if find is not None else {"@type": "WebPage"}
    return known(
        {
            "@id": url,
            "name": served(page).words["title"],
            "description": description_of(page),
            "url": url,
            "image": _address(image) if image is not None else None,
            **facts,
        }
    )


def _article(page: Any) -> Facts:
    name = site_name_of(page)
    site = Sites.of(peers_of(page).reading).site_of(page.url_path)
    publisher = known({"@type": "Organization", "name": name, "url": site.address if site else None})
    line = served(page).words["author_line"]
    return {
        "@type": ARTICLES.get(page.kind, "Article"),
        "headline": served(page).words["title"],
        "datePublished": page.date.isoformat(),
        "dateModified": page.last_published_at.isoformat() if page.last_published_at else None,
        "inLanguage": served(page).locale,
        "author": {"@type": "Organization", "name": line} if line else publisher,
        "publisher": publisher,
    }


def _call(page: Any) -> Facts:
    closes = page.closes_at.astimezone(page.time_zone).isoformat() if page.closes_at else None
    return {"@type": "WebPage", "expires": closes, "inLanguage": served(page).locale}


FACTS: Mapping[type[Any], Callable[[Any], Facts]] = {
    ForumPage: forum_facts,
    EditionPage: edition_facts,
    SessionPage: session_facts,
    ArticlePage: _article,
    CallPage: _call,
}


def _trail(page: Any) -> Facts:
    above = [*breadcrumbs_of(page), page]
    items = [
        known(
            {
                "@type": "ListItem",
                "position": place,
                "name": served(each).words["title"],
                "item": canonical_of(each),
            }
        )
        for place, each in enumerate(above, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _address(image: Any) -> str:
    return peers_of(image).reading.context.absolute(image.file.url)


def _written(facts: Facts) -> str:
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)
