"""What editors see of a block before they choose it has the shape of the gateway's answers."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation
from graphql import FieldNode, FragmentDefinitionNode, FragmentSpreadNode, SelectionSetNode, parse
from wagtail.blocks.base import Block

from cms.public.documents import document
from cms.public.samples import SAMPLES, sample
from forums_pages.blocks.body import BodyBlock
from graphql_api.blocks.registry import TYPES

FRAGMENTS = {
    each.name.value: each
    for each in parse(document("standard")).definitions
    if isinstance(each, FragmentDefinitionNode)
}
every = pytest.mark.parametrize("name", sorted(SAMPLES))


def fields(selections: SelectionSetNode, on: str) -> dict[str, Any]:
    """Return the names that a selection asks for of a type, each with what is asked of it in turn."""
    found: dict[str, Any] = {}
    for each in selections.selections:
        if isinstance(each, FieldNode):
            name = (each.alias or each.name).value
            inner = fields(each.selection_set, "") if each.selection_set else {}
            found[name] = {**found.get(name, {}), **inner}
        elif isinstance(each, FragmentSpreadNode):
            found |= fields(FRAGMENTS[each.name.value].selection_set, on)
        elif each.type_condition is None or each.type_condition.name.value == on:
            found |= fields(each.selection_set, on)
    return found


def shape(value: Any, asked: dict[str, Any]) -> dict[str, Any]:
    """Return the names that a sample has, as far as it goes: what is null or empty has what was asked for."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict):
        return asked
    return {name: shape(inner, asked.get(name, {})) for name, inner in value.items()}


def definition(name: str) -> Block:
    return BodyBlock().child_blocks[name]


def test_every_block_of_a_body_has_a_sample() -> None:
    assert sorted(SAMPLES) == sorted(BodyBlock().child_blocks)
    assert sample("card") is None


@every
def test_a_sample_has_what_our_documents_ask_for(name: str) -> None:
    typed = TYPES[type(definition(name))].__strawberry_definition__.name
    asked = fields(FRAGMENTS["BlockParts"].selection_set, typed)
    if name == "columns":
        inner = fields(FRAGMENTS["BlockParts"].selection_set, "ParagraphBlock")
        asked |= {"columns": {"blocks": inner}}

    assert shape(sample(name), asked) == asked


@every
@pytest.mark.parametrize("code", ["en", "fr", "ar"])
def test_a_sample_is_drawn_in_every_language(name: str, code: str) -> None:
    with translation.override(code):
        drawn = render_to_string("public/blocks/block.html", {"block": sample(name)})

    assert BeautifulSoup(drawn, "html.parser").get_text(strip=True)


@pytest.mark.django_db
@every
def test_editors_are_shown_it(admin_client: Client, name: str) -> None:
    block = definition(name)
    answer = admin_client.get("/admin/block-preview/", {"id": block.definition_prefix})
    page = BeautifulSoup(answer.content, "html.parser")

    assert (answer.status_code, block.is_previewable) == (200, True)
    assert page.main.get_text(strip=True)
    assert [link["href"] for link in page.select("link[rel=stylesheet]")] == ["/static/public/site.css"]
