"""What is closed closes what is below it, what mirrors it and what translates it."""

from typing import Any
from uuid import UUID

from graphql_api.tree import Container, OpenTree, find_closed, open_tree


def container(pk: int, path: str, key: int = 0, **about: Any) -> Container:
    about = {"alias_of": None, "is_open_itself": True, **about}
    return Container(pk, path, UUID(int=key or pk), **about)


PROGRAMME = container(1, "0001", source_of="forumsindexpage")
FORUM = container(2, "00010001", source_of="forumpage")
EDITION = container(3, "000100010001", source_of="editionpage")
ENGLISH = [PROGRAMME, FORUM, EDITION]
FRENCH = [
    container(11, "0002", key=1),
    container(12, "00020001", key=2),
    container(13, "000200010001", key=3),
]


def closing(pk: int) -> list[Container]:
    pages = ENGLISH + FRENCH
    return [
        Container(each.pk, each.path, each.translation_key, each.alias_of, each.pk != pk, each.source_of)
        for each in pages
    ]


def test_nothing_is_closed_where_everything_is_open() -> None:
    assert open_tree(ENGLISH + FRENCH) == OpenTree(frozenset({2}), frozenset({3}), ())


def test_a_closed_source_closes_what_is_below_it_in_every_language() -> None:
    assert find_closed(closing(2)) == {2, 3, 12, 13}
    assert open_tree(closing(2)) == OpenTree(frozenset(), frozenset(), ())


def test_a_closed_translation_closes_its_own_place_only() -> None:
    assert find_closed(closing(12)) == {12, 13}
    assert open_tree(closing(12)) == OpenTree(frozenset({2}), frozenset({3}), ("00020001", "000200010001"))


def test_what_is_written_below_an_alias_of_an_alias_of_a_closed_page_is_closed() -> None:
    pages = [
        container(1, "0001", is_open_itself=False, source_of="forumpage"),
        container(2, "0002", alias_of=1),
        container(3, "0003", alias_of=2),
        container(4, "00030001", source_of="editionpage"),
    ]
    assert open_tree(pages) == OpenTree(frozenset(), frozenset(), ("0002", "0003"))


def test_siblings_whose_paths_begin_alike_are_not_mistaken_for_children() -> None:
    pages = [container(1, "0001", is_open_itself=False), container(2, "0002"), container(3, "00020001")]
    assert find_closed(pages) == {1}
