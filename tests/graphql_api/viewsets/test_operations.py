import hashlib
import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from forums_pages.roles import ensure_headquarters
from graphql_api.models import PersistedOperation
from tests.factories import make_index, make_member

pytestmark = pytest.mark.django_db

TEXT = "query Forums {\n  forums(first: 2) { nodes { title } }\n}\n"


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("admin", "admin@example.org"))
    return client


def form(text: str = TEXT, *aliases: str, **fields: str) -> dict[str, str]:
    rows = {f"aliases-{number}-name": name for number, name in enumerate(aliases)}
    return {
        "document": text, "client": "forum-website", "status": "registered", "max_age": "0",
        "aliases-TOTAL_FORMS": str(len(aliases)), "aliases-INITIAL_FORMS": "0",
        "aliases-MIN_NUM_FORMS": "0", "aliases-MAX_NUM_FORMS": "1000",
    } | rows | fields  # fmt: skip


def errors(answer: Any) -> dict[str, list[str]]:
    shown: dict[str, list[str]] = answer.context["form"].errors
    return {name: list(each) for name, each in shown.items()}


def test_a_document_is_registered_to_the_character(admin: Client) -> None:
    # Browsers send every line break as two characters.
    answer = admin.post(reverse("registered-documents:add"), form(TEXT.replace("\n", "\r\n"), "forums-2026"))
    operation = PersistedOperation.objects.get()

    assert answer.status_code == 302
    assert (operation.document, operation.digest) == (TEXT, hashlib.sha256(TEXT.encode()).hexdigest())
    assert (operation.name, operation.cost, [each.name for each in operation.aliases.all()]) == (
        "Forums", 4, ["forums-2026"],
    )  # fmt: skip
    listing = admin.get(reverse("registered-documents:index")).content.decode()
    assert ("Forums" in listing, "forum-website" in listing, "Never" in listing) == (True, True, False)


def test_what_was_used_last_comes_first_and_what_never_was_last(admin: Client) -> None:
    for name, used in (
        ("Unused", None),
        ("Lately", timezone.now()),
        ("Formerly", timezone.now() - timedelta(days=9)),
    ):
        text = f"query {name} {{ __typename }}"
        PersistedOperation.objects.create(document=text, digest=name, name=name, last_used=used)
    listing = admin.get(reverse("registered-documents:index")).content.decode()

    shown = re.findall(r"\b(Unused|Lately|Formerly)\b", listing)
    assert list(dict.fromkeys(shown)) == ["Lately", "Formerly", "Unused"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{ nothing }", "Cannot query field 'nothing' on type 'Query'."),
        (
            "query {",
            "Syntax Error: Expected Name, found <EOF>.\n\nGraphQL request:1:8\n1 | query {\n  |        ^",
        ),
    ],
)
def test_what_the_schema_does_not_answer_is_not_registered(admin: Client, text: str, problem: str) -> None:
    answer = admin.post(reverse("registered-documents:add"), form(text))
    assert (answer.status_code, errors(answer)) == (200, {"document": [problem]})
    assert PersistedOperation.objects.count() == 0


def test_a_document_is_registered_once(admin: Client) -> None:
    admin.post(reverse("registered-documents:add"), form())
    answer = admin.post(reverse("registered-documents:add"), form())
    assert errors(answer) == {"document": ["This very document is registered already."]}


def test_a_registered_document_is_blocked_but_never_changed(admin: Client) -> None:
    admin.post(reverse("registered-documents:add"), form())
    operation = PersistedOperation.objects.get()
    address = reverse("registered-documents:edit", args=[operation.pk])
    answer = admin.post(address, form("{ __typename }", status="blocked", max_age="60"))
    changed = PersistedOperation.objects.get()

    assert answer.status_code == 302
    assert (changed.document, changed.status, changed.max_age) == (TEXT, "blocked", 60)


def test_nothing_is_kept_for_longer_than_an_hour(admin: Client) -> None:
    answer = admin.post(reverse("registered-documents:add"), form(max_age="3601"))
    assert list(errors(answer)) == ["max_age"]


def test_an_editor_does_not_see_the_registry(client: Client) -> None:
    make_index()
    headquarters = ensure_headquarters()
    client.force_login(make_member("editor", headquarters.editors, headquarters.moderators))
    answers = [client.get(reverse(f"registered-documents:{name}")) for name in ("index", "add")]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
