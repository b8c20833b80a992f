"""Sixty requests as frontends send them: the guide's, the reference operations, and a page of everything."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db.models import Count
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from forums_pages.models import ArticlePage, EditionPage, ForumPage, Organisation, Person, SessionPage
from graphql_api.nodes import node_uid
from tests.guide import snippets

OPERATIONS = ("bodies.graphql", "edition.graphql", "editions.graphql", "search.graphql")
REFERENCE = Path(__file__).parents[3] / "benchmarks" / "reference"
# What names its reader, changes something or opens a draft is kept by nobody.
NOT_KEPT = ("rateLimit", "mutation", "preview(")

PAGE = """query Page($path: String!) {
  route(path: $path) {
    __typename
    ... on Page {
      title path locale breadcrumbs { title path } translations { locale path }
      children(first: 20) { nodes { title path } }
      body { __typename ... on ParagraphBlock { content { html } } ... on HeadingBlock { text } }
    }
    ... on Redirect { location permanent }
    ... on Locked { reason nearest { title path } }
    ... on NotFound { nearest { title path } }
  }
}"""
PROGRAMME = """query Programme($edition: ID!) {
  edition(id: $edition) {
    title status venues { venue { name } }
    sessions(first: 100) { nodes {
      title startsAt endsAt room { name } themes { title }
      participations { role person { name portrait { picture(preset: PORTRAIT) { src } } } }
    } }
    partnerLevels { label partnerships { name logo { url } } }
  }
}"""
SESSION = "query Session($code: String!) { session(code: $code) { title abstract startsAt replays { url } } }"
PERSON = """query Person($slug: String!, $locale: LocaleCode) { person(slug: $slug, locale: $locale) {
  name jobTitle biography organisation { name }
  portrait { picture(preset: PORTRAIT) { src focalPoint { x y } } }
} }"""
ORGANISATION = """query Organisation($slug: String!) { organisation(slug: $slug) {
  name acronym description website partnerships(first: 20) { nodes { edition { title } } }
} }"""
SITE = """query Frame($locale: LocaleCode) { site(locale: $locale) {
  name languages { code } header { label path url } footer { label url } about home { title }
} }"""
TIMED = """query Timed($timing: SessionTiming!) {
  sessions(first: 10, filter: { timing: [$timing] }) { nodes { title liveUrl } }
}"""
ARTICLES = (
    "query News($locale: LocaleCode) { articles(first: 10, locale: $locale) { nodes { title date path } } }"
)
LISTS = (
    "{ callsForContributions { nodes { title callStatus closesAt } } }",
    "{ themes { nodes { title forum { title } } } }",
    "{ people(first: 20) { totalCount nodes { name } } }",
    "{ organisations(first: 20) { totalCount nodes { name } } }",
    "{ forums { nodes { title slug country { code } } } }",
    "{ editions(filter: {status: [ONGOING]}) { totalCount nodes { title } } }",
)


@dataclass(frozen=True)
class Question:
    """A document with its variables."""

    document: str
    variables: dict[str, Any] = field(default_factory=dict)


def questions() -> list[Question]:
    """Return sixty of them about the demonstration."""
    edition = _editions()[0]
    guide = [text for text in snippets("graphql") if not any(each in text for each in NOT_KEPT)]
    given = {"path": "/en/", "edition": node_uid(edition), "words": "climat"}
    documents = [*guide, *map(_reference, OPERATIONS)]
    found = [Question(text, {n: v for n, v in given.items() if f"${n}" in text}) for text in documents]
    found += [Question(PAGE, {"path": path}) for path in _paths()]
    found += [Question(PROGRAMME, {"edition": node_uid(each)}) for each in _editions()]
    found += [Question(SESSION, {"code": code}) for code in _some(SessionPage, "identity__code", 4)]
    found += [
        Question(PERSON, {"slug": slug, "locale": locale})
        for slug, locale in zip(_some(Person, "slug", 4), ("en", "fr", "ar", "en"), strict=True)
    ]
    found += [Question(ORGANISATION, {"slug": slug}) for slug in _some(Organisation, "slug", 3)]
    found += [
        Question(document, {"locale": code}) for document in (SITE, ARTICLES) for code in ("en", "fr", "ar")
    ]
    found += [Question(TIMED, {"timing": timing}) for timing in ("NOW", "NEXT", "UPCOMING", "PAST")]
    found += [Question(text) for text in LISTS]
    return found[:60]


def _editions() -> list[EditionPage]:
    """Return those with the longest programmes."""
    rows = EditionPage.objects.sources().annotate(count=Count("sessions")).order_by("-count", "pk")
    return list(rows[:3])


def _reference(name: str) -> str:
    text, blocks = (REFERENCE.joinpath(each).read_text(encoding="utf-8") for each in (name, "blocks.graphql"))
    return text + blocks if "...Blocks" in text else text


def _paths() -> list[str]:
    pages = [
        page
        for model in (ForumPage, EditionPage, SessionPage, ArticlePage)
        for page in model.objects.filter(pk__in=_some(model, "pk", 3))
    ]
    found = [page.get_url() or "/en/" for page in pages]
    found += [Page.objects.filter(pk=pages[1].pk).get().specific.get_url().rstrip("/") + "/nothing-here/"]
    return ["/fr/", *found, *Redirect.objects.values_list("old_path", flat=True)[:1]]


def _some(model: Any, name: str, count: int) -> list[Any]:
    rows = list(
        model.objects.order_by("pk").exclude(**{f"{name}__isnull": True}).values_list(name, flat=True)
    )
    return rows[:: max(len(rows) // count, 1)][:count]
