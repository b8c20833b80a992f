"""Which of the things that a block names, or finds by itself, readers are told, and in which words."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from forums_pages.enums import DatePrecision, Lifecycle
from graphql_api.nodes import node_uid
from tests.factories import (
    make_article,
    make_document,
    make_edition,
    make_forum,
    make_image,
    make_organisation,
    make_person,
    make_session,
    translate,
)
from tests.graphql_api.blocks.asking import BLOCKS, body_of, store, stored
from tests.graphql_api.world import run

pytestmark = pytest.mark.django_db


def told(name: str, **fields: Any) -> dict[str, Any] | None:
    """Return what the gateway tells of a block with these fields; None where it is left out."""
    page = make_article(title="Asked about", date=date(2000, 1, 1))
    store(page, [stored(name, fields)])
    return next(iter(body_of(page)), None)


def hide(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def titles(name: str, field: str, **fields: Any) -> list[str]:
    """Return the titles of what a block shows, in order."""
    return [each["title"] for each in (told(name, **fields) or {field: []})[field]]


def edition_in(days: int, **fields: Any) -> Any:
    day = timezone.now().date() + timedelta(days=days)
    return make_edition(title=f"In {days}", start_date=day, end_date=day, time_zone="UTC", **fields)


def counted(edition: Any, **fields: Any) -> tuple[Any, ...] | None:
    """Return the days left, whether it has begun and the words for then."""
    page = make_article(title="Counts")
    store(page, [stored("countdown", {"label": "In", "edition": edition.pk, "text_after": "On", **fields})])
    query = (
        "query($id: ID!) { node(id: $id) { ... on Page { body {"
        " ... on CountdownBlock { daysLeft hasBegun textAfter } } } } }"
    )
    body = run(query, id=node_uid(page))["node"]["body"]
    return tuple(body[0].values()) if body else None


def test_the_days_to_an_edition_are_counted_until_it_begins() -> None:
    days = (30, 1, 0, -400)

    assert [counted(edition_in(each)) for each in days] == [
        (30, False, "On"),
        (1, False, "On"),
        (None, True, "On"),
        (None, True, "On"),
    ]
    assert counted(edition_in(-800), text_after="") is None


@pytest.mark.parametrize(
    "fields",
    [
        {"lifecycle": Lifecycle.CANCELLED},
        {"lifecycle": Lifecycle.POSTPONED},
        {"date_precision": DatePrecision.MONTH},
        {"live": False},
    ],
)
def test_nothing_is_counted_that_is_not_sure_or_not_public(fields: dict[str, Any]) -> None:
    assert counted(edition_in(60, **fields)) is None


def test_a_translation_counts_to_the_date_of_its_source() -> None:
    assert counted(translate(edition_in(30), "fr", title="Dans 30 jours")) == (30, False, "On")


def test_the_latest_pages_are_public_and_the_newest_come_first() -> None:
    new = [make_article(title=str(year), date=date(year, 1, 1)) for year in (2019, 2021)][1]
    translate(new, "fr", title="Récent")
    make_article(title="Draft", live=False)
    hide(make_article(title="Private", date=date(2024, 1, 1)))
    for year in (2018, 2022):
        make_edition(title=f"Edition {year}", start_date=date(year, 1, 1), end_date=None)

    assert titles("page_list", "pages", latest="articles", count=2) == ["2021", "2019"]
    assert titles("page_list", "pages", latest="editions", count=3) == ["Edition 2022", "Edition 2018"]
    for useless in ({"latest": "secrets", "count": 3}, {"latest": "articles", "count": None}):
        assert titles("page_list", "pages", **useless) == []


def test_what_was_chosen_comes_in_its_order_without_drafts_gaps_and_what_is_hidden() -> None:
    pages = {name: make_article(title=name) for name in ("One", "Two", "Draft", "Private")}
    pages["Mirror"] = pages["Private"].create_alias(update_slug="mirror")
    type(pages["Draft"]).objects.filter(pk=pages["Draft"].pk).update(live=False)
    hide(pages["Private"])
    chosen = ["Two", "Mirror", "Draft", "Private", "One"]

    listed = [*(pages[name].pk for name in chosen), 10**9, None]

    assert titles("page_list", "pages", pages=listed) == ["Two", "One"]


def test_chosen_pages_are_told_in_the_readers_language_where_they_are_translated() -> None:
    ours, other = make_article(title="One"), make_article(title="Two")
    translate(ours, "fr", title="Un")
    translate(other, "fr", live=False, title="Deux")
    page = make_article(title="Asked about")
    french = translate(page, "fr", title="Demandé")
    store(french, [stored("page_list", {"pages": [other.pk, ours.pk]})])
    query = f"{{ articles(first: 10, locale: fr) {{ nodes {{ title body {BLOCKS} }} }} }}"

    nodes = {each["title"]: each["body"] for each in run(query)["articles"]["nodes"]}
    shown = nodes["Demandé"][0]["pages"]

    assert [each["title"] for each in shown] == ["Two", "Un"]


def test_sessions_of_an_edition_can_be_narrowed_to_a_day_or_a_kind() -> None:
    edition = make_edition()
    first, second = date(2030, 5, 14), date(2030, 5, 15)
    panel = make_session(edition, "Panel", day=second, kind="panel")
    make_session(edition, "Opening", day=first, kind="opening")
    make_session(edition, "Cancelled", day=first, state="cancelled")
    make_session(edition, "Draft", day=first, live=False)

    def shown(**fields: Any) -> list[str]:
        return titles("session_list", "sessions", edition=edition.pk, **fields)

    assert shown() == ["Opening", "Panel"]
    assert shown(day=first.isoformat()) == ["Opening"]
    assert shown(kind="panel") == ["Panel"]
    assert shown(day=first.isoformat(), kind="panel") == []
    assert titles("session_list", "sessions", sessions=[panel.pk]) == ["Panel"]


def test_forums_are_shown_by_their_status() -> None:
    make_forum("B"), make_forum("A", status="dormant")

    def shown(*statuses: str) -> list[str]:
        return titles("map", "forums", statuses=list(statuses))

    assert [shown("active"), shown(), shown("archived")] == [["B"], ["A", "B"], []]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [({"live": False}, None), ({}, "Ada Example"), ({"family_name": "Else"}, "Ada Else")],
)
def test_the_name_printed_here_comes_before_that_of_the_directory(
    shown: dict[str, Any], expected: str | None
) -> None:
    person = make_person(**shown)
    printed = told("quote", text="Said", person=person.pk, attribution="Ada, then a student")
    unprinted = told("quote", text="Said", person=person.pk, attribution="")

    assert printed
    assert unprinted
    assert [printed["speaker"], unprinted["speaker"]] == ["Ada, then a student", expected]


def test_an_organisation_without_a_logo_is_shown_by_its_name() -> None:
    pair = make_organisation("With", logo=make_image()), make_organisation("Without")
    listed = [each.pk for each in pair]

    shown = [told("organisation_list", organisations=listed, show_names=names) for names in (False, True)]

    assert [[each["showsName"] for each in block["organisations"]] for block in shown if block] == [
        [False, True],
        [True, True],
    ]


def test_an_employer_that_is_a_draft_is_not_named() -> None:
    person = make_person(organisation=make_organisation(live=False))

    block = told("person_list", people=[person.pk], show=["organisation"])

    assert block
    assert block["people"] == [{"name": "Ada Example", "organisation": None}]


def test_the_words_of_the_place_come_before_those_of_the_picture() -> None:
    image = make_image()
    places = ({"alt_text": "The hall"}, {}, {"alt_text": "Words", "decorative": True})

    shown = [told("image", picture={"image": image.pk, **place}) for place in places]

    assert [(block["image"]["alt"], block["image"]["isDecorative"]) for block in shown if block] == [
        ("The hall", False),
        ("A field of blue", False),
        ("", True),
    ]


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({}, {"date": "2019-06-12", "precision": "DAY"}),
        ({"precision": "month"}, {"date": "2019-06-01", "precision": "MONTH"}),
        ({"precision": "year"}, {"date": "2019-01-01", "precision": "YEAR"}),
        ({"precision": "unknown"}, None),
        ({"date": None}, None),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_known(fields: dict[str, Any], day: Any) -> None:
    moment = {"title": "Held", "date": "2019-06-12", "precision": "day", **fields}

    block = told("timeline", moments=[moment])

    assert block
    assert block["moments"][0]["date"] == day


def test_a_link_leads_where_everybody_may_go() -> None:
    page, document = make_article(title="There"), make_document()
    draft, private = make_article(title="Draft", live=False), make_article(title="Private")
    hide(private)
    targets: list[dict[str, Any]] = [
        {"page": page.pk},
        {"document": document.pk},
        {"url": "https://example.org/a"},
        {"page": draft.pk},
        {"page": private.pk},
        {"url": "javascript:alert(1)"},
    ]

    shown = [told("call_to_action", title="Go", button="Go", link=each) for each in targets]

    assert [(block or {})["link"] and (block or {})["link"]["kind"] for block in shown] == [
        "PAGE",
        "DOCUMENT",
        "WEB",
        None,
        None,
        None,
    ]


def test_a_host_that_is_taken_off_the_list_is_not_linked_any_more(settings: Settings) -> None:
    fields = {"url": "https://youtu.be/x", "title": "Opening"}
    settings.VIDEO_HOSTS = {"YouTube": ["youtu.be"]}
    block = told("video", **fields)
    assert block
    assert (block["url"], block["provider"]) == ("https://youtu.be/x", "YouTube")

    settings.VIDEO_HOSTS = {}

    assert told("video", **fields) is None
