"""Python's gql: it reads the schema of the server, checks a document against it and runs it."""

import pytest
from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.requests import RequestsHTTPTransport
from graphql import GraphQLError

from tests.live.server import Server

pytestmark = pytest.mark.clients

QUERY = """query Forums($locale: LocaleCode) {
  forums(first: 2, locale: $locale) { totalCount nodes { title locale } }
}"""


@pytest.fixture
def client(server: Server) -> Client:
    transport = RequestsHTTPTransport(url=f"{server.url}/graphql/", timeout=60)
    return Client(transport=transport, fetch_schema_from_transport=True)


def test_gql_runs_a_document_that_it_has_checked(client: Client) -> None:
    query = gql(QUERY)
    query.variable_values = {"locale": "fr"}
    with client as session:
        forums = session.execute(query)["forums"]

    assert [each["locale"] for each in forums["nodes"]] == ["fr", "fr"]
    assert forums["totalCount"] > 2


def test_gql_refuses_what_the_schema_does_not_offer(client: Client) -> None:
    with client as session, pytest.raises(GraphQLError, match="Cannot query field 'nothing'"):
        session.execute(gql("{ nothing }"))


def test_gql_tells_the_code_of_an_error(server: Server) -> None:
    transport = RequestsHTTPTransport(url=f"{server.url}/graphql/", timeout=60)
    with Client(transport=transport) as session, pytest.raises(TransportQueryError) as caught:
        session.execute(gql("{ people(first: 0) { totalCount } }"))

    assert caught.value.errors is not None
    assert [each["extensions"]["code"] for each in caught.value.errors] == ["INVALID_INPUT"]


def test_with_a_key_gql_reads_the_schema_of_its_scopes(server: Server) -> None:
    query = gql("{ people(first: 2, orderBy: PRIVATE_EMAIL) { nodes { privateEmail } } }")
    key = server.folder.manage("partner_keys", "make", "Badges", "--secret", "--scope", "contacts").strip()
    other = server.folder.manage("partner_keys", "make", "Display").strip()

    def run(text: str) -> list[dict[str, str | None]]:
        headers = {"Authorization": f"Bearer {text}"}
        transport = RequestsHTTPTransport(url=f"{server.url}/graphql/", timeout=60, headers=headers)
        with Client(transport=transport, fetch_schema_from_transport=True) as session:
            people: list[dict[str, str | None]] = session.execute(query)["people"]["nodes"]
            return people

    assert [list(each) for each in run(key)] == [["privateEmail"]] * 2
    with pytest.raises(GraphQLError, match=r"'privateEmail'|'PRIVATE_EMAIL'"):
        run(other)
