from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from forums_pages.blocks.countdown import CountdownBlock
from forums_pages.enums import DatePrecision, Lifecycle
from tests.factories import make_edition, translate

pytestmark = pytest.mark.django_db


def countdown(edition: Any) -> Any:
    return CountdownBlock().normalize({"label": "It begins in", "edition": edition, "text_after": "It is on"})


def edition_in(days: int, **fields: Any) -> Any:
    day = timezone.now().date() + timedelta(days=days)
    return make_edition(title=f"In {days}", start_date=day, end_date=day, time_zone="UTC", **fields)


def shown(edition: Any) -> str:
    return " ".join(CountdownBlock().render(countdown(edition)).split())


def test_the_days_to_an_edition_are_counted() -> None:
    edition = edition_in(30)

    assert countdown(edition).days_left == 30
    assert f'datetime="{date.isoformat(edition.start_date)}"> 30 days </time>' in shown(edition)
    assert "> 1 day </time>" in shown(edition_in(1))


def test_once_it_has_begun_other_words_are_shown() -> None:
    expected = '<p class="fp-countdown" dir="auto">It is on</p>'

    assert [shown(edition_in(0)), shown(edition_in(-400))] == [expected, expected]


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
    assert shown(edition_in(60, **fields)) == ""


def test_a_translation_counts_to_the_date_of_its_source() -> None:
    assert countdown(translate(edition_in(30), "fr", title="Dans 30 jours")).days_left == 30
