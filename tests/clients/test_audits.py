"""GraphQL over HTTP, as the reference implementation's own audits understand it."""

import pytest

from tests.clients.conftest import Node

pytestmark = pytest.mark.clients


def test_every_audit_of_graphql_over_http_passes(node: Node) -> None:
    assert node("audits.mjs") == {"audits": 61, "failed": []}
