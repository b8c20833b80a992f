"""Proposals arrive through the gateway: checked, once, and without telling anything back of anybody."""

import json
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from forums_pages.models import CallPage, Contribution, Language
from graphql_api.models import Submission
from graphql_api.nodes import node_id, node_uid
from tests.factories import make_call, make_theme, publish, translate

pytestmark = pytest.mark.django_db
SUBMIT = """mutation($input: SubmitContributionInput!) {
  submitContribution(input: $input) {
    __typename
    ... on ContributionSubmitted { reference confirmation call { title } }
    ... on ContributionInvalid { problems { path code message } }
    ... on CallNotOpen { callStatus reason opensAt closesAt }
    ... on CallNotFound { reason }
    ... on TooManyAttempts { retryAfter }
  }
}"""
KEY = "0a8e6b0e-0000-4000-8000-1b2c3d4e5f60"


@pytest.fixture(autouse=True)
def nobody_has_sent_anything() -> None:
    cache.clear()


@pytest.fixture
def call() -> CallPage:
    """Return a call that is open for years and asks for two formats, one theme and two languages."""
    row = make_call(
        title="Call", opens_on=date(2020, 1, 1), closes_on=date(2099, 1, 1), time_zone="Africa/Tunis"
    )
    row.session_kinds = ["round_table", "workshop"]
    row.themes = [make_theme(slug="cities")]
    row.languages = list(Language.objects.filter(code__in=("fr", "ar")))
    row.confirmation_text = "Thank you."
    return publish(row)


def proposal(call: CallPage, **changes: Any) -> dict[str, Any]:
    return {
        "call": node_uid(call),
        "idempotencyKey": KEY,
        "submitter": {
            "name": "Ada Example",
            "email": "ada@example.org",
            "country": "xx",
            "sector": "ACADEMIA",
        },
        "consent": True,
        "title": "Loans for all",
        "abstract": "How small loans change a town.",
        "sessionKind": "WORKSHOP",
        "language": "fr",
        "themes": ["cities"],
        "goals": [5],
        **changes,
    }


def send(client: Client, given: dict[str, Any]) -> dict[str, Any]:
    body = json.dumps({"query": SUBMIT, "variables": {"input": given}})
    response = client.post("/graphql/", body, content_type="application/json")
    answer = response.json()
    assert "errors" not in answer, answer
    assert response["Cache-Control"] == "no-store"
    told: dict[str, Any] = answer["data"]["submitContribution"]
    return told


def test_a_proposal_is_filed_and_nothing_of_it_told(
    client: Client, call: CallPage, django_capture_on_commit_callbacks: Any
) -> None:
    translate(call, "fr", title="Appel", confirmation_text="Merci.")
    with django_capture_on_commit_callbacks(execute=True):
        told = send(client, proposal(call, locale="fr"))

    kept = Contribution.objects.get()
    assert told == {
        "__typename": "ContributionSubmitted",
        "reference": str(kept.reference),
        "confirmation": "Merci.",
        "call": {"title": "Appel"},
    }
    assert (kept.call_id, kept.state, kept.locale, kept.submitter_country.code) == (
        call.pk,
        "submitted",
        "fr",
        "XX",
    )
    assert (kept.session_kind, kept.language_id, kept.submitter_sector) == (
        "workshop",
        Language.objects.get(code="fr").pk,
        "academia",
    )
    assert [theme.slug for theme in kept.themes.all()] == ["cities"]
    assert [goal.number for goal in kept.goals.all()] == [5]
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]


def test_a_retry_files_nothing_twice(client: Client, call: CallPage) -> None:
    first = send(client, proposal(call))
    CallPage.objects.update(closes_at="2021-01-01T00:00Z")

    assert send(client, proposal(call)) == first
    assert Contribution.objects.count() == 1


def test_a_key_belongs_to_one_proposal_and_tells_nothing_of_it(client: Client, call: CallPage) -> None:
    send(client, proposal(call))
    told = send(client, proposal(call, title="Another"))

    assert [(each["path"], each["code"]) for each in told["problems"]] == [(["idempotencyKey"], "reused")]
    assert (Contribution.objects.count(), Submission.objects.count()) == (1, 1)
    assert "ada" not in str(list(Submission.objects.values())).lower()


def test_every_problem_is_told_at_once_with_its_place(client: Client, call: CallPage) -> None:
    other = make_theme(slug="seas")
    given = proposal(
        call,
        submitter={"name": " ", "email": "nobody", "country": "ZZZ"},
        consent=False,
        title="x" * 256,
        abstract="",
        sessionKind="KEYNOTE",
        language="en",
        themes=["cities", other.slug],
        goals=[5, 99],
    )
    told = send(client, given)

    assert sorted((".".join(each["path"]), each["code"]) for each in told["problems"]) == [
        ("abstract", "required"),
        ("consent", "invalid"),
        ("goals", "invalid_choice"),
        ("language", "invalid_choice"),
        ("sessionKind", "invalid"),
        ("submitter.country", "invalid_choice"),
        ("submitter.email", "invalid"),
        ("submitter.name", "required"),
        ("themes", "invalid_choice"),
        ("title", "max_length"),
    ]
    assert (Contribution.objects.count(), Submission.objects.count()) == (0, 0)


def test_sentences_are_in_the_language_of_the_form(client: Client, call: CallPage) -> None:
    told = send(client, proposal(call, abstract="", locale="fr"))
    assert told["problems"] == [{"path": ["abstract"], "code": "required", "message": "Champ requis."}]


@pytest.mark.parametrize("key", ["", "short", "k" * 101])
def test_a_key_must_be_of_use(client: Client, call: CallPage, key: str) -> None:
    told = send(client, proposal(call, idempotencyKey=key))
    assert [(each["path"], each["code"]) for each in told["problems"]] == [(["idempotencyKey"], "length")]


@pytest.mark.parametrize(
    ("facts", "status", "word"),
    [
        ({"closes_at": "2021-01-01T00:00Z"}, "CLOSED", "closed"),
        ({"opens_at": "2098-01-01T00:00Z"}, "SCHEDULED", "opens"),
        ({"opens_at": None}, "SCHEDULED", "not open yet"),
    ],
)
def test_a_call_that_is_not_open_says_so_whatever_else_is_wrong(
    client: Client, call: CallPage, facts: dict[str, Any], status: str, word: str
) -> None:
    CallPage.objects.update(**facts)
    told = send(client, proposal(call, abstract="", idempotencyKey="x"))

    assert (told["__typename"], told["callStatus"], word in told["reason"]) == ("CallNotOpen", status, True)
    assert Contribution.objects.count() == 0


def test_what_is_hidden_is_not_found(client: Client, call: CallPage) -> None:
    ids = [node_id(call, "fr"), node_uid(call), node_uid(call.edition), "nonsense", ""]
    CallPage.objects.update(live=False)

    assert {send(client, {**proposal(call), "call": each})["__typename"] for each in ids} == {"CallNotFound"}


def test_a_machine_is_answered_and_nothing_kept(client: Client, call: CallPage) -> None:
    told = send(client, proposal(call, website="https://spam.example"))

    assert told["__typename"] == "ContributionSubmitted"
    assert (Contribution.objects.count(), Submission.objects.count(), mail.outbox) == (0, 0, [])


def test_nobody_sends_hundreds(client: Client, call: CallPage, settings: Any) -> None:
    settings.CONTRIBUTION_RATE = {"burst": 2, "per_minute": 1}
    kinds = [send(client, proposal(call, idempotencyKey=f"{KEY}{n}"))["__typename"] for n in range(3)]

    assert kinds == ["ContributionSubmitted", "ContributionSubmitted", "TooManyAttempts"]


@pytest.mark.parametrize("text", ["\0", "a\0b", "\u202e", "<script>", "'; DROP TABLE x;--", "💧" * 100])
def test_hostile_words_are_kept_as_words_or_refused(client: Client, call: CallPage, text: str) -> None:
    told = send(
        client,
        proposal(call, title=text, language=text, themes=[text], submitter={"name": text, "email": text}),
    )

    assert told["__typename"] == "ContributionInvalid"
    assert {".".join(each["path"]) for each in told["problems"]} >= {"language", "themes", "submitter.email"}
    assert Contribution.objects.count() == 0
