from typing import Any

import pytest

from forums_pages.blocks.quote import QuoteBlock
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def speaker(**fields: Any) -> str:
    return str(QuoteBlock().normalize({"text": "Said", "attribution": "", "person": None, **fields}).speaker)


def test_the_name_printed_here_comes_before_that_of_the_directory() -> None:
    person = make_person()

    assert [
        speaker(person=person, attribution="Ada, then a student"),
        speaker(person=person),
        speaker(person=make_person(live=False)),
        speaker(),
    ] == ["Ada, then a student", "Ada Example", "", ""]
