"""The documents that frames are made of could be sent by any frontend."""

import pytest
from graphql import OperationDefinitionNode, OperationType, parse, validate

from cms.embeds.asking import FOLDER
from cms.embeds.kinds import KINDS
from cms.public.documents import document, names
from graphql_api.manifests import problems_of
from graphql_api.schema import schema


@pytest.mark.parametrize("name", names(FOLDER))
def test_a_document_is_answered_to_everybody_and_only_reads(name: str) -> None:
    text = document(name, FOLDER)
    operations = [each for each in parse(text).definitions if isinstance(each, OperationDefinitionNode)]

    assert problems_of(text) == []
    assert validate(schema._schema, parse(text)) == []
    assert [each.operation for each in operations] == [OperationType.QUERY]


def test_there_is_one_for_each_kind_of_frame_and_two_more() -> None:
    assert names(FOLDER) == sorted([*KINDS, "address", "choices"])
