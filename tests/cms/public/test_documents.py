"""The documents that the public pages are made of could be sent by any frontend."""

import pytest
from graphql import OperationDefinitionNode, OperationType, parse, validate

from cms.public.documents import document, names
from graphql_api.manifests import problems_of
from graphql_api.schema import schema


@pytest.mark.parametrize("name", names())
def test_a_document_is_answered_to_everybody_and_only_proposals_write(name: str) -> None:
    text = document(name)
    operations = [each for each in parse(text).definitions if isinstance(each, OperationDefinitionNode)]

    assert problems_of(text) == []
    assert validate(schema._schema, parse(text)) == []
    kind = OperationType.MUTATION if name == "submit_contribution" else OperationType.QUERY
    assert [each.operation for each in operations] == [kind]
    assert len(text.encode()) < 10_000


def test_there_is_one_for_each_kind_of_page_and_its_draft() -> None:
    pages = ["article", "call", "edition", "forum", "index", "session", "standard"]
    records = ["organisation", "person", "theme"]
    drafts = [f"preview_{each}" for each in sorted([*pages, *records])]
    others = ["articles", "contribute", "frame", "route", "search", "sessions", "submit_contribution"]
    assert names() == sorted([*pages, *records, *drafts, *others])
