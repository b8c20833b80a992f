"""I2: nothing ends before it starts, and a soft close is not after the close; the database holds it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from forums_pages.models import CallPage, EditionPage, SessionPage, WorkingGroupMember
from tests.factories import make_call, make_edition, make_organisation, make_session

pytestmark = pytest.mark.django_db

NOON, ELEVEN = datetime(2030, 5, 14, 12, tzinfo=UTC), datetime(2030, 5, 14, 11, tzinfo=UTC)
BREACHES: list[tuple[type[models.Model], Any, dict[str, Any]]] = [
    (EditionPage, make_edition, {"start_date": date(2030, 5, 14), "end_date": date(2030, 5, 13)}),
    (EditionPage, make_edition, {"start_date": None, "end_date": date(2030, 5, 13)}),
    (SessionPage, make_session, {"starts_at": NOON, "ends_at": ELEVEN}),
    (CallPage, make_call, {"opens_at": NOON, "closes_at": ELEVEN}),
    (CallPage, make_call, {"soft_closes_on": date(2030, 5, 15), "closes_on": date(2030, 5, 14)}),
]


@pytest.mark.parametrize(("model", "make", "breach"), BREACHES)
def test_the_database_refuses(model: type[models.Model], make: Any, breach: dict[str, Any]) -> None:
    page = make()
    with pytest.raises(IntegrityError), transaction.atomic():
        model._default_manager.filter(pk=page.pk).update(**breach)


def test_the_database_refuses_a_member_who_leaves_before_joining() -> None:
    member = WorkingGroupMember(
        page=make_edition(),
        organisation=make_organisation(),
        joined_on=date(2030, 5, 14),
        left_on=date(2030, 5, 13),
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkingGroupMember.objects.bulk_create([member])


def sentences(page: EditionPage | CallPage, **facts: Any) -> list[str]:
    for name, value in facts.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as refusal:
        page.full_clean()
    return refusal.value.messages


def test_the_form_says_it_in_a_sentence() -> None:
    early, late = date(2030, 5, 13), date(2030, 5, 14)
    assert sentences(make_edition(), start_date=late, end_date=early) == [
        "The last day cannot be before the first day."
    ]
    assert sentences(make_edition(), start_date=None, end_date=early) == ["Give the first day as well."]
    assert sentences(make_call(), opens_on=late, closes_on=early) == [
        "The call cannot close before it opens."
    ]
    assert sentences(make_call(), soft_closes_on=late, closes_on=early) == [
        "The announced deadline cannot be after the close."
    ]


def test_one_day_is_enough() -> None:
    day = date(2030, 5, 14)
    make_edition(start_date=day, end_date=day).full_clean()
    make_call(opens_on=day, closes_on=day, soft_closes_on=day).full_clean()
