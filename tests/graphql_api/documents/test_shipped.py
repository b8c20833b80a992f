from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from graphql_api.documents import registry
from graphql_api.documents.digests import digest_of
from graphql_api.models import DocumentStatus, PersistedOperation

pytestmark = pytest.mark.django_db

QUERY = "query Kind { __typename }"
KEPT = "public, max-age=60, stale-while-revalidate=60"


@pytest.fixture(autouse=True)
def _shipped(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "kind.1.graphql").write_text(QUERY)
    settings.GRAPHQL_SHIPPED_DOCUMENTS = [tmp_path]
    settings.GRAPHQL_DOCUMENTS = "registered"
    registry.forget()


def ask(client: Client, text: str = QUERY) -> tuple[int, str]:
    answer = client.get("/graphql/", {"documentId": f"sha256:{digest_of(text)}"})
    return answer.status_code, answer["Cache-Control"]


def make_row(status: DocumentStatus) -> PersistedOperation:
    return PersistedOperation.objects.create(
        document=QUERY, digest=digest_of(QUERY), status=status, last_used=datetime(2026, 1, 1, tzinfo=UTC)
    )


def test_a_document_of_ours_is_registered_everywhere_and_leaves_no_row(client: Client) -> None:
    assert ask(client) == (200, KEPT)
    assert ask(client, "query Other { __typename }") == (400, "no-store")
    assert PersistedOperation.objects.count() == 0


def test_that_somebody_saw_it_before_it_was_ours_changes_nothing(client: Client) -> None:
    make_row(DocumentStatus.SEEN)
    assert ask(client) == (200, KEPT)


def test_an_owner_may_block_it(client: Client) -> None:
    make_row(DocumentStatus.BLOCKED)
    assert ask(client) == (403, "no-store")
