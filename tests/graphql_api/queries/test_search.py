"""Things are found by the words that readers are served, ranked, marked, and never when they are hidden."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from forums_pages.models import EditionPage, ForumPage, Organisation, Person, SessionPage
from graphql_api.search.keeping import keep_everything, keep_pages
from tests.factories import (
    make_article,
    make_edition,
    make_forum,
    make_organisation,
    make_person,
    make_session,
    make_standard,
    publish,
    translate,
)
from tests.graphql_api.conftest import Ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]

QUERY = """query($q: String!, $types: [SearchType!], $locale: LocaleCode, $first: Int, $after: String) {
  search(query: $q, types: $types, locale: $locale, first: $first, after: $after) {
    totalCount
    nodes {
      type locale
      title { text isHit } snippet { text isHit }
      node { uid ... on Page { heading: title } ... on Person { name } ... on Organisation { name } }
    }
    pageInfo { hasNextPage endCursor }
  }
}"""
Found = Callable[..., list[str]]


def written(pieces: list[dict[str, Any]]) -> str:
    return "".join(f"[{each['text']}]" if each["isHit"] else each["text"] for each in pieces)


@pytest.fixture
def found(ask: Ask) -> Found:
    """Return the titles of what is found, their hits in brackets."""

    def find(q: str, **more: Any) -> list[str]:
        answer = ask(QUERY, q=q, **more)["search"]
        if "first" not in more:
            assert answer["totalCount"] == len(answer["nodes"])
        return [written(each["title"]) for each in answer["nodes"]]

    return find


def test_the_words_of_everything_public_are_found(ask: Ask) -> None:
    forum = make_forum("Tunisie", intro="Une école du climat.")
    edition = make_edition(forum, "Forum 2030", slogan="Écoles ouvertes", city={"en": "Tunis"})
    session = make_session(edition, "Opening", abstract="Whether cities need schools.")
    session.body = [
        ("heading", {"text": "Before school", "level": "h2", "anchor": ""}),
        ("paragraph", "<p>Many <b>teachers</b> &amp; pupils.</p>"),
    ]
    publish(session)
    make_article(forum, "News of teachers", summary="They teach.")
    make_person("Ada", "Tisserand", job_title={"en": "Head teacher"})
    make_organisation("Teachers Union", acronym="TU", description={"en": "For schools."})
    keep_everything()

    def told(q: str) -> list[tuple[str, str, str]]:
        hits = ask(QUERY, q=q)["search"]["nodes"]
        return [(each["type"], written(each["title"]), written(each["snippet"])) for each in hits]

    opening = "Whether cities need schools. Before school Many [teachers] & pupils."
    assert told("teachers") == [
        ("ORGANISATION", "[Teachers] Union", "For schools."),
        ("ARTICLE", "News of [teachers]", "They teach."),
        ("SESSION", "Opening", opening),
        ("PERSON", "Ada Tisserand", "Head [teacher]"),
    ]
    assert told("ecole") == [
        ("FORUM", "Tunisie", "Une [école] du climat."),
        ("EDITION", "Forum 2030", "[Écoles] ouvertes Tunis"),
    ]
    assert told("tunis") == [
        ("FORUM", "[Tunisie]", "Une école du climat."),
        ("EDITION", "Forum 2030", "Écoles ouvertes [Tunis]"),
    ]
    assert told(session.identity.code.lower())[0][:2] == ("SESSION", "Opening")
    assert told("tu union") == [("ORGANISATION", "Teachers [Union]", "For schools.")]


def test_all_words_must_be_there_and_the_title_counts_most(found: Found) -> None:
    make_standard(title="Water")
    make_standard(title="Water and cities", intro="Nothing else.")
    make_standard(title="Cities", intro="About water, water and water.")
    make_standard(title="Energy", intro="Not about w.")
    keep_everything()

    assert found("water") == ["[Water]", "[Water] and cities", "Cities"]
    assert found("water cities") == ["[Water] and [cities]", "[Cities]"]
    assert found("cities energy") == []


def test_each_thing_is_searched_in_the_words_that_are_served(found: Found, ask: Ask) -> None:
    forum = make_forum("Seas", intro="Salt.")
    translate(forum, "fr", title="Mers", intro="Sel.")
    make_person(
        "Ada", "Example", job_title={"en": "Sailor", "fr": "Navigatrice"}, name_in_scripts={"ar": "آدا"}
    )
    keep_everything()

    assert (found("seas"), found("mers")) == (["[Seas]"], [])
    assert (found("seas", locale="fr"), found("mers", locale="fr")) == ([], ["[Mers]"])
    # What is not written in Arabic is read in French.
    assert (found("mers", locale="ar"), found("salt", locale="ar")) == (["[Mers]"], [])
    assert (found("navigatrice", locale="fr"), found("sailor", locale="fr")) == (["Ada Example"], [])
    assert (found("ادا", locale="ar"), found("ada", locale="ar")) == (["[آدا]"], ["آدا"])
    ForumPage.objects.filter(locale__language_code="fr").update(live=False)
    assert (found("seas", locale="fr"), found("mers", locale="fr")) == (["[Seas]"], [])


def test_only_the_types_that_are_asked_for(found: Found) -> None:
    make_forum("Tunisia")
    make_person("Ada", "Tunis")
    make_organisation("Tunis Bank")
    keep_everything()

    assert found("tunis", types=["FORUM"]) == ["[Tunisia]"]
    assert found("tunis", types=["PERSON", "ORGANISATION"]) == ["Ada [Tunis]", "[Tunis] Bank"][::-1]


def restrict(model: type[Page]) -> Callable[[], None]:
    def change() -> None:
        PageViewRestriction.objects.create(page=model.objects.get(), restriction_type="login")

    return change


SECRET = "kanarie7"
PAST = timezone.now() - timedelta(days=1)


@pytest.mark.parametrize(
    ("hide", "left"),
    [
        (lambda: Page.objects.filter(depth=2).update(live=False), ["organisation", "person"]),
        (lambda: ForumPage.objects.update(live=False), ["organisation", "person", "page"]),
        (lambda: ForumPage.objects.update(expire_at=PAST), ["organisation", "person", "page"]),
        (restrict(ForumPage), ["organisation", "person", "page"]),
        (restrict(EditionPage), ["forum", "organisation", "person", "page"]),
        (
            lambda: SessionPage.objects.update(live=False),
            ["forum", "edition", "organisation", "person", "page"],
        ),
        (lambda: Organisation.objects.update(live=False), ["forum", "edition", "session", "person", "page"]),
        (
            lambda: Person.objects.update(portrait_consent=False),
            ["forum", "edition", "session", "organisation", "page"],
        ),
        (
            lambda: Person.objects.update(expire_at=PAST),
            ["forum", "edition", "session", "organisation", "page"],
        ),
    ],
)
def test_what_is_hidden_is_neither_found_nor_counted_although_it_is_kept(
    found: Found, hide: Callable[[], Any], left: list[str]
) -> None:
    forum = make_forum(f"forum {SECRET}")
    edition = make_edition(forum, f"edition {SECRET}")
    make_session(edition, f"session {SECRET}")
    make_organisation(f"organisation {SECRET}")
    make_person("person", "", biography={"en": SECRET}, portrait_consent=True)
    make_standard(title=f"page {SECRET}")
    keep_everything()
    assert len(found(SECRET)) == 6

    hide()

    assert sorted(title.partition(" ")[0] for title in found(SECRET)) == sorted(left)


def test_drafts_are_not_even_kept(found: Found) -> None:
    page = make_standard(title="Public")
    page.title = "Secret"
    page.save_revision()
    make_standard(title="Secret page", live=False)
    make_person("Ada", "Example", biography={"en": "Secret life"})
    keep_everything()

    assert found("secret") == []


def test_cursors_stay_true_while_others_come_and_go(ask: Ask, found: Found) -> None:
    pages = [make_standard(title=f"Water {number}") for number in range(5)]
    keep_everything()
    first = ask(QUERY, q="water", first=2)["search"]
    assert (first["totalCount"], first["pageInfo"]["hasNextPage"]) == (5, True)
    pages[1].delete()
    make_standard(title="Water")
    for page in Page.objects.filter(depth__gt=2).specific():
        keep_pages(type(page), [page.translation_key])

    rest = found("water", first=10, after=first["pageInfo"]["endCursor"])

    assert rest == ["[Water] 2", "[Water] 3", "[Water] 4"]


def test_a_cursor_fits_no_other_question(client: Client) -> None:
    make_standard(title="Water and salt")
    keep_everything()
    asked = {"query": QUERY, "variables": {"q": "water"}}
    cursor = client.post("/graphql/", asked, content_type="application/json").json()["data"]["search"]
    asked["variables"] = {"q": "salt", "after": cursor["pageInfo"]["endCursor"]}

    error = client.post("/graphql/", asked, content_type="application/json").json()["errors"][0]

    assert error["extensions"]["code"] == "INVALID_INPUT"


HOSTILE = [
    "", " ", "\0", "a\0b", "'", '"', '""', "*", "-", "- -", "water*", '"water', "water'", "NEAR(water)",
    "water AND", "OR", "NOT water", "title_terms:water", "{title}: x", "^water", "water & !salt", "water:*",
    "<->", "(water", "\\", "%", "_", "\u202e\u0645\u0627\u0621", "ماء", "💧",
    "x" * 5000, "word " * 5000, " ".join(f"w{n}" for n in range(5000)), "\n\t\r", "½", "';DROP TABLE x;--",
]  # fmt: skip


def test_hostile_questions_are_answered_politely(ask: Ask) -> None:
    make_standard(title="Water and salt")
    keep_everything()

    counts = {q: ask(QUERY, q=q)["search"]["totalCount"] for q in HOSTILE}

    finding = {q for q, count in counts.items() if count}
    assert finding == {
        "water*",
        '"water',
        "water'",
        "water AND",
        "^water",
        "water & !salt",
        "water:*",
        "(water",
    }


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_statements_do_not_depend_on_how_much_is_found(
    ask: Ask, locale: str, django_assert_max_num_queries: Any
) -> None:
    def make(number: int) -> None:
        forum = make_forum(f"Water {number}")
        translate(forum, "fr", title=f"Water fr {number}")
        make_session(make_edition(forum, f"Water edition {number}"), f"Water session {number}")
        make_person("Water", f"Person {number}")
        make_organisation(f"Water {number}")

    make(0)
    keep_everything()
    with django_assert_max_num_queries(100) as few:
        assert ask(QUERY, q="water", locale=locale, first=100)["search"]["totalCount"] == 5
    for number in range(1, 5):
        make(number)
    keep_everything()
    with django_assert_max_num_queries(100) as many:
        assert ask(QUERY, q="water", locale=locale, first=100)["search"]["totalCount"] == 25

    assert (len(many), len(few) <= 12) == (len(few), True)
