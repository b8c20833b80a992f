"""Each set of scopes has a schema, in which not a name tells of the others."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from django.test import Client
from graphql import GraphQLSchema, get_introspection_query

from graphql_api.models import Scope
from graphql_api.schema import schema, schema_for
from tests.factories import make_secret_key

pytestmark = pytest.mark.django_db
EVERY = tuple(Scope)
SETS = [frozenset(each) for count in range(len(EVERY) + 1) for each in combinations(EVERY, count)]

PARTS = ("fields", "inputFields", "enumValues")


def names(core: GraphQLSchema) -> Iterator[str]:
    for kind in core.type_map.values():
        yield kind.name
        for name, field in getattr(kind, "fields", {}).items():
            yield f"{kind.name}.{name}"
            yield from (f"{kind.name}.{name}({argument})" for argument in getattr(field, "args", ()))
        yield from (f"{kind.name}.{value}" for value in getattr(kind, "values", ()))


ADDED = {
    Scope.CONTACTS: {
        "Contact.privateEmail", "Contact.privatePhone", "Person.privateEmail", "PersonFilter.privateEmail",
        "PersonOrder.PRIVATE_EMAIL",
    },
    Scope.DRAFTS: {
        "Query.draft", "Query.draft(id)", "Query.draft(locale)", "Query.drafts", "Query.drafts(first)",
        "Query.drafts(savedBefore)", "Draft", "Draft.node", "Draft.locale", "Draft.isPublished",
        "UnpublishedPage", "UnpublishedPage.id", "UnpublishedPage.type", "UnpublishedPage.title",
        "UnpublishedPage.locale", "UnpublishedPage.savedAt", "UnpublishedPage.isPublished",
    },
}  # fmt: skip


@pytest.mark.parametrize("scopes", SETS, ids=lambda each: "+".join(sorted(each)) or "nothing")
def test_a_schema_holds_what_its_scopes_add_and_not_a_name_more(scopes: frozenset[Scope]) -> None:
    added = set[str]().union(*(ADDED[each] for each in scopes))
    assert set(names(schema_for(scopes)._schema)) - set(names(schema._schema)) == added
    assert set(names(schema._schema)) <= set(names(schema_for(scopes)._schema))


@pytest.mark.parametrize("scopes", SETS, ids=lambda each: "+".join(sorted(each)) or "nothing")
def test_introspection_shows_the_schema_of_the_caller(client: Client, scopes: frozenset[Scope]) -> None:
    text = make_secret_key(*scopes)[1]
    answer = client.post(
        "/graphql/",
        {"query": get_introspection_query()},
        content_type="application/json",
        headers={"authorization": f"Bearer {text}"},
    )
    told = {
        kind["name"]: {each["name"] for part in PARTS for each in kind[part] or ()}
        for kind in answer.json()["data"]["__schema"]["types"]
    }
    wanted = {
        name: set(getattr(kind, "fields", ())) | set(getattr(kind, "values", ()))
        for name, kind in schema_for(scopes)._schema.type_map.items()
    }
    assert told == wanted


def test_everything_that_a_scope_adds_is_described() -> None:
    core = schema_for(frozenset(EVERY))._schema
    missing = []
    for name in set().union(*ADDED.values()):
        kind, _dot, part = re.sub(r"\(.*", "", name).partition(".")
        owner: Any = core.type_map[kind]
        described = (
            owner if not part else {**getattr(owner, "fields", {}), **getattr(owner, "values", {})}[part]
        )
        missing += [] if (described.description or "").endswith(".") else [name]
    assert missing == []
