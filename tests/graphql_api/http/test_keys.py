"""Whoever brings a key is known or refused, and never answered as somebody else; CORS says exactly that."""

import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from graphql_api.cache.store import store
from graphql_api.http.keys import WRONG
from graphql_api.keys.making import new_secret, revoke
from graphql_api.keys.texts import new_text
from graphql_api.models import KeyKind, Origins, PartnerKey
from tests.factories import make_key, make_secret_key

pytestmark = pytest.mark.django_db

URL = "/graphql/"
QUERY = {"query": "{ __typename }"}
EXPOSED = "X-Request-Id, Retry-After, ETag, WWW-Authenticate, X-Content-Version"
SITE, OTHER = "https://www.partner.example", "https://other.example"
Said = tuple[int, str | None, str | None]


def ask(client: Client, text: str | None, method: str = "POST", **headers: str) -> Any:
    given = {"accept": "application/json", **headers}
    if text is not None:
        given["authorization"] = f"Bearer {text}"
    if method == "POST":
        return client.post(URL, json.dumps(QUERY), content_type="application/json", headers=given)
    return getattr(client, method.lower())(URL, QUERY if method != "OPTIONS" else None, headers=given)


def keys() -> dict[str, str | None]:
    revoked, text_of_revoked = make_key()
    revoke(revoked)
    return {
        "none": None,
        "any": make_key()[1],
        "list": make_key(origins_mode=Origins.LIST, origins=SITE)[1],
        "servers": make_key(origins_mode=Origins.NONE)[1],
        "secret": make_secret_key()[1],
        "wrong": new_text(KeyKind.PUBLISHABLE, revoked.public_id),
        "revoked": text_of_revoked,
        "ended": make_key(expires_at=timezone.now() - timedelta(seconds=1))[1],
        "no key": "what is this",
    }


# Status, who may read the answer, and whether that hangs on where one asks from.
FOR_ALL, REFUSED, ELSEWHERE = (200, "*", False), (401, "*", False), (403, "*", True)
BY_SERVER, ON_SITE = (200, None, True), (200, SITE, True)
EXPECTED = {
    "none": {None: FOR_ALL, SITE: FOR_ALL, OTHER: FOR_ALL, "null": FOR_ALL},
    "any": {None: FOR_ALL, SITE: FOR_ALL, OTHER: FOR_ALL, "null": FOR_ALL},
    "list": {None: BY_SERVER, SITE: ON_SITE, OTHER: ELSEWHERE, "null": ELSEWHERE},
    "servers": {None: BY_SERVER, SITE: ELSEWHERE, OTHER: ELSEWHERE, "null": ELSEWHERE},
    "secret": {None: BY_SERVER, SITE: ELSEWHERE, OTHER: ELSEWHERE, "null": ELSEWHERE},
    **{
        name: {None: REFUSED, SITE: REFUSED, OTHER: REFUSED, "null": REFUSED}
        for name in ("wrong", "revoked", "ended", "no key")
    },
}


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_who_may_read_what_with_which_key(client: Client, method: str) -> None:
    said = {}
    for name, text in keys().items():
        said[name] = {}
        for origin in (None, SITE, OTHER, "null"):
            response = ask(client, text, method, **({"origin": origin} if origin else {}))
            varies = "Origin" in response["Vary"].split(", ")
            said[name][origin] = (response.status_code, response.get("Access-Control-Allow-Origin"), varies)
            assert "Access-Control-Allow-Credentials" not in response
    assert said == EXPECTED


def test_browsers_may_ask_with_a_key_from_everywhere_and_the_answer_decides(client: Client) -> None:
    wish = {"access-control-request-method": "POST", "access-control-request-headers": "authorization"}
    for text in keys().values():
        for origin in (SITE, OTHER, "null"):
            response = ask(client, text, "OPTIONS", origin=origin, **wish)
            told = {name: value for name, value in response.items() if name.startswith("Access-Control")}
            assert (response.status_code, told) == (
                204,
                {
                    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
                    "Access-Control-Allow-Headers": "Authorization, *",
                    "Access-Control-Max-Age": "86400",
                    "Access-Control-Allow-Origin": "*",
                    "Access-Control-Expose-Headers": EXPOSED,
                },
            )


def test_a_wrong_key_is_told_so_and_nothing_else(client: Client) -> None:
    response = ask(client, new_text(KeyKind.SECRET, "Ab3dE6gH"))
    (error,) = response.json()["errors"]
    assert (response.status_code, response["WWW-Authenticate"], response["Cache-Control"]) == (
        *(401, 'Bearer realm="forums gateway", error="invalid_token"'),
        "no-store",
    )
    assert error == {
        "message": WRONG,
        "extensions": {
            "code": "UNAUTHENTICATED",
            "requestId": response["X-Request-Id"],
            "documentationUrl": "http://testserver/graphql/errors/#unauthenticated",
        },
    }


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic dTpw", "bearer x", "Token fgp_x"])
def test_whatever_stands_there_is_a_key_or_refused(client: Client, header: str) -> None:
    response = client.get(URL, QUERY, headers={"authorization": header})
    assert (response.status_code, "data" in response.json()) == (401, False)


def test_the_word_before_the_key_may_be_written_as_one_likes(client: Client) -> None:
    response = client.get(URL, QUERY, headers={"authorization": f"bEARER  {make_key()[1]} "})
    assert response.status_code == 200


def test_a_key_in_an_address_is_not_read(client: Client) -> None:
    revoked, text = make_secret_key()
    revoke(revoked)
    names = ("key", "api_key", "access_token", "authorization")
    assert [client.get(URL, QUERY | {name: text}).status_code for name in names] == [200] * 4


def test_whoever_guesses_is_slowed_down(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_RATE = {"burst": 3_000, "per_minute": 1}
    wrong = new_text(KeyKind.SECRET, "Ab3dE6gH")
    assert [ask(client, wrong).status_code for _guess in range(5)] == [401, 401, 401, 429, 429]


def test_during_a_rotation_both_texts_open_it_and_then_the_new_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    key, old = make_key()
    new = new_secret(key, overlap=timedelta(hours=1))
    during = [ask(client, text).status_code for text in (old, new)]
    key.secrets.exclude(expires_at=None).update(expires_at=timezone.now() - timedelta(seconds=1))
    new_secret(PartnerKey.objects.create(name="Other"))  # Forgets what this process knew.
    after = [ask(client, text).status_code for text in (old, new)]
    assert (during, after) == ([200, 200], [401, 200])


def test_while_nobody_can_look_a_key_up_it_is_not_answered_as_if_there_were_none(client: Client) -> None:
    text = make_key()[1]

    def fail(*_args: Any) -> None:
        raise OperationalError("The database is away.")

    with connection.execute_wrapper(fail):
        response = ask(client, text)
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (
        500,
        "INTERNAL_ERROR",
    )
    assert ("data" in response.json(), ask(client, text).status_code) == (False, 200)


@pytest.mark.usefixtures("keys_known_for_long")
def test_keys_are_looked_up_once_in_a_while(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    text = make_key()[1]
    with django_assert_num_queries(2):
        ask(client, text)
    with django_assert_num_queries(0):
        ask(client, text)


def test_nothing_of_a_key_is_kept_but_its_digest_and_nothing_logged(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    key, text = make_secret_key("contacts")
    secret = text[len("fgs_xxxxxxxx_") :]
    with caplog.at_level(logging.DEBUG):
        ask(client, text)
        ask(client, text, origin=SITE)
        ask(client, f"{text}x")
    rows = [*PartnerKey.objects.values(), *key.secrets.values()]
    assert [secret in str(each) for each in (rows, caplog.text, [vars(r) for r in caplog.records])] == [
        False
    ] * 3


def test_what_a_key_is_answered_no_cache_on_the_way_keeps_for_others(client: Client) -> None:
    said = [
        (response["Cache-Control"], "ETag" in response, "Authorization" in response["Vary"])
        for response in (
            ask(client, None, "GET"),
            ask(client, make_key()[1], "GET"),
            ask(client, make_secret_key()[1], "GET"),
            ask(client, make_secret_key("contacts")[1], "GET"),
        )
    ]
    assert said == [
        ("no-cache", True, True),
        ("private, no-cache", True, True),
        ("private, no-cache", True, True),
        ("no-store", False, True),
    ]


def test_what_a_cache_in_front_may_keep_of_everybodys_it_may_not_keep_of_a_key(
    client: Client, settings: Settings
) -> None:
    settings.GRAPHQL_CACHE = {"answers": 100, "looks_every": 0}
    settings.GRAPHQL_EDGE = {"keeps_for": 600, "outlives": 60, "tags": ["Cache-Tag"]}
    store.forget()
    answers = [ask(client, text, "GET") for text in (None, make_key()[1])]
    store.forget()
    assert [(answer["Cache-Control"], "Cache-Tag" in answer) for answer in answers] == [
        ("public, max-age=0, s-maxage=600, stale-if-error=60", True),
        ("private, max-age=0", False),
    ]


@pytest.mark.usefixtures("keys_known_for_long")
def test_a_key_without_scopes_is_given_what_everybody_is_and_one_with_scopes_is_not(
    client: Client, settings: Settings
) -> None:
    settings.GRAPHQL_CACHE = {"answers": 100, "looks_every": 0}
    store.forget()
    texts = [make_secret_key("contacts")[1], None, make_key()[1], make_secret_key()[1]]
    headers = [{"authorization": f"Bearer {text}"} if text else {} for text in texts]
    was_made = []
    for each in [headers[0], headers[0], *headers[1:], headers[0]]:
        client.get(URL, QUERY, headers=each)  # Looks its key up, so that it is known then.
        with CaptureQueriesContext(connection) as asked:
            client.get(URL, {"query": "{ goals { number } people { totalCount } }"}, headers=each)
        was_made.append(len(asked) > 1)
    store.forget()
    # What is kept takes one statement, which asks what has changed.
    assert was_made == [True, True, True, False, False, True]


def test_every_key_has_its_own_allowance(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_RATE = {"burst": 40, "per_minute": 1}
    poor, rich = make_secret_key()[1], make_secret_key(per_minute=1_000_000)[1]
    statuses = {text: [ask(client, text).status_code for _time in range(40)] for text in (None, poor, rich)}
    assert [statuses[text].count(429) > 0 for text in (None, poor, rich)] == [True, True, False]


def test_visitors_of_a_partner_do_not_empty_each_others_allowance(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_RATE = {"burst": 40, "per_minute": 1}
    text = make_key()[1]
    while ask(client, text).status_code == 200:
        pass
    headers = {"authorization": f"Bearer {text}"}
    assert client.get(URL, QUERY, headers=headers, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_a_key_may_have_its_own_limit_for_one_request(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_LIMITS = {**settings.GRAPHQL_LIMITS, "cost": 50}
    query = {"query": "{ people(first: 20) { nodes { familyName givenName slug } } }"}

    def code(text: str | None) -> str:
        headers = {"authorization": f"Bearer {text}"} if text else {}
        answer = client.get(URL, query, headers=headers).json()
        return "OK" if "errors" not in answer else answer["errors"][0]["extensions"]["code"]

    said = [code(each) for each in (None, make_key(cost=500)[1], make_key(cost=10)[1])]
    assert said == ["TOO_COMPLEX", "OK", "TOO_COMPLEX"]


def test_a_key_has_its_own_mode_of_documents(client: Client, settings: Settings) -> None:
    modes = {mode: make_key(documents=mode)[1] for mode in ("", "open", "audit", "registered")}
    said = {}
    for site in ("open", "registered"):
        settings.GRAPHQL_DOCUMENTS = site
        said[site] = {mode: ask(client, text).status_code for mode, text in modes.items()}
    assert said == {
        "open": {"": 200, "open": 200, "audit": 200, "registered": 403},
        "registered": {"": 403, "open": 200, "audit": 200, "registered": 403},
    }
