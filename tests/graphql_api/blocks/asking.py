"""Asks for bodies with every field of every block, and writes raw bodies past every check."""

from typing import Any

from forums_pages.models import BasePage
from graphql_api.nodes import node_uid
from tests.graphql_api.world import run

LINK = "{ kind href page { __typename title path } document { title } }"
NODES = "nodes { style level spans { text marks link { href } } }"
RICH_TEXT = f"{{ html markdown text {NODES} links {LINK} }}"
IMAGE = "{ alt isDecorative image { alt } picture(preset: CARD) { src alt } }"
SIMPLE_BLOCKS = f"""
  ... on HeadingBlock {{ text level anchor }}
  ... on ParagraphBlock {{ content {RICH_TEXT} }}
  ... on QuoteBlock {{ text speaker role person {{ name }} }}
  ... on KeyFiguresBlock {{ heading figures {{ value qualifier label }} }}
  ... on CallToActionBlock {{ title message button link {LINK} style }}
  ... on ImageBlock {{ image {IMAGE} caption layout }}
"""
BLOCKS = f"""{{
  __typename type {SIMPLE_BLOCKS}
  ... on FaqBlock {{ heading questions {{ question answer {{ html }} }} }}
  ... on TimelineBlock {{ heading moments {{ date {{ date precision }} dateText title text }} }}
  ... on TableBlock {{
    table {{ caption columns {{ heading kind }} rows {{ cells {{ text number }} }} }} hasRowHeadings note
  }}
  ... on GalleryBlock {{ heading items {{ image {IMAGE} caption }} }}
  ... on VideoBlock {{ url embedUrl provider title language {{ name }} transcript {{ title }} }}
  ... on DocumentListBlock {{ heading documents {{ title }} }}
  ... on PersonListBlock {{ heading people {{ name organisation {{ name }} }} show }}
  ... on OrganisationListBlock {{
    heading organisations {{ organisation {{ name }} logo {{ alt }} showsName }}
  }}
  ... on SessionListBlock {{ heading sessions {{ title }} fromEdition {{ title }} day kind }}
  ... on CountdownBlock {{ label edition {{ title }} hasBegun textAfter }}
  ... on MapBlock {{ heading intro forums {{ title }} statuses }}
  ... on ColumnsBlock {{ columns {{ blocks {{ __typename type {SIMPLE_BLOCKS} }} }} }}
  ... on CardListBlock {{ heading cards {{ title text image {IMAGE} link {LINK} }} }}
  ... on PageListBlock {{ heading pages {{ __typename title path }} latest display }}
}}"""
OF_NODE = f"query($id: ID!) {{ node(id: $id) {{ ... on Page {{ body {BLOCKS} }} }} }}"
OF_EDITIONS = f"""query($locale: LocaleCode) {{
  editions(first: 100, locale: $locale) {{ nodes {{ body {BLOCKS} }} }}
}}"""


def body_of(page: BasePage) -> list[Any]:
    """Return the body of ``page`` as the gateway tells it."""
    body: list[Any] = run(OF_NODE, id=node_uid(page))["node"]["body"]
    return body


def store(page: BasePage, body: Any) -> None:
    """Write ``body`` as it is, past every check."""
    type(page)._base_manager.filter(pk=page.pk).update(body=body)


def stored(name: str, value: Any) -> dict[str, Any]:
    """Return a block as the database holds it."""
    return {"type": name, "value": value, "id": f"block-{name}"}
