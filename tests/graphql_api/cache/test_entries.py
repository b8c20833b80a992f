"""What an answer does not show may change: it is kept."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.test import Client
from time_machine import travel

from forums_pages.blocks.countdown import CountdownBlock
from graphql_api.cache.store import store
from graphql_api.nodes import node_uid
from media.models import CustomImage
from media.tasks import complete_copies
from tests.factories import (
    make_article,
    make_edition,
    make_forum,
    make_image,
    make_person,
    make_session,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db(transaction=True)


def thrown(client: Client, query: str, *changes: Callable[[], object]) -> list[bool]:
    """Return after which of the changes the answer had gone; it is asked for after each."""
    found = []
    _ask(client, query)
    for change in changes:
        change()
        before = store.counts.thrown
        _ask(client, query)
        found.append(store.counts.thrown > before)
    return found


def _ask(client: Client, query: str) -> None:
    answer = client.post("/graphql/", json.dumps({"query": query}), content_type="application/json").json()
    assert "errors" not in answer, answer


def retitled(page: Any, title: str) -> Callable[[], object]:
    def change() -> None:
        row = type(page).objects.get(pk=page.pk)
        row.title = title
        publish(row)

    return change


def test_of_the_row_beyond_a_page_it_counts_that_it_is_there_if_that_is_asked(client: Client) -> None:
    edition = make_edition()
    _first, beyond = (make_session(edition, title=title) for title in ("A", "B"))
    changes = (retitled(beyond, "C"), beyond.delete)
    page = "sessions(first: 1, orderBy: PROGRAMME) { nodes { title participations { person { name } } } %s }"
    assert (
        thrown(client, f"{{ {page % ''} }}", *changes),
        thrown(client, f"{{ {page % 'pageInfo { hasNextPage }'} }}", lambda: make_session(edition)),
        thrown(client, f"{{ {page % 'pageInfo { hasNextPage }'} }}", lambda: make_session(edition)),
    ) == ([False, False], [True], [False])


def test_so_it_is_in_lists_of_several_owners(client: Client) -> None:
    editions = [make_edition(ordinal=number) for number in (1, 2)]
    shown = [make_session(edition, title="A") for edition in editions]
    beyond = make_session(editions[1], title="B")
    nested = "{ editions { nodes { sessions(first: 1) { nodes { title } %s } } } }"
    assert (
        thrown(client, nested % "", retitled(beyond, "C"), lambda: make_session(editions[0])),
        thrown(client, nested % "", *(retitled(each, "Seen") for each in shown)),
        thrown(client, nested % "pageInfo { hasNextPage }", retitled(beyond, "D"), beyond.delete),
    ) == ([False, False], [True, True], [False, True])


def test_addresses_in_languages_that_nobody_asked_for_may_change(client: Client) -> None:
    article = make_article(make_forum(), title="News")
    translated = translate(article, "fr", title="Nouvelles")

    def move() -> None:
        translated.refresh_from_db()
        translated.slug = "ailleurs"
        publish(translated)

    paths = "{ articles(locale: %s) { nodes { path %s } } }"
    assert (
        thrown(client, paths % ("en", ""), move),
        thrown(client, paths % ("ar", ""), move),
    ) == ([False], [False])
    translated.slug = "encore"
    assert thrown(client, paths % ("fr", ""), lambda: publish(translated)) == [True]
    translated.slug = "enfin"
    assert thrown(client, paths % ("en", "translations { path }"), lambda: publish(translated)) == [True]


def test_titles_of_translations_count_where_they_are_shown(client: Client) -> None:
    article = make_article(make_forum(), title="News")
    translated = translate(article, "fr", title="Nouvelles")
    arabic = translate(article, "ar", title="أخبار")
    languages = "{ articles(locale: en) { nodes { title translations { locale %s } } } }"
    french = languages.replace(": en", ": fr")
    assert (
        thrown(client, languages % "", retitled(translated, "Autres")),
        thrown(client, languages % "title", retitled(translated, "Encore")),
        thrown(client, french % "", retitled(arabic, "أيضا"), retitled(translated, "Enfin")),
    ) == ([False], [True], [False, True])


def test_own_words_count_of_those_rows_that_are_shown_in_them(client: Client) -> None:
    forum = make_forum()
    english, both = make_article(forum, title="English"), make_article(forum, title="Both")
    translate(both, "fr", title="Les deux")
    query = "{ articles(locale: fr) { nodes { title path } } }"
    changes = retitled(both, "Seen by nobody"), retitled(english, "Seen")
    assert thrown(client, query, *changes) == [False, True]


def test_copies_of_a_picture_count_where_it_is_shown_in_them(client: Client) -> None:
    image = make_image()
    image.renditions.all().delete()
    make_person(portrait=image, portrait_consent=True)
    make_edition(cover=make_image())
    query = """{
        editions { nodes { cover { picture(preset: PORTRAIT) { src } } } }
        people { nodes { portrait { %s } } }
    }"""

    def make_copies() -> None:
        complete_copies.call(image.pk)

    found = thrown(client, query % "url", make_copies)
    image.renditions.all().delete()
    assert (found, thrown(client, query % "picture(preset: PORTRAIT) { src }", make_copies)) == (
        [False],
        [True],
    )


def test_pages_that_are_found_by_their_keys_may_stand_in_any_order(client: Client) -> None:
    editions = [make_edition(title=title, ordinal=number) for number, title in enumerate(("A", "B"), 1)]
    for edition in editions:
        make_session(edition, title=f"Of {edition.title}")
    query = "{ sessions { nodes { title edition { title } } } }"
    assert thrown(
        client, query, lambda: type(editions[1]).objects.get(pk=editions[1].pk).move(editions[0], "left")
    ) == [False]


@pytest.mark.parametrize(
    ("shown", "gone"), [("label", [False, False, False]), ("daysLeft", [True, True, False])]
)
def test_a_countdown_hangs_on_the_clock_where_its_days_are_shown(
    client: Client, shown: str, gone: list[bool]
) -> None:
    edition = make_edition(start_date=date(2030, 3, 10), end_date=date(2030, 3, 12))
    value = {"edition": edition.pk, "label": "In", "text_after": "On"}
    edition.body = [("countdown", CountdownBlock().to_python(value))]
    edition = publish(edition)
    query = f'{{ edition(id: "{node_uid(edition)}") {{ body {{ ... on CountdownBlock {{ {shown} }} }} }} }}'
    with travel(datetime(2030, 3, 8, 12, tzinfo=UTC), tick=False) as clock:
        # The day before it begins; while it is on; when it is over.
        days = [partial(clock.shift, timedelta(days=count)) for count in (1, 2, 3)]
        found = thrown(client, query, *days)
    assert found == gone


def test_where_the_focus_is_counts_only_for_copies_that_were_cut_round_it(
    client: Client,
) -> None:
    image = make_image()
    image.renditions.all().delete()
    make_person(portrait=image, portrait_consent=True)

    def focus(place: int) -> Callable[[], object]:
        return lambda: CustomImage.objects.filter(pk=image.pk).update(focal_point_x=place, focal_point_y=3)

    query = "{ people { nodes { portrait { picture(preset: PORTRAIT) { src %s } } } } }"
    assert (
        thrown(client, query % "", focus(3)),
        thrown(client, query % "focalPoint { x }", focus(4)),
    ) == ([False], [True])
