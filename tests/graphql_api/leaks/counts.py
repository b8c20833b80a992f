"""How many each list has, as the oracle says and as the gateway does."""

from collections.abc import Callable, Mapping
from typing import Any

from forums_pages import models as content
from graphql_api.nodes import node_uid
from tests.graphql_api.leaks.oracle import Oracle, Row

ROOT_LISTS = {
    "forums": content.ForumPage,
    "editions": content.EditionPage,
    "sessions": content.SessionPage,
    "callsForContributions": content.CallPage,
    "articles": content.ArticlePage,
    "people": content.Person,
    "organisations": content.Organisation,
    "themes": content.Theme,
}
ROOT_COUNTS = f"{{ {' '.join(f'{name} {{ totalCount }}' for name in ROOT_LISTS)} }}"


def root_counts(oracle: Oracle) -> dict[str, Any]:
    """Return what the gateway must answer to ``ROOT_COUNTS``."""
    return {name: {"totalCount": len(oracle.things(model))} for name, model in ROOT_LISTS.items()}


# How many things of a kind lead to one: its name in the schema, and the keys that the things lead to.
Keys = Callable[[Oracle], list[Any]]


def _keys(model: type[Any], name: str) -> Keys:
    return lambda oracle: [row[name] for row in oracle.things(model)]


def _through(model: type[Any], name: str) -> Keys:
    """Return the keys of a many-to-many field, of the visible rows of ``model``."""

    def find(oracle: Oracle) -> list[Any]:
        field: Any = model._meta.get_field(name)
        owner, target = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        shown = {row["pk"] for row in oracle.things(model)}
        links = field.remote_field.through._default_manager.values_list(owner, target)
        return [key for pk, key in links if pk in shown]

    return find


def _once(model: type[Any], key: str, page_of: Callable[[Oracle, Row], Any]) -> Keys:
    """Return the keys that the rows of ``model`` lead to, each once for each page."""
    return lambda oracle: [
        key for key, _page in {(row[key], page_of(oracle, row)) for row in oracle.things(model)}
    ]


def _edition_of(oracle: Oracle, partnership: Row) -> Any:
    return oracle.rows(content.PartnerLevel)[partnership["level_id"]]["page_id"]


EDGES: Mapping[tuple[type[Any], str], Keys] = {
    (content.ForumPage, "editions"): _keys(content.EditionPage, "forum_id"),
    (content.EditionPage, "sessions"): _keys(content.SessionPage, "edition_id"),
    (content.Person, "participations"): _keys(content.Participation, "person_id"),
    (content.Person, "sessions"): _once(
        content.Participation, "person_id", lambda _oracle, row: row["page_id"]
    ),
    (content.Organisation, "partnerships"): _keys(content.Partnership, "organisation_id"),
    (content.Organisation, "editions"): _once(content.Partnership, "organisation_id", _edition_of),
    (content.Organisation, "people"): _keys(content.Person, "organisation_id"),
    (content.Theme, "editions"): _through(content.EditionPage, "themes"),
    (content.Theme, "sessions"): _through(content.SessionPage, "themes"),
    (content.Goal, "editions"): _through(content.EditionPage, "goals"),
    (content.Goal, "sessions"): _through(content.SessionPage, "goals"),
    (content.Pillar, "editions"): _through(content.EditionPage, "pillars"),
    (content.Pillar, "sessions"): _through(content.SessionPage, "pillars"),
}


def edge_question(edge: tuple[type[Any], str]) -> tuple[str, list[Any]]:
    """Return a query of one edge's counts, and the keys of the rows that it asks of, in their order."""
    model, name = edge
    rows = [row for row in model._default_manager.order_by("pk") if getattr(row, "is_source", True)][:100]
    ids = ", ".join(f'"{node_uid(row)}"' for row in rows)
    kind = {"ForumPage": "Forum", "EditionPage": "Edition"}.get(model.__name__, model.__name__)
    return f"{{ nodes(ids: [{ids}]) {{ ... on {kind} {{ {name} {{ totalCount }} }} }} }}", [
        row.pk for row in rows
    ]


def edge_counts(oracle: Oracle, edge: tuple[type[Any], str], keys: list[Any]) -> dict[str, Any]:
    """Return what the gateway must answer to ``edge_question``."""
    model, name = edge
    found = EDGES[edge](oracle)
    shown = (
        set(keys) if model in (content.Goal, content.Pillar) else {row["pk"] for row in oracle.things(model)}
    )
    return {"nodes": [{name: {"totalCount": found.count(key)}} if key in shown else None for key in keys]}
