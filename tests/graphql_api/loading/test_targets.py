"""What blocks point at passes the gate: what is hidden or gone vanishes from every chooser."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from forums_pages.blocks import BodyBlock
from forums_pages.models import BasePage, Organisation, Person
from graphql_api.loading.wanted import collect_from
from tests.factories import (
    make_article,
    make_document,
    make_edition,
    make_image,
    make_organisation,
    make_person,
    make_session,
)
from tests.factories.site import root_collection
from tests.graphql_api.blocks.asking import body_of, store, stored

pytestmark = pytest.mark.django_db

CANARY = "kanarie7"


def picture(key: int) -> dict[str, Any]:
    return {"image": key, "alt_text": "", "decorative": False}


def folder() -> Any:
    root = root_collection()
    return root.get_children().filter(name="Press").first() or root.add_child(name="Press")


def image() -> Any:
    return make_image(alt_text={"en": CANARY}, collection=folder())


def document() -> Any:
    return make_document(CANARY, collection=folder())


def link_to(**target: Any) -> dict[str, Any]:
    return {"title": "Read", "button": "Read", "link": target}


# By block and chooser: what to choose, and the block that chose it.
CHOOSERS: dict[str, tuple[Callable[[], Any], Callable[[int], tuple[str, Any]]]] = {
    "quote.person": (
        lambda: make_person(family_name=CANARY),
        lambda key: ("quote", {"text": "Said", "person": key}),
    ),
    "image": (image, lambda key: ("image", {"picture": picture(key)})),
    "gallery": (image, lambda key: ("gallery", {"items": [{"picture": picture(key)}]})),
    "card.picture": (image, lambda key: ("card_list", {"cards": [{"title": "A", "picture": picture(key)}]})),
    "card.link": (
        lambda: make_article(title=CANARY),
        lambda key: ("card_list", {"cards": [{"title": "A", "link": {"page": key}}]}),
    ),
    "call.page": (lambda: make_article(title=CANARY), lambda key: ("call_to_action", link_to(page=key))),
    "call.document": (document, lambda key: ("call_to_action", link_to(document=key))),
    "video.transcript": (
        document,
        lambda key: ("video", {"url": "https://vimeo.com/1", "transcript": key}),
    ),
    "document_list": (document, lambda key: ("document_list", {"documents": [key]})),
    "person_list": (
        lambda: make_person(family_name=CANARY),
        lambda key: ("person_list", {"people": [{"type": "item", "value": key, "id": "a"}]}),
    ),
    "organisation_list": (
        lambda: make_organisation(CANARY),
        lambda key: ("organisation_list", {"organisations": [key]}),
    ),
    "session_list.sessions": (
        lambda: make_session(title=CANARY),
        lambda key: ("session_list", {"sessions": [key]}),
    ),
    "session_list.edition": (
        lambda: make_session(make_edition(title=CANARY)).edition,
        lambda key: ("session_list", {"edition": key}),
    ),
    "countdown": (
        lambda: make_edition(title=CANARY),
        lambda key: ("countdown", {"label": "In", "edition": key}),
    ),
    "page_list": (lambda: make_article(title=CANARY), lambda key: ("page_list", {"pages": [key]})),
    "paragraph": (
        lambda: make_article(title=CANARY),
        lambda key: ("paragraph", f'<a linktype="page" id="{key}">x</a>'),
    ),
    "faq": (
        lambda: make_article(title="A", slug=CANARY),
        lambda key: (
            "faq",
            {"questions": [{"question": "Q", "answer": f'<a id="{key}" linktype="page">x</a>'}]},
        ),
    ),
}


def in_column(block: tuple[str, Any]) -> tuple[str, Any]:
    name, value = block
    return "columns", {"columns": [[stored(name, value)]]}


def unpublish(row: Any) -> None:
    type(row)._base_manager.filter(pk=row.pk).update(live=False)


def expire(row: Any) -> None:
    type(row)._base_manager.filter(pk=row.pk).update(expire_at=timezone.now())


def restrict(row: Any) -> None:
    PageViewRestriction.objects.create(page=row, restriction_type="login")


def make_private(row: Any) -> None:
    row.collection.view_restrictions.create(restriction_type="login")


def delete(row: Any) -> None:
    row.delete()


def ways_to_hide(row: Any) -> list[Callable[[Any], None]]:
    if isinstance(row, BasePage):
        return [unpublish, expire, restrict]
    return [unpublish, expire] if isinstance(row, Person | Organisation) else [make_private]


@pytest.mark.parametrize("chooser", CHOOSERS)
@pytest.mark.parametrize("number", range(3))
def test_what_is_hidden_vanishes(chooser: str, number: int) -> None:
    make, block = CHOOSERS[chooser]
    row = make()
    holder = make_article(title="Holder")
    blocks = [block(row.pk)]
    if blocks[0][0] in ("quote", "image", "call_to_action", "paragraph"):
        blocks.append(in_column(blocks[0]))
    store(holder, [stored(*each) for each in blocks])
    assert str(body_of(holder)).count(CANARY) >= len(blocks)

    ways = ways_to_hide(row)
    ways[number % len(ways)](row)

    assert CANARY not in str(body_of(holder))


@pytest.mark.parametrize("chooser", CHOOSERS)
def test_what_was_deleted_vanishes(chooser: str) -> None:
    block = CHOOSERS[chooser][1]
    holder = make_article(title="Holder")
    store(holder, [stored(*block(987_654))])

    body_of(holder)


def test_a_chosen_page_of_another_type_is_not_taken_for_the_right_one() -> None:
    article = make_article(title=CANARY)
    holder = make_article(title="Holder")
    wrong = [
        ("session_list", {"sessions": [article.pk]}),
        ("session_list", {"edition": article.pk}),
        ("countdown", {"edition": article.pk, "label": "In"}),
    ]
    store(holder, [stored(*each) for each in wrong])

    assert body_of(holder) == []


def test_every_block_that_points_at_something_is_tried() -> None:
    pointing = {name for name, block in BodyBlock().child_blocks.items() if collect_from(block) is not None}

    # Of columns, those that are tried above stand in a column as well.
    assert pointing - {block(1)[0] for _make, block in CHOOSERS.values()} == {"columns"}
