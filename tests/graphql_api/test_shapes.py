from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Q, QuerySet
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from forums_pages.models import EditionPage, Organisation, Person
from graphql_api import shapes
from graphql_api.context import BODIES, Asked
from graphql_api.prepared import Statement, among
from graphql_api.shapes import Given, statement_for
from graphql_api.visibility import Visibility
from media.presets import Preset
from tests.graphql_api.world import make_world

pytestmark = pytest.mark.django_db


def _gate(**asked: Any) -> Visibility:
    return Visibility(timezone.now(), asked=Asked(**asked))


def _statement(gate: Visibility, build: Callable[..., QuerySet[Any]], lists: int = 1) -> Statement | None:
    return statement_for(gate, build, lists, lambda rows: rows)


def _of(model: type[Any]) -> Callable[..., QuerySet[Any]]:
    return lambda gate, keys: gate.every(model).filter(among("pk", keys))


def test_what_builds_the_same_is_compiled_once() -> None:
    first, again, other = (_statement(_gate(), _of(model)) for model in (Person, Person, Organisation))
    assert first is again
    assert first is not None
    assert other is not None
    assert (first.model, other.model) == (Person, Organisation)


def test_what_is_asked_for_decides() -> None:
    def pictures(gate: Visibility, keys: Any) -> QuerySet[Any]:
        return gate.images().filter(among("pk", keys))

    gates = (_gate(), _gate(presets={Preset.CARD}), _gate(fields=set(BODIES)), _gate(presets={Preset.CARD}))
    plain, card, with_bodies, card_again = (_statement(gate, pictures) for gate in gates)
    assert card is card_again
    assert len({id(each) for each in (plain, card, with_bodies)}) == 3


def test_what_a_reader_types_is_never_kept(settings: Settings) -> None:
    wanted = ["typed"]
    unkept: list[Callable[..., QuerySet[Any]]] = [
        lambda gate, keys: gate.people().filter(among("pk", keys), slug__in=wanted),
        lambda gate, keys: gate.people().filter(Q(pk__in=keys) & Q(slug=wanted[0])),
    ]
    assert [_statement(_gate(), build) for build in unkept] == [None, None]
    lifted = Visibility(timezone.now(), frozenset({1}))
    assert [_statement(gate, _of(Person)) for gate in (lifted, _gate().unrestricted)] == [None, None]
    settings.GRAPHQL_PREPARED = False
    assert _statement(_gate(), _of(Person)) is None


def test_no_more_than_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "MOST_STATEMENTS", 3)
    monkeypatch.setattr(shapes, "_statements", shapes._Statements())
    builders = [
        lambda gate, keys, slug=slug: gate.people().filter(among("pk", keys), slug=slug) for slug in "abcde"
    ]
    assert [_statement(_gate(), build) for build in builders] == [None] * 5

    def made(slug: str) -> Callable[..., QuerySet[Any]]:
        return lambda gate, keys: gate.people().filter(among("pk", keys), slug=slug)

    first = _statement(_gate(), made("a"))
    assert all(_statement(_gate(), made(slug)) for slug in "bcde")
    assert len(shapes._statements._kept) == 3
    assert _statement(_gate(), made("a")) is not first


def test_a_statement_that_is_kept_follows_the_clock() -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    person = Person.objects.create(family_name="Ba", given_name="A", slug="ba", expire_at=tomorrow)
    early, late = _gate(), Visibility(tomorrow + timedelta(seconds=1))

    def people(gate: Visibility, keys: Any) -> QuerySet[Any]:
        return gate.people().filter(among("pk", keys)).values_list("pk", flat=True)

    assert [_found(gate, people, [person.pk]) for gate in (early, late, early)] == [
        [person.pk],
        [],
        [person.pk],
    ]


def test_a_statement_that_is_kept_follows_what_is_closed() -> None:
    make_world()
    everything = list(EditionPage.objects.values_list("pk", flat=True))

    def editions(gate: Visibility, keys: Any) -> QuerySet[Any]:
        return gate.editions().filter(among("pk", keys)).values_list("pk", flat=True)

    found = [_found(_gate(), editions, everything)]
    for page in EditionPage.objects.filter(pk__in=found[0]).order_by("pk"):
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        found.append(_found(_gate(), editions, everything))
    assert [len(each) for each in found] == list(range(len(found[0]), -1, -1))
    assert found[-1] == []


def _found(gate: Visibility, build: Callable[..., QuerySet[Any]], keys: list[int]) -> list[int]:
    statement = _statement(gate, build)
    assert statement is not None
    return sorted(pk for (pk,) in statement.run(Given(gate, (keys,))))
