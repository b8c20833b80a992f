import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from graphql_api.models import DocumentStatus, OperationAlias, PersistedOperation

pytestmark = pytest.mark.django_db

FORUMS = "query Forums { forums(first: 2) { nodes { title } } }"
KIND = "query Kind { __typename }"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def apollo(*operations: tuple[str, str]) -> dict[str, Any]:
    listed = [{"id": name, "body": body, "name": "X", "type": "query"} for name, body in operations]
    return {"format": "apollo-persisted-query-manifest", "version": 1, "operations": listed}


@pytest.fixture
def persist(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Register a manifest and return what the command said."""

    def run(manifest: Any, *options: str) -> str:
        file = tmp_path / "manifest.json"
        file.write_text(manifest if isinstance(manifest, str) else json.dumps(manifest), encoding="utf-8")
        call_command("persist_operations", str(file), *options)
        return capsys.readouterr().out

    return run


def registered() -> list[tuple[str, str, str, list[str]]]:
    rows = PersistedOperation.objects.prefetch_related("aliases").order_by("pk")
    return [(row.name, row.client, row.status, [each.name for each in row.aliases.all()]) for row in rows]


def test_apollos_manifest_is_registered_and_again_changes_nothing(persist: Any) -> None:
    manifest = apollo((digest(FORUMS), FORUMS), ("kind.1", KIND))
    first, second = (
        persist(manifest, "--client", "forum-website"),
        persist(manifest, "--client", "forum-website"),
    )

    assert (first, second) == (
        "2 registered, 0 known already.\n",
        "0 registered, 2 known already.\n",
    )
    assert registered() == [
        ("Forums", "forum-website", "registered", []),
        ("Kind", "forum-website", "registered", ["kind.1"]),
    ]
    assert list(PersistedOperation.objects.order_by("pk").values_list("document", "digest", "cost")) == [
        (FORUMS, digest(FORUMS), 4),
        (KIND, digest(KIND), 1),
    ]


def test_relays_manifest_is_registered_by_its_own_digests(persist: Any) -> None:
    md5 = hashlib.md5(KIND.encode(), usedforsecurity=False).hexdigest()
    persist({md5: KIND})
    assert registered() == [("Kind", "", "registered", [md5])]


def test_what_an_older_release_registered_stays_and_is_told(persist: Any) -> None:
    persist(apollo((digest(KIND), KIND)), "--client", "app")
    said = persist(apollo((digest(FORUMS), FORUMS)), "--client", "app")

    assert said.splitlines()[1:] == ["Registered for app, and not in this manifest: Kind."]
    assert [name for name, *_rest in registered()] == ["Kind", "Forums"]


def test_what_was_seen_is_registered_and_what_was_blocked_stays_so(persist: Any) -> None:
    for text, status in ((KIND, DocumentStatus.SEEN), (FORUMS, DocumentStatus.BLOCKED)):
        PersistedOperation.objects.create(document=text, digest=digest(text), status=status)
    persist(apollo((digest(KIND), KIND), (digest(FORUMS), FORUMS)), "--client", "app")

    assert registered() == [("Kind", "app", "registered", []), ("Forums", "app", "blocked", [])]


@pytest.mark.parametrize(
    "manifest",
    [
        "no JSON",
        [],
        {"format": "another", "version": 1, "operations": []},
        apollo() | {"version": 2},
        apollo() | {"operations": {}},
        apollo() | {"operations": ["x"]},
        apollo((digest(KIND), KIND), (digest("other"), "{ nothing }")),
        apollo((digest(KIND), KIND), ("sha256:" + digest("other"), FORUMS)),
        apollo((digest(KIND), KIND), ("with space", FORUMS)),
        apollo((digest(KIND), KIND), ("empty", " ")),
        apollo((digest(KIND), KIND), ("taken", FORUMS)),
    ],
)
def test_a_manifest_is_registered_whole_or_not_at_all(persist: Any, manifest: Any) -> None:
    taken = PersistedOperation.objects.create(document="{ __typename }", digest=digest("{ __typename }"))
    OperationAlias.objects.create(operation=taken, name="taken")

    with pytest.raises(CommandError):
        persist(manifest)
    assert registered() == [("", "", "registered", ["taken"])]


def test_too_dear_a_document_is_not_registered(persist: Any, settings: Any) -> None:
    settings.GRAPHQL_LIMITS = settings.GRAPHQL_LIMITS | {"cost": 3}
    with pytest.raises(CommandError, match="It may cost 4, without any variables; at most 3 is allowed"):
        persist(apollo((digest(FORUMS), FORUMS)))


def test_a_change_of_the_schema_is_tried_on_all_that_is_registered(
    persist: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    persist(apollo((digest(KIND), KIND)), "--client", "app")
    call_command("persist_operations", "--check")
    well = capsys.readouterr().out
    for status in (DocumentStatus.REGISTERED, DocumentStatus.SEEN):
        text = f"query Old {{ gone{status} }}"
        PersistedOperation.objects.create(document=text, digest=digest(text), name="Old", status=status)

    with pytest.raises(CommandError, match="The schema does not answer 1 registered documents"):
        call_command("persist_operations", "--check")
    assert (well, capsys.readouterr().err) == (
        "The schema answers every registered document.\n",
        "Old (unknown frontend): Cannot query field 'goneregistered' on type 'Query'.\n",
    )
