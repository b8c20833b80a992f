"""I1: a number is given once in a forum, counts from 1 and rises with the date; years may be skipped."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from forums_pages.models import EditionPage
from tests.factories import Desk, make_edition, make_forum, publish, translate

pytestmark = pytest.mark.django_db

TUNISIA = {1: 2018, 2: 2019, 3: 2021, 4: 2022, 5: 2023, 6: 2025}


def edition(number: int | None, year: int | None, **facts: object) -> EditionPage:
    start = None if year is None else date(year, 6, 1)
    return make_edition(title=f"Forum {year}", ordinal=number, start_date=start, end_date=None, **facts)


def test_the_years_that_tunisia_skipped_are_no_obstacle() -> None:
    for number, year in TUNISIA.items():
        edition(number, year)
    numbers = EditionPage.objects.sources().order_by("begins_at").values_list("ordinal", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5, 6]


def test_the_database_refuses_a_number_twice_in_a_forum() -> None:
    edition(1, 2018)
    other = edition(2, 2019)
    with pytest.raises(IntegrityError), transaction.atomic():
        EditionPage.objects.filter(pk=other.pk).update(ordinal=1)


def test_the_database_refuses_number_zero() -> None:
    page = edition(1, 2018)
    with pytest.raises(IntegrityError), transaction.atomic():
        EditionPage.objects.filter(pk=page.pk).update(ordinal=0)


def test_two_forums_count_for_themselves_and_translations_do_not_count() -> None:
    tunisian = make_edition(make_forum("Tunisia"), ordinal=1)
    greek = make_edition(make_forum("Greece"), ordinal=1)
    translate(tunisian, "fr")
    assert list(EditionPage.objects.filter(ordinal=1).order_by("pk")) == [tunisian, greek]


@pytest.mark.parametrize(
    ("number", "year", "sentence"),
    [
        (2, 2020, "This forum already has an edition with that number."),
        (3, 2018, "Numbers rise with the date, but number 2, “Forum 2019”, is dated otherwise."),
        (1, 2022, "Numbers rise with the date, but number 2, “Forum 2019”, is dated otherwise."),
        (0, 2018, "Ensure this value is greater than or equal to 1."),
    ],
)
def test_the_form_says_what_is_wrong_with_the_number(number: int, year: int, sentence: str) -> None:
    edition(2, 2019)
    draft = edition(None, year)
    draft.ordinal = number
    with pytest.raises(ValidationError) as refusal:
        draft.full_clean()
    assert refusal.value.message_dict == {"ordinal": [sentence]}


def test_an_edition_without_number_or_date_is_compared_with_nothing() -> None:
    edition(2, 2019)
    undated = edition(3, None)
    undated.ordinal = 1
    assert publish(undated).ordinal == 1
    assert edition(None, 1999).ordinal is None


@pytest.mark.parametrize("press", ["save", "publish"])
def test_the_form_of_a_new_edition_compares_its_number(client: Client, press: str) -> None:
    forum = edition(3, 2021).get_parent()
    form = Desk(client).new(forum, EditionPage).fill(title="Third again", ordinal=3, start_date="2026-06-01")
    assert getattr(form, press)().errors == {
        "ordinal": ["This forum already has an edition with that number."]
    }
    assert getattr(form.fill(ordinal=4), press)().errors == {}
