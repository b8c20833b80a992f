"""GraphQL over HTTP, as the reference implementation's own audits understand it."""

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.clients.conftest import Node, run_node

pytestmark = pytest.mark.clients

PASSED = {"audits": 61, "failed": []}


def test_every_audit_of_graphql_over_http_passes(node: Node) -> None:
    assert node("audits.mjs") == PASSED


def test_every_audit_passes_on_the_database_of_the_tests(live_server: LiveServer) -> None:
    """It is PostgreSQL where ``tools/services`` runs the tests; the server above is on SQLite."""
    assert run_node(live_server.url, "audits.mjs") == PASSED
