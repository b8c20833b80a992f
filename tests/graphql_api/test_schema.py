"""The contract: written down, described, and the same for everybody."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLSchema, build_schema

from graphql_api.errors import MEANINGS, Code
from graphql_api.examples import example_documents
from graphql_api.nodes import node_uid
from graphql_api.schema import schema
from tests.graphql_api.world import make_world, run

CONTRACT = Path(__file__).parents[2] / "graphql_api" / "schema.graphql"
core = schema._schema


def test_the_written_contract_is_the_schema() -> None:
    """After a change that is meant: ``python manage.py export_contract``."""
    assert CONTRACT.read_text(encoding="utf-8") == schema.as_str() + "\n"


def test_other_tools_read_the_contract() -> None:
    read = build_schema(CONTRACT.read_text(encoding="utf-8"))
    assert _fields(read) == _fields(core)


def test_everything_is_described_for_a_partners_developer() -> None:
    assert [name for name, description in _descriptions() if len(description or "") < 4] == []


def test_descriptions_are_sentences() -> None:
    assert [
        (name, text) for name, text in _descriptions() if text and not text.rstrip().endswith((".", ")"))
    ] == []


def test_descriptions_tell_nothing_of_how_they_are_written_down() -> None:
    assert [
        (name, text) for name, text in _descriptions() if re.search(r"\n|  |``|isoformat", text or "")
    ] == []


@pytest.mark.parametrize("document", example_documents())
@pytest.mark.django_db
@pytest.mark.usefixtures("search_index")
def test_the_examples_run(document: str) -> None:
    make_world()
    assert run(document)
    assert document.startswith("# For ")


GUIDE = CONTRACT.parents[1] / "docs" / "frontends.md"


def test_the_guide_tells_every_error_and_every_limit() -> None:
    guide = GUIDE.read_text(encoding="utf-8")

    rows = re.findall(r"^\| `([A-Z_]+)` \| [\d /]+ \| (.*) \|$", guide, re.MULTILINE)
    assert dict(rows) == {code.value: meaning for code, meaning in MEANINGS.items()}
    assert set(MEANINGS) == set(Code)
    assert [name for name, most in settings.GRAPHQL_LIMITS.items() if f"{most:,}" not in guide] == []


@pytest.mark.django_db
def test_the_query_of_the_guide_runs() -> None:
    query = re.search(r"const query = `(.*?)`;", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    world = make_world()

    assert query is not None
    assert run(query[1], edition=node_uid(world.edition))["edition"]["title"] == "Forum 2030"


def _fields(one: GraphQLSchema) -> dict[str, list[str]]:
    return {name: sorted(getattr(kind, "fields", ())) for name, kind in sorted(one.type_map.items())}


def _descriptions() -> Iterator[tuple[str, str | None]]:
    for name, kind in core.type_map.items():
        if name.startswith("__"):
            continue
        yield name, kind.description
        if isinstance(kind, GraphQLEnumType):
            yield from ((f"{name}.{value}", each.description) for value, each in kind.values.items())
        elif hasattr(kind, "fields"):
            for field, each in kind.fields.items():
                yield f"{name}.{field}", each.description
                if not isinstance(kind, GraphQLInputObjectType):
                    yield from ((f"{name}.{field}({arg})", it.description) for arg, it in each.args.items())


DEPRECATION = re.compile(r"reason: [^;]+; use [^;]+; removal \d{4}-\d{2}-\d{2}")


def test_a_deprecation_says_why_what_to_use_and_until_when() -> None:
    assert [(name, text) for name, text in _deprecations() if not DEPRECATION.fullmatch(text)] == []
    assert DEPRECATION.fullmatch("reason: a session may have several; use replays; removal 2031-01-31")
    assert DEPRECATION.fullmatch("use replays") is None


def _deprecations() -> Iterator[tuple[str, str]]:
    for name, kind in core.type_map.items():
        if name.startswith("__"):
            continue
        parts = kind.values if isinstance(kind, GraphQLEnumType) else getattr(kind, "fields", {})
        for part, each in parts.items():
            for place, told in ((part, each), *getattr(each, "args", {}).items()):
                if told.deprecation_reason is not None:
                    yield f"{name}.{part}.{place}", told.deprecation_reason
