"""What is closed closes what is below it, what mirrors it and what translates it."""

from typing import Any
from uuid import UUID

from graphql_api.tree import Container, Tree


def container(pk: int, path: str, key: int = 0, **about: Any) -> Container:
    about = {"is_source": "kind" in about, **about}
    return Container(pk, path, UUID(int=key or pk), **about)


ROOT = container(9, "0001")
PROGRAMME = container(1, "00010001", kind="forumsindexpage")
FORUM = container(2, "000100010001", kind="forumpage")
EDITION = container(3, "0001000100010001", kind="editionpage")
ENGLISH = [ROOT, PROGRAMME, FORUM, EDITION]
FRENCH = [
    container(11, "00010002", key=1, kind="forumsindexpage", is_source=False),
    container(12, "000100020001", key=2, kind="forumpage", is_source=False),
    container(13, "0001000200010001", key=3, kind="editionpage", is_source=False),
]


def closing(pk: int) -> Tree:
    return Tree(each._replace(is_published=each.pk != pk) for each in ENGLISH + FRENCH)


def test_nothing_is_closed_where_everything_is_open() -> None:
    tree = Tree(ENGLISH + FRENCH)

    assert (tree.closed, tree.closed_paths) == (frozenset(), ())
    assert tree.open_of("editionpage", sources=True) == [3]
    assert tree.open_of("editionpage", sources=False) == [13]


def test_a_closed_source_closes_what_is_below_it_in_every_language() -> None:
    assert closing(2).closed == {2, 3, 12, 13}
    assert closing(2).open_of("editionpage", sources=True) == []


def test_a_closed_translation_closes_its_own_place_only() -> None:
    assert closing(12).closed == {12, 13}
    assert closing(12).closed_paths == ("000100020001", "0001000200010001")


def test_what_is_written_below_an_alias_of_an_alias_of_a_closed_page_is_closed() -> None:
    pages = [
        ROOT,
        container(1, "00010001", is_published=False, kind="forumpage"),
        container(2, "00010002", alias_of=1),
        container(3, "00010003", alias_of=2),
        container(4, "000100030001", kind="editionpage"),
    ]
    assert Tree(pages).closed == {1, 2, 3, 4}


def test_siblings_whose_paths_begin_alike_are_not_mistaken_for_children() -> None:
    pages = [
        ROOT,
        container(1, "00010001", is_published=False),
        container(2, "00010002"),
        container(3, "000100020001"),
    ]
    assert Tree(pages).closed == {1}


def test_a_page_whose_place_is_unknown_is_closed() -> None:
    assert Tree([ROOT, container(1, "000100010001", kind="forumpage")]).closed == {1}


def test_two_pages_that_hide_each_other_are_both_closed() -> None:
    pages = [
        ROOT,
        container(1, "00010001", alias_of=2, is_published=False),
        container(2, "000100010001", alias_of=1),
    ]
    assert Tree(pages).closed == {1, 2}


def test_a_reader_who_was_let_past_a_restriction_is_let_past_that_one_only() -> None:
    pages = [
        ROOT,
        PROGRAMME,
        FORUM._replace(restrictions=frozenset({5, 6})),
        EDITION._replace(restrictions=frozenset({7})),
        *FRENCH,
    ]

    assert Tree(pages).closed == {2, 3, 12, 13}
    assert Tree(pages, frozenset({5})).closed == {2, 3, 12, 13}
    assert Tree(pages, frozenset({5, 6})).closed == {3, 13}
    assert Tree(pages).unrestricted().closed == frozenset()


def test_a_page_is_shown_by_its_own_row_its_translations_and_its_mirrors() -> None:
    mirror = container(21, "00010003", key=21, alias_of=2, kind="forumpage", is_source=False)
    tree = Tree([*ENGLISH, *FRENCH, mirror])

    assert {pk: [each.pk for each in rows] for pk, rows in tree._rows_of.items()} == {
        1: [1, 11],
        2: [2, 12, 21],
        3: [3, 13],
    }
    assert tree.facts_of(mirror) == FORUM
    assert tree.facts_of(ROOT) is None
    assert [each.pk for each in tree.above(EDITION.path)] == [2, 1, 9]
