"""The programme narrowed and put into days: values in, values out."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from cms.public.programme import Choice, Day, Filter, chosen_in, programme_of


def session(title: str, day: str | None = None, start: str | None = None, **more: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {"room": None, "themes": [], "languages": [], "interpretationLanguages": []}
    instant = f"{day}T{start}+01:00" if day and start else None
    return {"title": title, "day": day, "startTime": start, "startsAt": instant, **plain, **more}


HALL, LAB = {"guid": "h", "name": "Hall"}, {"guid": "l", "name": "Lab"}
WATER = {"slug": "water", "title": "Water, wisely"}
FRENCH, ARABIC = {"code": "fr", "name": "French"}, {"code": "ar", "name": "Arabic"}
LATE = session("Late", "2030-05-14", "23:30:00", room=HALL, languages=[FRENCH])
EARLY = session("Early", "2030-05-14", "09:00:00", room=LAB, themes=[WATER])
UNTIMED = session("Untimed", "2030-05-14", interpretationLanguages=[ARABIC])
NEXT = session("Next", "2030-05-15", "08:00:00", room=HALL)
SOME_DAY = session("Some day")
EVERY = [SOME_DAY, LATE, UNTIMED, NEXT, EARLY]


def test_days_come_in_order_with_what_has_no_time_last_and_what_has_no_day_after_all() -> None:
    programme = programme_of(EVERY, {})

    assert programme.days == [
        Day(date(2030, 5, 14), [EARLY, LATE, UNTIMED]),
        Day(date(2030, 5, 15), [NEXT]),
        Day(None, [SOME_DAY]),
    ]
    assert [day.anchor for day in programme.days] == ["day-2030-05-14", "day-2030-05-15", "day-open"]
    assert (programme.count, programme.total, programme.is_narrowed) == (5, 5, False)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"day": "2030-05-15"}, ["Next"]),
        ({"room": "h"}, ["Late", "Next"]),
        ({"theme": "water"}, ["Early"]),
        ({"language": "fr"}, ["Late"]),
        ({"language": "ar"}, ["Untimed"]),
        ({"day": "2030-05-14", "room": "h"}, ["Late"]),
        ({"room": "l", "language": "fr"}, []),
        ({"day": "yesterday"}, []),
    ],
)
def test_every_choice_narrows(chosen: dict[str, str], expected: list[str]) -> None:
    programme = programme_of(EVERY, chosen)

    assert [each["title"] for day in programme.days for each in day.sessions] == expected
    assert (programme.count, programme.total, programme.is_narrowed) == (len(expected), 5, True)


def test_choices_are_what_the_whole_programme_has_and_one_alone_is_no_choice() -> None:
    with translation.override("fr"):
        filters = programme_of(EVERY, {"room": "h"}).filters

    assert filters == [
        Filter(
            "day",
            "Jour",
            [Choice("2030-05-14", "mardi 14 mai", False), Choice("2030-05-15", "mercredi 15 mai", False)],
        ),
        Filter("room", "Salle", [Choice("h", "Hall", True), Choice("l", "Lab", False)]),
        Filter("language", "Langue", [Choice("ar", "Arabic", False), Choice("fr", "French", False)]),
    ]


def test_an_address_may_say_more_than_what_is_chosen() -> None:
    said = {"room": "h", "theme": "", "utm_source": "letter"}
    assert chosen_in(said) == {"room": "h"}
