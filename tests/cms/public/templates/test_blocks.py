"""How the public pages draw the gateway's blocks, also for screen readers and in other languages."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.template.loader import render_to_string
from django.utils import translation

from cms.public.samples import sample


def drawn(name: str, language: str = "en", **fields: Any) -> BeautifulSoup:
    """Return how the sample of a block is drawn, with other values in some fields."""
    with translation.override(language):
        block = {**(sample(name) or {}), **fields}
        return BeautifulSoup(render_to_string("public/blocks/block.html", {"block": block}), "html.parser")


def texts(found: list[Tag]) -> list[str]:
    return [each.get_text(" ", strip=True) for each in found]


def cells(number: float) -> list[dict[str, Any]]:
    return [{"text": "First day", "number": None}, {"text": "", "number": number}]


TABLE = {
    "caption": "Sessions",
    "columns": [{"heading": "Day", "kind": "TEXT"}, {"heading": "Number", "kind": "NUMBER"}],
    "rows": [{"cells": cells(1234.5)}],
}


def test_screen_readers_are_told_caption_column_and_row() -> None:
    table = drawn("table", table=TABLE, note="Counted by hand")

    assert texts(table.select("caption, [scope=col], [scope=row], .fp-table__note")) == [
        "Sessions",
        "Day",
        "Number",
        "First day",
        "Counted by hand",
    ]
    assert (table.div["role"], table.div["tabindex"], table.div["aria-label"]) == ("region", "0", "Sessions")


@pytest.mark.parametrize(("language", "shown"), [("en", "1234.5"), ("fr", "1234,5")])
def test_numbers_are_written_in_the_readers_language(language: str, shown: str) -> None:
    assert texts(drawn("table", language, table=TABLE).select("td")) == [shown]


def test_machines_and_readers_are_told_what_is_known_of_a_date() -> None:
    dates = drawn("timeline", "fr").select("time")

    assert [(each["datetime"], each.get_text(strip=True)) for each in dates] == [
        ("2015-09", "septembre 2015"),
        ("2030", "2030"),
    ]


def test_a_date_as_printed_comes_before_the_date() -> None:
    moment = {"date": None, "dateText": "early summer", "title": "Held", "text": None}

    assert texts(drawn("timeline", moments=[moment]).select(".fp-timeline__date")) == ["early summer"]


@pytest.mark.parametrize(
    ("qualifier", "shown"),
    [("EXACTLY", []), ("MORE_THAN", ["More than"]), ("ABOUT", ["About"]), ("FEWER_THAN", ["Fewer than"])],
)
def test_how_exact_a_figure_is_is_said(qualifier: str, shown: list[str]) -> None:
    figures = [{"value": "3 000", "qualifier": qualifier, "label": "people"}]

    assert texts(drawn("key_figures", figures=figures).select(".fp-key-figures__qualifier")) == shown


def test_nothing_is_loaded_from_where_a_video_is() -> None:
    video = drawn("video")

    assert video.select("iframe, video, img, script, [src]") == []
    assert [(link["href"], link["rel"]) for link in video.select("a")] == [
        ("https://vimeo.com/1", ["external", "noopener"])
    ]


@pytest.mark.parametrize("shows_name", [True, False])
def test_a_logo_is_read_aloud_once_whether_the_name_stands_beside_it_or_not(shows_name: bool) -> None:
    entries = (sample("organisation_list") or {})["organisations"][:1]

    wall = drawn("organisation_list", organisations=[{**entries[0], "showsName": shows_name}])

    assert ([img["alt"] for img in wall.select("img")], texts(wall.select("a"))) == ([""], ["Organisation A"])


def test_only_what_was_asked_for_of_a_person_is_shown() -> None:
    people = drawn("person_list", show=[])

    assert (texts(people.select("li")), people.select("img")) == (["Given name Family name"] * 3, [])


@pytest.mark.parametrize(("is_decorative", "alt"), [(False, "The hall, seen from above"), (True, "")])
def test_a_picture_is_described_unless_it_decorates(is_decorative: bool, alt: str) -> None:
    placed = (sample("image") or {})["image"]

    image = drawn(
        "image", image={**placed, "alt": "The hall, seen from above", "isDecorative": is_decorative}
    )

    assert [img["alt"] for img in image.select("img")] == [alt]


def test_once_it_has_begun_other_words_are_shown() -> None:
    assert drawn("countdown", daysLeft=1).select_one("time").get_text(strip=True) == "1 day"
    assert drawn("countdown", daysLeft=None, hasBegun=True, textAfter="It is on").p.get_text() == "It is on"


def test_columns_hold_blocks() -> None:
    assert texts(drawn("columns").select(".fp-columns--2 .fp-columns__column")) == [
        "What stands in the first column.",
        "What stands beside it.",
    ]
