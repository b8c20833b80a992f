from datetime import date
from typing import Any

import pytest
from django.utils import translation

from forums_pages.blocks.timeline import MomentBlock, TimelineBlock

JUNE = date(2019, 6, 12)


def moment(**fields: Any) -> Any:
    return MomentBlock().normalize({"title": "Held", "date": JUNE, "precision": "day", **fields})


@pytest.mark.parametrize(
    ("fields", "machine", "shown"),
    [
        ({}, "2019-06-12", "12 June 2019"),
        ({"precision": "month"}, "2019-06", "June 2019"),
        ({"precision": "year"}, "2019", "2019"),
        ({"precision": "unknown"}, "", ""),
        ({"precision": "unknown", "date_text": "soon"}, "", "soon"),
        ({"precision": "month", "date_text": "early summer"}, "2019-06", "early summer"),
        ({"date": None}, "", ""),
        ({"date": date(987, 1, 2), "precision": "year"}, "0987", "0987"),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_known(fields: dict[str, Any], machine: str, shown: str) -> None:
    value = moment(**fields)

    assert (value.machine_date, value.shown_date) == (machine, shown)


def test_a_date_is_written_in_the_readers_language() -> None:
    with translation.override("fr"):
        assert moment(precision="month").shown_date == "juin 2019"


def test_machines_and_readers_are_told_the_date() -> None:
    block = TimelineBlock()

    html = block.render(block.normalize({"moments": [moment(precision="year")]}))

    assert '<time class="fp-timeline__date" datetime="2019"><bdi>2019</bdi></time>' in html
