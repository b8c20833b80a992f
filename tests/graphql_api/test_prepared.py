from datetime import UTC, datetime
from operator import attrgetter
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import CharField, Count, DateTimeField, F
from django.db.models.functions import Lower
from django.test.utils import CaptureQueriesContext

from forums_pages.models import Person
from graphql_api.prepared import Slot, SlotList, Statement, among

pytestmark = pytest.mark.django_db

NAMES = SlotList(attrgetter("names"))


def _people(*names: str) -> dict[str, Person]:
    return {
        name: Person.objects.create(family_name=name, given_name="A", slug=f"{name.lower()}-{place}")
        for place, name in enumerate(names)
    }


def _named(*names: str) -> SimpleNamespace:
    return SimpleNamespace(names=names)


def test_one_statement_answers_for_any_number_of_values() -> None:
    _people("Ba", "Diallo", "O'Hara")
    statement = Statement(Person.objects.filter(among("family_name", NAMES)).values_list("family_name"))
    asked = [("Ba",), ("Ba", "O'Hara"), ("nobody",), ("' OR 1=1 --", "Diallo", '"', "\\", "بن")]
    with CaptureQueriesContext(
        connection,
    ) as told:
        found = [sorted(name for (name,) in statement.run(_named(*names))) for names in asked]
    assert found == [["Ba"], ["Ba", "O'Hara"], [], ["Diallo"]]
    assert len(told) == len(asked)


def test_nothing_is_asked_where_no_row_can_be_found() -> None:
    _people("Ba")
    needing = Statement(Person.objects.filter(among("family_name", NAMES), slug="ba-0").values_list("pk"))
    either = Statement(
        Person.objects.filter(
            among("family_name", NAMES) | among("slug", SlotList(attrgetter("slugs")))
        ).values_list("slug")
    )
    never = Statement(Person.objects.none())
    with CaptureQueriesContext(connection) as told:
        assert (list(needing.run(_named())), list(never.run(_named()))) == ([], [])
    assert len(told) == 0
    assert [tuple(row) for row in either.run(SimpleNamespace(names=(), slugs=("ba-0",)))] == [("ba-0",)]


def test_values_are_what_their_columns_keep() -> None:
    people = _people("Ba", "Diallo")
    guids = Statement(Person.objects.filter(among("guid", SlotList(attrgetter("guids")))).values_list("slug"))
    given = SimpleNamespace(guids=[people["Ba"].guid, uuid4()])
    assert [tuple(row) for row in guids.run(given)] == [("ba-0",)]

    moment = Slot(attrgetter("moment"), DateTimeField())
    expired = Statement(Person.objects.filter(expire_at__lte=moment).order_by("slug").values_list("slug"))
    for day, person in enumerate(people.values(), start=1):
        Person.objects.filter(pk=person.pk).update(expire_at=datetime(2030, 1, day, tzinfo=UTC))
    found = [
        [slug for (slug,) in expired.run(SimpleNamespace(moment=datetime(2030, 1, day, 1, tzinfo=UTC)))]
        for day in (1, 2)
    ]
    assert found == [["ba-0"], ["ba-0", "diallo-1"]]


def test_expressions_and_groups_take_slots_too() -> None:
    _people("Ba", "BA", "Diallo")
    lower = Lower("family_name", output_field=CharField())
    rows = Person.objects.filter(among(lower, NAMES)).annotate(name=lower).order_by()
    counted = Statement(rows.values("name").annotate(rows=Count("pk")).values_list("name", "rows"))
    assert [tuple(row) for row in counted.run(_named("ba", "x"))] == [("ba", 2)]
    hidden = Statement(Person.objects.filter(~among(lower, NAMES)).values_list(F("family_name")))
    assert [tuple(row) for row in hidden.run(_named("ba"))] == [("Diallo",)]


def test_among_takes_plain_values_as_well() -> None:
    _people("Ba", "Diallo")
    found = Person.objects.filter(among("slug", ["ba-0"]) | among(Lower("family_name"), iter(["diallo"])))
    assert sorted(found.values_list("slug", flat=True)) == ["ba-0", "diallo-1"]


def test_what_stands_in_several_rows_is_made_once() -> None:
    people = _people("Ba", "Diallo", "Sow")
    for name, title in (("Ba", {"en": "Judge"}), ("Diallo", {"en": "Judge"}), ("Sow", {"en": "Nurse"})):
        people[name].job_title = title
        people[name].save()
    rows = Person.objects.order_by("slug").values_list("job_title", "slug", "guid")
    found = list(Statement(rows).run(None))
    assert [(str(title), slug, guid) for title, slug, guid in found] == [
        ("Judge", "ba-0", people["Ba"].guid),
        ("Judge", "diallo-1", people["Diallo"].guid),
        ("Nurse", "sow-2", people["Sow"].guid),
    ]
    assert (found[0][0] is found[1][0], found[0][0] is found[2][0]) == (True, False)
