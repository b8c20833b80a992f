from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from graphql_api.keys.known import KnownKey, find

pytestmark = pytest.mark.django_db


def run(*arguments: Any) -> str:
    out = StringIO()
    call_command("partner_keys", *arguments, stdout=out)
    return out.getvalue().strip()


def known(text: str, later: timedelta = timedelta()) -> KnownKey | None:
    return find(text, timezone.now() + later)


def test_keys_are_made_listed_rotated_and_revoked() -> None:
    old = run("make", "Badges", "--secret", "--scope", "contacts")
    site = run("make", "Programme", "--origin", "https://Partner.example/")
    open_to_all = run("make", "Wall")
    made = [known(text) for text in (old, site, open_to_all)]
    new = run("rotate", old[:13], "--overlap", "2")
    rotated = [known(old), known(new), known(old, timedelta(hours=3)), known(new, timedelta(hours=3))]
    told = run("revoke", new)
    assert [(each.kind, each.origins_mode, each.origins, set(each.scopes)) for each in made if each] == [
        ("secret", "none", (), {"contacts"}),
        ("publishable", "list", ("https://partner.example",), set()),
        ("publishable", "any", (), set()),
    ]
    assert [each is not None for each in rotated] == [True, True, False, True]
    assert (told, known(old), known(new)) == (
        *("Badges is refused by every server within five seconds.", None),
        None,
    )
    assert run("list").splitlines() == [
        f"{old[:13]} ended Badges",
        f"{site[:13]} active Programme",
        f"{open_to_all[:13]} active Wall",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["make", "A", "--scope", "drafts"],
            "Everybody can read a publishable key: only secret keys have scopes.",
        ),
        (
            ["make", "A", "--secret", "--origin", "https://a.example"],
            "A secret key is for servers: choose “From no page”.",
        ),
        (["revoke", "fgs_unknown1_"], "No key begins with fgs_unknown1_: see “partner_keys list”."),
        (["rotate", "unknown"], "No key begins with unknown: see “partner_keys list”."),
    ],
)
def test_what_cannot_be_is_told(arguments: list[str], told: str) -> None:
    with pytest.raises(CommandError, match=told):
        run(*arguments)


def test_a_key_that_has_ended_is_not_rotated() -> None:
    text = run("make", "Badges")
    run("revoke", text)
    with pytest.raises(CommandError, match="ended"):
        run("rotate", text)
