"""The journal tells what changed, once, in every process's own numbers."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from forums_pages.models import Person
from graphql_api.cache.journal import KEPT_FOR, Journal, throw_away_changes
from graphql_api.models import Change
from tests.factories import make_person

# On PostgreSQL, what a transaction sees of its own changes is no matter for others.
pytestmark = pytest.mark.django_db(transaction=True)


def test_changed_columns_are_told_and_nothing_of_what_stays() -> None:
    journal, person = Journal(), make_person()
    number = journal.catch_up()
    Person.objects.filter(pk=person.pk).update(family_name="Other", given_name=person.given_name)
    journal.catch_up()
    assert journal.touched_since(number) == {"forums_pages_person": {"family_name"}}


def test_rows_that_come_and_go_touch_the_whole_table() -> None:
    journal = Journal()
    number = journal.catch_up()
    make_person().delete()
    journal.catch_up()
    touched = journal.touched_since(number)
    assert touched is not None
    assert touched["forums_pages_person"] is None


def test_the_database_notes_which_row_it_was() -> None:
    person = make_person()
    last = Change.objects.latest("pk").pk
    Person.objects.filter(pk=person.pk).update(family_name="Other")
    Person.objects.filter(pk=person.pk)._raw_delete("default")
    rows = Change.objects.filter(pk__gt=last).order_by("pk").values_list("table", "columns", "row")
    assert list(rows) == [
        ("forums_pages_person", "family_name,", str(person.pk)),
        ("forums_pages_person", "*", str(person.pk)),
    ]


def test_what_is_rolled_back_was_never_there() -> None:
    journal, person = Journal(), make_person()
    number = journal.catch_up()
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(family_name="Other")
        transaction.set_rollback(True)
    assert (journal.catch_up(), journal.touched_since(number)) == (number, {})


def test_old_notes_are_thrown_away_but_the_last() -> None:
    make_person().delete()
    Change.objects.update(made_at=timezone.now() - KEPT_FOR - timedelta(minutes=1))
    count = Change.objects.count()
    assert (throw_away_changes(), Change.objects.count()) == (count - 1, 1)


def test_a_journal_that_forgot_does_not_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    journal, person = Journal(), make_person()
    number = journal.catch_up()
    for name in ("One", "Two"):
        Person.objects.filter(pk=person.pk).update(family_name=name)
    monkeypatch.setattr("graphql_api.cache.journal.KEPT_FOR", timedelta(0))
    journal.catch_up()
    assert journal.touched_since(number) is None
