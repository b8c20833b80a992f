"""Every check finds what it is for, and the files that are shipped pass them all."""

from collections.abc import Callable

import pytest

from cms.demo.datachecks import find_problems
from cms.demo.datafiles import DemoData, Record, read_demo_data


def find(data: DemoData, key: str) -> Record:
    """Return the record of a key."""
    return next(record for record in data.records() if record["key"] == key)


def test_the_shipped_files_have_no_problem() -> None:
    assert find_problems(read_demo_data()) == []


def _repeat(data: DemoData) -> None:
    data.people.append(data.people[0])


def _dangle(data: DemoData) -> None:
    data.people[0]["organisation"] = "organisation:nobody"


def _mistake_choice(data: DemoData) -> None:
    find(data, "edition:greece-2019")["format"] = "underwater"


def _mistake_goal(data: DemoData) -> None:
    find(data, "edition:greece-2019")["goals"] = [18]


def _empty_words(data: DemoData) -> None:
    find(data, "edition:greece-2019")["slogan"] = {"en": " "}


def _forget_title(data: DemoData) -> None:
    del find(data, "edition:greece-2019")["title"]["ar"]


def _mistake_time(data: DemoData) -> None:
    find(data, "session:first-opening")["start_time"] = "25:00"


def _turn_round(data: DemoData) -> None:
    find(data, "edition:greece-2019")["dates"]["end"] = "2019-03-31"


def _repeat_ordinal(data: DemoData) -> None:
    find(data, "edition:tunisia-2019")["ordinal"] = 1


def _weigh_wrongly(data: DemoData) -> None:
    find(data, "edition:exampleland-third")["call"]["criteria"][0]["weight"] = 49


def _forget_source(data: DemoData) -> None:
    find(data, "organisation:giz")["internal_source"] = []


def _invent_source(data: DemoData) -> None:
    find(data, "organisation:giz")["internal_source"] = ["hearsay"]


def _name_person(data: DemoData) -> None:
    find(data, "session:greece-2019-opening")["participations"] = [{"person": "person:amina-mithal"}]


def _use_real_address(data: DemoData) -> None:
    data.people[0]["email"] = "amina@gmail.test"


@pytest.mark.parametrize(
    ("harm", "complaint"),
    [
        (_repeat, "person:amina-mithal is defined 2 times"),
        (_dangle, "person:amina-mithal.organisation names organisation:nobody, which nothing defines"),
        (_mistake_choice, "edition:greece-2019: 'underwater' is no format"),
        (_mistake_goal, "edition:greece-2019.goals: 18 is not in the fixed data"),
        (_empty_words, "edition:greece-2019.slogan has empty words"),
        (_forget_title, "edition:greece-2019 lacks a title in one of the languages"),
        (_mistake_time, "session:first-opening.start_time: hour must be in 0..23"),
        (_turn_round, "edition:greece-2019 ends before it starts"),
        (_repeat_ordinal, "forum:tunisia has 2 editions number 1"),
        (_weigh_wrongly, "edition:exampleland-third: the criteria of the call do not add up to 100"),
        (_forget_source, "organisation:giz names no source"),
        (_invent_source, "organisation:giz: hearsay is no source"),
        (_name_person, "session:greece-2019-opening names a person"),
        (_use_real_address, "person:amina-mithal: amina@gmail.test may belong to somebody"),
    ],
)
def test_each_breach_is_told(harm: Callable[[DemoData], None], complaint: str) -> None:
    data = read_demo_data()
    harm(data)
    assert complaint in find_problems(data)
