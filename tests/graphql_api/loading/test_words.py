"""Every text is served in the language asked for, or in the nearest published one, and says which."""

from typing import Any

import pytest
from django.db.models import CharField, TextField

from forums_pages.models import (
    EditionPage,
    ForumPage,
    KeyFigure,
    Organisation,
    PartnerLevel,
    Partnership,
    Person,
    SessionPage,
)
from tests.factories import (
    make_edition,
    make_forum,
    make_index,
    make_person,
    make_session,
    make_theme,
    translate,
)
from tests.graphql_api.conftest import Ask
from tests.graphql_api.world import is_said, make_world

ABOUT = "locale requestedLocale isFallback translations { locale title }"


def told(served: str, asked: str, **titles: str) -> dict[str, Any]:
    return {
        "locale": served,
        "requestedLocale": asked,
        "isFallback": served != asked,
        "translations": [{"locale": code, "title": title} for code, title in titles.items()],
    }


def test_a_missing_translation_is_served_in_the_declared_fallback_and_says_so(ask: Ask) -> None:
    translate(make_forum("Tunisia", intro="A series."), "fr", title="Tunisie", intro="Une série.")
    query = (
        f'query($locale: LocaleCode) {{ forum(slug: "tunisia", locale: $locale) {{ title intro {ABOUT} }} }}'
    )
    titles = {"en": "Tunisia", "fr": "Tunisie"}

    # Arabic falls back to French first, as the settings declare.
    assert ask(query, locale="ar")["forum"] == {
        "title": "Tunisie",
        "intro": "Une série.",
        **told("fr", "ar", **titles),
    }
    assert ask(query, locale="en")["forum"] == {
        "title": "Tunisia",
        "intro": "A series.",
        **told("en", "en", **titles),
    }
    assert ask(query)["forum"] == ask(query, locale="en")["forum"]


def test_a_page_written_in_another_language_is_served_in_it(ask: Ask) -> None:
    translate(make_index(), "fr", title="Les forums")
    french = make_index("fr")
    make_forum("Tunisie", parent=french)

    found = ask(f"{{ forums(locale: en) {{ nodes {{ title {ABOUT} }} }} }}")["forums"]["nodes"]

    assert found == [{"title": "Tunisie", **told("fr", "en", fr="Tunisie")}]


def test_facts_are_those_of_the_source_in_every_language(ask: Ask) -> None:
    session = make_session(make_edition(), "Opening", capacity=80)
    translate(session, "fr", title="Ouverture")
    type(session).objects.filter(is_source=False).update(capacity=1, kind="break")

    found = ask("{ sessions(locale: fr) { nodes { title capacity kind } } }")["sessions"]["nodes"]

    assert found == [{"title": "Ouverture", "capacity": 80, "kind": "OTHER"}]


def test_labels_inside_a_record_follow_the_same_order(ask: Ask) -> None:
    make_theme({"fr": "Villes justes", "en": "Fair cities"}, slug="cities", summary={"en": "A summary."})
    query = (
        f"query($locale: LocaleCode) {{ themes(locale: $locale) {{ nodes {{ title summary {ABOUT} }} }} }}"
    )

    found = ask(query, locale="ar")["themes"]["nodes"]

    titles = {"en": "Fair cities", "fr": "Villes justes"}
    assert found == [{"title": "Villes justes", "summary": "A summary.", **told("fr", "ar", **titles)}]


def test_where_there_are_no_words_there_is_null(ask: Ask) -> None:
    make_edition(make_forum("Tunisia"), "Forum", city="")
    make_person("", "Example")
    query = """{
      editions { nodes { slogan summary city hashtag onlinePlatform registration { url admission } } }
      people { nodes { givenName honorific jobTitle biography country { code } organisation { name } } }
    }"""

    data = ask(query)

    edition: dict[str, Any] = dict.fromkeys(["slogan", "summary", "city", "hashtag", "onlinePlatform"])
    person: dict[str, Any] = dict.fromkeys(
        ["givenName", "honorific", "jobTitle", "biography", "country", "organisation"]
    )
    assert data["editions"]["nodes"] == [{**edition, "registration": {"url": None, "admission": None}}]
    assert data["people"]["nodes"] == [person]


def test_no_text_anywhere_is_empty(db: None, settings: Any) -> None:
    """With and without words: the world is furnished sparingly, and then loses what it has."""
    settings.GRAPHQL_LIMITS = dict.fromkeys(settings.GRAPHQL_LIMITS, 10**9)
    make_world()
    assert not is_said('""')

    for model in (
        EditionPage,
        SessionPage,
        ForumPage,
        Organisation,
        Person,
        PartnerLevel,
        Partnership,
        KeyFigure,
    ):
        blank = {
            field.name: ""
            for field in model._meta.local_fields
            if isinstance(field, CharField | TextField) and field.blank and field.name != "slug"
        }
        model.objects.update(**blank)

    assert not is_said('""')


def test_an_alias_in_another_tree_is_no_translation(ask: Ask) -> None:
    forum = make_forum("Tunisia")
    translate(make_edition(forum, "Forum 2025"), "fr", title="Forum 2025 en français")
    assert ForumPage.objects.filter(alias_of=forum).exists()

    found = ask(f"{{ forums(locale: fr) {{ nodes {{ title {ABOUT} }} }} }}")["forums"]["nodes"]

    assert found == [{"title": "Tunisia", **told("en", "fr", en="Tunisia")}]


def test_names_of_countries_and_people_are_in_the_language_asked_for(ask: Ask) -> None:
    make_person("Ada", "Example", country="TN", name_in_scripts={"ar": "آدا"})
    query = "query($locale: LocaleCode) { people(locale: $locale) { nodes { name country { code name } } } }"

    names = {code: ask(query, locale=code)["people"]["nodes"][0] for code in ("en", "fr", "ar")}

    assert {code: each["name"] for code, each in names.items()} == {
        "en": "Ada Example",
        "fr": "Ada Example",
        "ar": "آدا",
    }
    assert {code: each["country"]["name"] for code, each in names.items()} == {
        "en": "Tunisia",
        "fr": "Tunisie",
        "ar": "تونس",
    }


@pytest.mark.parametrize("locale", ["en", "fr", "ar"])
def test_filters_and_counts_do_not_depend_on_the_language(ask: Ask, locale: str) -> None:
    translate(make_edition(make_forum("Tunisia"), "One"), "fr", title="Un")
    make_edition(make_forum("Greece"), "Two")
    query = 'query($l: LocaleCode) { editions(locale: $l, filter: { forum: "tunisia" }) { totalCount } }'

    assert ask(query, l=locale) == {"editions": {"totalCount": 1}}
