"""What a scope lets read, nobody else can query, filter, order or find in the schema."""

import json
import re
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from forums_pages.models import EditionContact, ForumContact
from graphql_api.context import GatewayContext
from graphql_api.loading.peers import load
from graphql_api.loading.reading import Reading
from graphql_api.manifests import prepare
from graphql_api.models import PersistedOperation, Scope
from graphql_api.nodes import node_id, node_uid
from graphql_api.types.contact import ContactType
from tests.factories import (
    make_article,
    make_edition,
    make_forum,
    make_key,
    make_person,
    make_secret_key,
    publish,
)
from tests.graphql_api.everything import list_queries
from tests.graphql_api.world import make_world

pytestmark = pytest.mark.django_db
EVERY = tuple(Scope)
SETS = [frozenset(each) for count in range(len(EVERY) + 1) for each in combinations(EVERY, count)]


def post(client: Client, text: str | None, query: str, **variables: Any) -> Any:
    headers = {"authorization": f"Bearer {text}"} if text else {}
    body = json.dumps({"query": query, "variables": variables})
    return client.post("/graphql/", body, content_type="application/json", headers=headers).json()


def data(client: Client, text: str, query: str, **variables: Any) -> Any:
    answer = post(client, text, query, **variables)
    assert "errors" not in answer, answer["errors"]
    return answer["data"]


def callers_without(*scopes: str) -> list[str | None]:
    """Return nobody's key, and those of everybody who is not meant to know."""
    others = [each for each in EVERY if each not in scopes]
    publishable, forced = make_key()[1], make_key(scopes=list(EVERY))[1]
    return [None, publishable, forced, make_secret_key()[1], make_secret_key(*others)[1]]


CONTACTS = "{ editions { nodes { contacts { name email phone privateEmail privatePhone } } } }"
PEOPLE = "{ people { nodes { familyName privateEmail } } }"
BY_EMAIL = '{ people(filter: {privateEmail: ["ADA@example.org", "x"]}) { nodes { familyName } } }'
BY_VARIABLE = "query($wanted: PersonFilter) { people(filter: $wanted) { nodes { familyName } } }"
IN_ORDER = "{ people(orderBy: PRIVATE_EMAIL) { nodes { familyName } } }"
ORDER_BY_VARIABLE = "query($order: PersonOrder!) { people(orderBy: $order) { nodes { familyName } } }"
WANTED = {"wanted": {"privateEmail": ["ada@example.org"]}}
ORDER = {"order": "PRIVATE_EMAIL"}
DRAFTS = "{ drafts { id type title locale savedAt isPublished } }"
DRAFT = "query($id: ID!) { draft(id: $id) { node { ... on Page { title } } locale isPublished } }"


def make_people() -> None:
    make_person(family_name="Zeta", email="zoe@example.org")
    make_person(family_name="Alpha", email="ada@example.org")
    make_person(family_name="Nobody")


def test_contacts_are_read_filtered_and_sorted_with_their_scope(client: Client) -> None:
    make_people()
    edition = make_edition()
    edition.contacts = [
        EditionContact(name="Desk", email="desk@example.org", phone="+1", phone_is_public=True),
        EditionContact(email="hidden@example.org"),
    ]
    publish(edition)
    text = make_secret_key(Scope.CONTACTS)[1]

    def families(query: str, **variables: Any) -> list[str]:
        return [each["familyName"] for each in data(client, text, query, **variables)["people"]["nodes"]]

    assert data(client, text, CONTACTS)["editions"]["nodes"][0]["contacts"] == [
        {
            "name": "Desk",
            "email": None,
            "phone": "+1",
            "privateEmail": "desk@example.org",
            "privatePhone": None,
        },
        {
            "name": None,
            "email": None,
            "phone": None,
            "privateEmail": "hidden@example.org",
            "privatePhone": None,
        },
    ]
    assert data(client, text, PEOPLE)["people"]["nodes"] == [
        {"familyName": "Alpha", "privateEmail": "ada@example.org"},
        {"familyName": "Nobody", "privateEmail": None},
        {"familyName": "Zeta", "privateEmail": "zoe@example.org"},
    ]
    assert [families(BY_EMAIL), families(BY_VARIABLE, **WANTED)] == [["Alpha"], ["Alpha"]]
    assert families(IN_ORDER) == families(ORDER_BY_VARIABLE, **ORDER) == ["Nobody", "Alpha", "Zeta"]


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        (CONTACTS, {}),
        (PEOPLE, {}),
        (BY_EMAIL, {}),
        (BY_VARIABLE, WANTED),
        (IN_ORDER, {}),
        (ORDER_BY_VARIABLE, ORDER),
    ],
)
def test_without_the_scope_nobody_reads_filters_or_sorts_contacts(
    client: Client, query: str, variables: Any
) -> None:
    make_people()
    for text in callers_without(Scope.CONTACTS):
        answer = post(client, text, query, **variables)
        assert [each["extensions"]["code"] for each in answer["errors"]] in (
            ["INVALID_DOCUMENT"],
            ["INVALID_DOCUMENT"] * 2,
        )
        # Nor does the advice what to write instead name what there is for others.
        told = "\n".join(each["message"] for each in answer["errors"])
        advice = re.findall(r"(?:It has|It takes|Did you mean).*", told)
        assert ("data" in answer, "private" in str(advice).lower()) == (False, False)


def test_who_is_only_reached_in_private_is_shown_to_nobody_else(client: Client) -> None:
    forum = make_forum()
    forum.contacts = [ForumContact(email="hidden@example.org")]
    publish(forum)
    query = "{ forums { nodes { contacts { email } } } }"
    shown = [
        len(data(client, text, query)["forums"]["nodes"][0]["contacts"])  # type: ignore[arg-type]  # nobody's key
        for text in (make_secret_key(Scope.CONTACTS)[1], *callers_without(Scope.CONTACTS))
    ]
    assert shown == [1, 0, 0, 0, 0, 0]


def test_drafts_are_listed_and_read_with_their_scope(client: Client) -> None:
    published = make_edition(title="As published")
    published.title = "As saved"
    published.save_revision()
    hidden = make_edition(title="Not yet", live=False, slug="not-yet")
    hidden.save_revision()
    text = make_secret_key(Scope.DRAFTS)[1]

    listed = data(client, text, DRAFTS)["drafts"]
    shown = [data(client, text, DRAFT, id=each["id"])["draft"] for each in listed]
    by_uid = data(client, text, DRAFT, id=node_uid(published))["draft"]
    older = data(
        client,
        text,
        "query($before: DateTime) { drafts(savedBefore: $before) { title } }",
        before=listed[0]["savedAt"],
    )

    times = [datetime.fromisoformat(each.pop("savedAt")) for each in listed]
    assert times == sorted(times, reverse=True)
    assert max(times) <= datetime.now(tz=UTC)
    assert listed == [
        {
            "id": node_id(hidden, "en"),
            "type": "Edition",
            "title": "Not yet",
            "locale": "en",
            "isPublished": False,
        },
        {
            "id": node_id(published, "en"),
            "type": "Edition",
            "title": "As saved",
            "locale": "en",
            "isPublished": True,
        },
    ]
    assert shown == [
        {"node": {"title": "Not yet"}, "locale": "en", "isPublished": False},
        {"node": {"title": "As saved"}, "locale": "en", "isPublished": True},
    ]
    assert (by_uid, older["drafts"]) == (shown[1], [{"title": "As saved"}])


def test_without_the_scope_nobody_reads_or_lists_drafts(client: Client) -> None:
    edition = make_edition(title="Not yet", live=False)
    edition.save_revision()
    for text in callers_without(Scope.DRAFTS):
        for query, variables in ((DRAFTS, {}), (DRAFT, {"id": node_uid(edition)})):
            answer = post(client, text, query, **variables)
            codes = [each["extensions"]["code"] for each in answer["errors"]]
            assert ("data" in answer, codes, "Not yet" in str(answer)) == (False, ["INVALID_DOCUMENT"], False)


def test_what_is_no_page_has_no_draft_here(client: Client) -> None:
    text = make_secret_key(Scope.DRAFTS)[1]
    person, edition = make_person(), make_edition()
    query = "query($id: ID!, $locale: LocaleCode) { draft(id: $id, locale: $locale) { locale } }"
    asked = [(node_uid(person), None), ("x", None), (node_uid(edition), "fr"), (node_uid(edition), "en")]
    said = [data(client, text, query, id=each, locale=locale)["draft"] for each, locale in asked]
    assert said == [None, None, None, {"locale": "en"}]


def test_a_field_of_a_scope_is_not_read_even_where_a_schema_would_lead_to_it(rf: RequestFactory) -> None:
    """The second lock: a resolver asks for the scope itself."""
    fields: Any = ContactType.__strawberry_definition__.fields  # type: ignore[attr-defined]  # Strawberry's own
    find = next(each for each in fields if each.python_name == "private_email").metadata["find"]
    row = ForumContact(email="hidden@example.org")
    load(Reading(GatewayContext(rf.get("/")), "en"), [row])
    with pytest.raises(PermissionError):
        find(row)


def test_a_document_that_needs_a_scope_is_registered_and_answered_to_whoever_has_it(client: Client) -> None:
    make_people()
    operation = PersistedOperation(document=PEOPLE)
    prepare(operation)
    operation.save()
    asked = {"documentId": f"sha256:{operation.digest}"}

    def answer(text: str | None) -> Any:
        headers = {"authorization": f"Bearer {text}"} if text else {}
        return client.get("/graphql/", asked, headers=headers).json()

    with_scope = make_secret_key(Scope.CONTACTS, documents="registered")[1]
    assert len(answer(with_scope)["data"]["people"]["nodes"]) == 3
    # Whoever only knows its name learns nothing of what it asks for.
    others = [answer(text) for text in callers_without(Scope.CONTACTS)]
    codes = [each["extensions"]["code"] for other in others for each in other["errors"]]
    assert (codes, "rivate" in str(others)) == (["DOCUMENT_NOT_FOUND"] * 5, False)


def test_of_what_everybody_may_read_everybody_is_told_the_same(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_LIMITS = dict.fromkeys(settings.GRAPHQL_LIMITS, 10**9)
    settings.GRAPHQL_RATE = None
    make_world()
    texts = [None, make_key()[1], make_secret_key()[1], *(make_secret_key(*each)[1] for each in SETS)]
    for query in list_queries("en").values():
        answers = {post(client, text, query).get("data") is None for text in texts}
        same = {json.dumps(post(client, text, query), sort_keys=True) for text in texts}
        assert (answers, len(same)) == ({False}, 1), query


@pytest.mark.usefixtures("keys_known_for_long")
@pytest.mark.parametrize(("scope", "query"), [(Scope.CONTACTS, PEOPLE), (Scope.DRAFTS, DRAFTS)])
def test_many_are_read_with_as_many_statements_as_two(client: Client, scope: Scope, query: str) -> None:
    text = make_secret_key(scope)[1]
    edition = make_edition()
    counts, found = [], []
    for number in (2, 18):
        for each in range(number):
            make_person(family_name=f"Person {number} {each}", email=f"p{number}-{each}@example.org")
            make_article(edition.get_parent().specific, title=f"Article {number} {each}").save_revision()
        data(client, text, query)  # Looks up the key, and Django its types.
        with CaptureQueriesContext(connection) as asked:
            answer = data(client, text, query)
        counts.append(len(asked))
        found.append(len(answer["drafts"] if scope == Scope.DRAFTS else answer["people"]["nodes"]))
    assert (counts[0], found[0] < found[1]) == (counts[1], True)
